/*
 * Sends signatures in. Node.js 24 or later. Running it again changes nothing.
 *
 *   npm install
 *   SITE=https://sign.example.org PARTNER=green-balkans SUBMISSION_SECRET=whsec_… node send.ts peace signatures.json
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

const { SITE, PARTNER, SUBMISSION_SECRET = '' } = process.env;
const [, , declaration, file = 'signatures.json'] = process.argv;
const url = `${SITE}/v1/partners/${PARTNER}/submissions`;
const webhook = new Webhook(SUBMISSION_SECRET);

/** The same request has the same id, whenever it is sent: it is taken once. */
const idOf = (body: string) => `sub_${createHash('sha256').update(body).digest('hex')}`;

async function send(body: string): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const at = new Date();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': idOf(body),
        'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
        'webhook-signature': webhook.sign(idOf(body), at, body),
      },
      body,
      signal: AbortSignal.timeout(30_000),
    }).catch(() => undefined);
    if (response && response.status !== 429 && response.status < 500) return response;
    if (attempt === 5) throw new Error(`${url} answered ${response?.status ?? 'nothing'} five times`);
    await sleep(1000 * (Number(response?.headers.get('retry-after')) || 2 ** attempt));
  }
}

const all: { email: string }[] = JSON.parse(readFileSync(file, 'utf8'));
for (let from = 0; from < all.length; from += 100) {
  const signatures = all.slice(from, from + 100);
  const response = await send(JSON.stringify({ declaration, signatures }));
  const answer = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${answer}`);
  const { results } = JSON.parse(answer) as {
    results: { index: number; status: string; errors?: object[] }[];
  };
  for (const { index, status, errors } of results) {
    console.log(signatures[index]?.email, status, errors ? JSON.stringify(errors) : '');
  }
}
