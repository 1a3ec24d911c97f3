import { PROBLEMS } from '@undersigned/api/problems.ts';
import { parse } from 'node-html-parser';
import { expect, it } from 'vitest';
import { get, read } from './site.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const linkedFrom = async (path: string): Promise<string[]> => {
  const { text } = await get(path, BROWSER);
  const links = parse(text)
    .querySelectorAll('[href], [src]')
    .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '');
  return [...new Set(links)].filter((link) => !link.startsWith('#'));
};

it.each(['/docs', '/docs/signatures', '/events', '/events/signature.confirmed/1'])(
  '%s is a page whose every link leads somewhere on this site',
  async (path) => {
    expect(await get(path, BROWSER)).toMatchObject({
      status: 200,
      text: expect.stringContaining('<!doctype html>'),
    });
    for (const link of await linkedFrom(path)) {
      if (/^https:\/\/(cloudevents\.io|www\.standardwebhooks\.com)$/.test(link)) continue;
      expect(link).toMatch(/^\//);
      expect((await get(link, BROWSER)).status, link).toBe(200);
    }
  },
);

it('serves the whole of Scalar’s script, to be cached for ever', async () => {
  const script = (await linkedFrom('/docs')).find((link) => link.startsWith('/docs/scalar.')) ?? '';
  const { headers, text } = await get(script);
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(headers.get('cache-control')).toContain('immutable');
  expect(text).toContain('createApiReference');
});

it('describes the events whose schemas it serves', async () => {
  const { components } = await read('/v1/asyncapi.json');
  const messages = Object.values<{ examples: { payload: { dataschema: string } }[] }>(components.messages);
  expect(messages.length).toBeGreaterThan(0);
  for (const { examples } of messages) {
    for (const { payload } of examples) {
      const { status, headers, json } = await get(payload.dataschema, { accept: 'application/schema+json' });
      expect([status, headers.get('content-type')]).toEqual([200, 'application/schema+json; charset=utf-8']);
      expect(json.$id).toBe(payload.dataschema);
    }
  }
});

it.each(Object.keys(PROBLEMS))('explains the problem %s on a page of its own', async (name) => {
  const { status, text } = await get(`/problems/${name}`, BROWSER);
  expect(status).toBe(200);
  expect(text).toContain(`/problems/${name}`);
});
