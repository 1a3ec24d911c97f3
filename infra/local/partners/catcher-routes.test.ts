import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen } from '../http.ts';
import { type Catcher, type Caught, webhookCatcher } from './catcher.ts';
import { catcherRoutes } from './catcher-routes.ts';

const SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const BODY = '{"specversion":"1.0","type":"signature.confirmed","data":{}}';

let folder: string;
let catcher: Catcher;
let server: Listener;

const open = async () => {
  catcher = await webhookCatcher(join(folder, 'webhooks.json'));
  server = await listen(catcherRoutes(catcher));
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catcher-'));
  await open();
  catcher.keyring.endpoints['ep_1'] = { name: 'news', secrets: [{ secret: SECRET }] };
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const at = (path: string) => `http://127.0.0.1:${server.port}/_local/webhooks${path}`;

const deliver = (path: string, { secret = SECRET, body = BODY, ...options } = {}) => {
  const now = new Date();
  return fetch(at(path), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/cloudevents+json',
      'webhook-id': 'evt_1',
      'webhook-timestamp': `${Math.floor(now.getTime() / 1000)}`,
      'webhook-signature': new Webhook(secret).sign('evt_1', now, BODY),
    },
    body,
    ...options,
  });
};

const caught = async (path = ''): Promise<Caught[]> => (await fetch(at(path))).json() as Promise<Caught[]>;

const switchTo = (name: string, manner: string) =>
  fetch(at(`/${name}/manner`), {
    method: 'POST',
    body: new URLSearchParams({ manner }),
    redirect: 'manual',
  });

describe('what comes to /_local/webhooks/<name>', () => {
  it('is kept as it came, and verified with the secret that is known for the name', async () => {
    expect((await deliver('/news')).status).toBe(204);
    expect(await caught()).toEqual([
      {
        id: expect.any(String),
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        path: '/_local/webhooks/news',
        name: 'news',
        headers: expect.objectContaining({
          'webhook-id': 'evt_1',
          'content-type': 'application/cloudevents+json',
        }),
        body: BODY,
        verified: true,
        answered: 204,
      },
    ]);
  });

  it.each([
    ['by another’s secret', '/news', { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }, 'No matching'],
    ['over another body', '/news', { body: BODY.replace('{}', '[]') }, 'No matching'],
    ['for a name that nobody registered', '/gazette', {}, 'No secret is known'],
  ])('is not verified when it is signed %s', async (_, path, given, why) => {
    await deliver(path, given);
    expect(await caught()).toMatchObject([{ verified: false, refusal: expect.stringContaining(why) }]);
  });

  it('is listed newest first, and by name', async () => {
    await deliver('/news?n=1');
    await deliver('/gazette');
    await deliver('/news?n=2');
    expect((await caught()).map(({ path }) => path.split('/').at(-1))).toEqual([
      'news?n=2',
      'gazette',
      'news?n=1',
    ]);
    expect(await caught('/news')).toHaveLength(2);
  });

  it('is there again after a restart, with the secrets and the switches', async () => {
    await deliver('/news');
    await switchTo('news', '500');
    await catcher.save();
    await server.close();
    await open();
    expect(await caught()).toHaveLength(1);
    expect((await deliver('/news')).status).toBe(500);
    expect(await caught()).toMatchObject([{ verified: true }, {}]);
  });
});

describe('a receiver misbehaves', () => {
  it.each([500, 410, 429, 200])('by its address: ?answer=%i', async (status) => {
    expect((await deliver(`/news?answer=${status}`)).status).toBe(status);
  });

  it('by its address: redirecting to where a follower would be seen', async () => {
    const { status, headers } = await deliver('/news?answer=302');
    expect([status, headers.get('location')]).toEqual([302, '/_local/webhooks/news-redirected']);
  });

  it('by its address: late, and not at all', async () => {
    const started = performance.now();
    expect((await deliver('/news?delay=0.3')).status).toBe(204);
    expect(performance.now() - started).toBeGreaterThan(290);
    await expect(deliver('/news?hang', { signal: AbortSignal.timeout(200) } as object)).rejects.toThrow();
    expect(await caught()).toMatchObject([{ answered: 'hang' }, {}]);
  });

  it('by its switch, until it is switched back', async () => {
    expect((await switchTo('news', '429')).status).toBe(303);
    const { status, headers } = await deliver('/news');
    expect([status, headers.get('retry-after')]).toEqual([429, '30']);
    expect((await deliver('/gazette')).status).toBe(204);
    await switchTo('news', 'well');
    expect((await deliver('/news')).status).toBe(204);
  });

  it('but in no manner that there is not', async () => {
    expect((await switchTo('news', 'dance')).status).toBe(422);
    expect((await deliver('/news?answer=99')).status).toBe(204);
    expect((await fetch(at('/news/other'), { method: 'POST' })).status).toBe(404);
    expect((await fetch(at('/news'), { method: 'DELETE' })).status).toBe(405);
  });
});

describe('the page', () => {
  const page = async () => {
    const answer = await fetch(at(''), { headers: { accept: 'text/html' } });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    return answer.text();
  };

  it('shows each, its signature, and the switch of each name as it stands', async () => {
    await deliver('/news');
    await deliver('/gazette');
    await switchTo('gazette', 'hang');
    const text = await page();
    expect(text).toContain('signature.confirmed');
    expect(text).toContain('<span class="good">verified</span>');
    expect(text).toContain('not verified');
    expect(text).toMatch(/How gazette answers.*?<option value="hang" selected>/s);
    expect(text).toMatch(/How news answers.*?<option value="well" selected>/s);
  });

  it('has no markup that anybody sent', async () => {
    await deliver('/%3Cb%3E', { body: '<script>1</script>' });
    const text = await page();
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/<script|<b>/);
  });
});
