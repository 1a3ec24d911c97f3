import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen, type Request } from '../http.ts';
import { emptyKeyring } from './keyring.ts';
import { partnerRoutes } from './partner-routes.ts';

const SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

let network: Listener;
let asked: Request[];

beforeEach(async () => {
  asked = [];
  network = await listen(async (request) => {
    asked.push(request);
    const results = [
      { index: 0, status: 'accepted' },
      { index: 1, status: 'invalid', errors: [{ pointer: '#/email', code: 'invalid-email' }] },
    ];
    return { status: 200, headers: {}, body: Buffer.from(JSON.stringify({ results })) };
  });
});

afterEach(() => network.close());

const visit = async (
  path: string,
  { host = `127.0.0.1:${network.port}`, form, secret = SECRET }: Record<string, string> = {},
) => {
  const keyring = emptyKeyring();
  if (secret) keyring.partners['two-banks'] = [{ secret }];
  const { body, ...rest } = await partnerRoutes({ baseUrl: `http://localhost:${network.port}`, keyring })({
    method: form === undefined ? 'GET' : 'POST',
    path: `/_local/partner${path}`,
    headers: { host },
    body: Buffer.from(form ?? ''),
    peer: '127.0.0.1',
  });
  return { ...rest, text: `${body}` };
};

describe('the partner’s site', () => {
  it('is on another origin than the network, whichever way one comes', async () => {
    const { status, headers } = await visit('/plain?language=uk', { host: `localhost:${network.port}` });
    expect([status, headers.location]).toEqual([
      302,
      `http://127.0.0.1:${network.port}/_local/partner/plain?language=uk`,
    ]);
  });

  it('has the form as an element, with a link in it for browsers without script', async () => {
    const { text } = await visit('');
    expect(text).toContain(
      `<script type="module" src="http://localhost:${network.port}/v1/embed.js"></script>`,
    );
    expect(text).toMatch(
      /<undersigned-sign declaration="clean-air-across-borders" partner="two-banks" language="en">\s*<p><a href/,
    );
  });

  it.each(['', '/plain', '/sheet'])(
    'allows on %s nothing but what the form needs, and nothing inline',
    async (path) => {
      const { headers, text } = await visit(path);
      const site = `http://localhost:${network.port}`;
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; script-src ${site}; connect-src ${site}; style-src 'self'; form-action 'self' ${site}; base-uri 'none'; frame-ancestors 'none'`,
      );
      expect(text).not.toMatch(/<style|style=|<script(?! type="module" src=)|\son\w+=/);
    },
  );

  it('shows what its address asks for, but no markup of it', async () => {
    const { text } = await visit('/plain?declaration=other-one&partner="><b>&language=uk');
    expect(text).toContain('/v1/declarations/other-one/signatures');
    expect(text).toContain('name="source" value="two-banks"');
    expect(text).not.toContain('<b>');
  });

  it('has nothing else', async () => {
    expect((await visit('/other')).status).toBe(404);
    expect((await visit('/plain', { form: '' })).status).toBe(405);
    expect((await visit('/style.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });
});

describe('the sheet of signatures', () => {
  const form = 'name=Haris&email=haris%40example.org&country=BA&name=B&email=b&country=XX&verified=0';

  it('is sent in by the partner’s server, signed, and each result is shown', async () => {
    const { text } = await visit('/sheet', { form });
    const [{ path, headers, body } = {} as Request] = asked;
    expect(path).toBe('/v1/partners/two-banks/submissions');
    const told = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}`]));
    expect(new Webhook(SECRET).verify(`${body}`, told)).toMatchObject({
      declaration: 'clean-air-across-borders',
      signatures: [
        { name: 'Haris', email: 'haris@example.org', verified: { method: 'mail' } },
        { name: 'B', country: 'XX' },
      ],
    });
    expect(text).toContain('<b>accepted</b>');
    expect(text).toMatch(/<b>invalid<\/b>.*#\/email/s);
  });

  it('can be sent once more as it was, under the same id', async () => {
    await visit('/sheet', { form });
    const [first] = asked;
    const again = new URLSearchParams({ id: `${first?.headers['webhook-id']}`, body: `${first?.body}` });
    await visit('/sheet', { form: `${again}` });
    expect(asked[1]?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(asked[1]?.body).toEqual(first?.body);
  });

  it('is not sent while no secret is known', async () => {
    const { text } = await visit('/sheet', { form, secret: '' });
    expect(text).toContain('Not sent');
    expect(asked).toEqual([]);
  });
});
