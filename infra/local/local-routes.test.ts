import { describe, expect, it } from 'vitest';
import { plain, type Request } from './http.ts';
import { localRoutes } from './local-routes.ts';
import type { Mail } from './mailbox.ts';

const mail = (id: string, to: string, subject: string): Mail => ({
  id,
  to,
  subject,
  from: 'Network <signatures@example.org>',
  headers: { 'Auto-Submitted': 'auto-generated' },
  text: 'Confirm: http://localhost:3000/uk/confirm/abc',
  html: '<!doctype html><html><head><title>Confirm</title></head><body><script>1</script></body></html>',
  sentAt: '2026-11-22T09:00:00.000Z',
});

const routes = localRoutes({
  running: {
    endpoint: 'http://127.0.0.1:4566',
    baseUrl: 'http://localhost:3000',
    outputs: {
      ApiId: 'a',
      ApiUrl: 'b',
      SiteUrl: 'c',
      TableName: 'd',
      BusName: 'e',
      UserPoolId: 'f',
      StaffClientId: 'g',
      SecretName: 'h',
      FilesBucket: 'k',
      Schedules: '{"reminders":"Reminders-1","expiry":"Expiry-1"}',
      MailSender: 'i',
      FallbackFunction: 'j',
    },
  },
  mailbox: {
    newestFirst: async () => [
      mail('2', 'olena@example.org', '<b>Друга</b>'),
      mail('1', 'ana@example.org', 'Prva'),
    ],
  },
  rooms: { garden: async ({ method }) => plain(200, `${method} in the garden`) },
});

const ask = async (path: string, headers: Request['headers'] = {}, method = 'GET') => {
  const { body, ...rest } = await routes({ method, path, headers, body: Buffer.alloc(0), peer: '127.0.0.1' });
  return { ...rest, text: `${body}` };
};

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the mails at /_local/mail', () => {
  it('are JSON, newest first', async () => {
    const { headers, text } = await ask('/_local/mail');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(text).map(({ id }: Mail) => id)).toEqual(['2', '1']);
  });

  it('can be narrowed to those sent to one address', async () => {
    const { text } = await ask('/_local/mail?to=Ana%40example.org');
    expect(JSON.parse(text).map(({ id }: Mail) => id)).toEqual(['1']);
  });

  it('are a page for a browser, in which nothing of a mail is markup', async () => {
    const { headers, text } = await ask('/_local/mail', browser);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('href="/_local/mail/2"');
    expect(text).toContain('&lt;b&gt;Друга&lt;/b&gt;');
  });

  it('have each a page with its headers, and its HTML in a frame that runs nothing', async () => {
    expect((await ask('/_local/mail/1', browser)).text).toContain('auto-generated');
    const { headers, text } = await ask('/_local/mail/1/html');
    expect(headers['content-security-policy']).toMatch(
      /^sandbox allow-top-navigation-by-user-activation; default-src 'none'/,
    );
    expect(text).toContain('<base target="_top">');
  });

  it('are 404 when there is no such mail', async () => {
    expect((await ask('/_local/mail/3')).status).toBe(404);
  });
});

it('/_local/ lists what there is', async () => {
  const { text } = await ask('/_local/');
  const things = ['/_local/mail', '/_local/webhooks', '/_local/partner', '/_local/events'];
  for (const thing of [...things, 'expiry | reminders', 'http://127.0.0.1:4566'])
    expect(text).toContain(thing);
});

it('a room answers everything that is asked of it', async () => {
  expect((await ask('/_local/garden/gate', {}, 'POST')).text).toBe('POST in the garden\n');
  expect((await ask('/_local/constructor')).status).toBe(404);
});

it('what is not there is 404, and nothing can be written', async () => {
  expect((await ask('/_local/nothing')).status).toBe(404);
  expect((await ask('/_local/mail', {}, 'DELETE')).status).toBe(405);
});
