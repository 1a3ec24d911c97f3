import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { issueThatSays } from '../issues.ts';
import { newUpdate } from '../letterbox.ts';
import { ask, editor } from '../site.ts';

let slug: string;
let issue: string;

beforeAll(async () => {
  slug = await newUpdate('archive');
  issue = await issueThatSays(`/en/updates/${slug}`);
}, 180_000);

describe('an issue that went out', () => {
  it('can be read by anybody, in each language, and cached', async () => {
    const { status, headers, text } = await ask(`/uk/digests/${issue}`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('s-maxage=300');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain(`<a href="/uk/updates/${slug}">`);
    expect(text).toContain('Новини про archive');
  });

  it('is in the list of issues, and in the feed', async () => {
    expect((await ask(`/en/digests?rhythm=daily&afresh=${issue}`)).text).toContain(
      `href="/en/digests/${issue}"`,
    );
    // Another language each time: caches keep a feed for minutes.
    const language = LANGUAGE_CODES[Number(issue.split('-')[1]) % LANGUAGE_CODES.length];
    const feed = await ask(`/${language}/digests.atom?rhythm=daily`);
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(feed.text).toContain(`/${language}/updates/${slug}`);
  });

  it('tells no more of what was withdrawn since', async () => {
    const etag = (await editor('GET', `/updates/${slug}`)).headers.get('etag') ?? '';
    const { status } = await editor('DELETE', `/updates/${slug}`, undefined, { 'if-match': etag });
    expect(status).toBe(204);
    await expect
      .poll(async () => (await ask(`/en/digests/${issue}?afresh=${Date.now()}`)).text)
      .not.toContain(`/en/updates/${slug}`);
  });
});

it('an issue that gathers still is nobody’s', async () => {
  const [rhythm, number] = issue.split('-');
  expect((await ask(`/en/digests/${rhythm}-${Number(number) + 50}`)).status).toBe(404);
  expect((await ask('/en/digests/monthly-100000')).status).toBe(404);
});

it('a feed of a rhythm that there is not is refused', async () => {
  expect((await ask('/en/digests.atom?rhythm=hourly')).status).toBe(422);
});
