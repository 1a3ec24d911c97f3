import { setTimeout as sleep } from 'node:timers/promises';
import type { Site } from '../stack.ts';
import { demoDeclarations } from './declarations.ts';
import { onPaper, people } from './signatories.ts';

/** Loads the demonstration network as people would: editors through staff's routes, signers by the mail's link. */
export async function loadDemo({ baseUrl, token }: Site): Promise<void> {
  const editor = { authorization: `Bearer ${await token('editor')}` };
  const send = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(new URL(path, baseUrl), {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };

  for (const { slug, declaration, texts, open } of demoDeclarations) {
    const staff = `/v1/staff/declarations/${slug}`;
    await send('PUT', staff, declaration, editor);
    for (const [language, body] of Object.entries(texts)) {
      await send('PUT', `${staff}/texts/${language}`, { body }, editor);
    }
    if (!open) continue;
    const evidence = 'Signed sheet of the founding meeting, kept by the secretariat';
    await send('POST', `${staff}/signatures`, { signatures: onPaper, evidence }, editor);
    await send('POST', `${staff}/openings`, {}, editor);
    await Promise.all(
      people.map(async (person, index) => {
        // Everybody comes from a network of their own.
        const from = { 'x-forwarded-for': `198.51.${index}.1` };
        await send('POST', `/v1/declarations/${slug}/signatures`, person, from);
        const confirmation = await mailedToken(baseUrl, person.email);
        await send('POST', '/v1/signatures/confirmations', { token: confirmation }, from);
      }),
    );
  }
}

const PATIENCE_MS = 60_000;

/** The token of the confirming link in the mail to an address, once it has come. */
async function mailedToken(baseUrl: string, address: string): Promise<string> {
  for (const started = Date.now(); Date.now() - started < PATIENCE_MS; await sleep(500)) {
    const answer = await fetch(new URL(`/_local/mail?to=${encodeURIComponent(address)}`, baseUrl));
    const [mail] = (await answer.json()) as { text: string }[];
    const [, found] = /\/confirm\/(\S+)/.exec(mail?.text ?? '') ?? [];
    if (found) return found;
  }
  throw new Error(`No mail came to ${address}.`);
}
