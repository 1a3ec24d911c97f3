import { describe, expect, it } from 'vitest';
import { llmsTxt, robotsTxt } from './site-files.ts';

const origin = 'https://sign.example.org';

describe('robots.txt', () => {
  it('keeps crawlers off pages with tokens, and off nothing else that people read', () => {
    const text = robotsTxt(origin);
    const rules = [...text.matchAll(/^Disallow: (.*)$/gm)].map(
      ([, path = '']) => new RegExp(`^${path.replaceAll('*', '.*')}`),
    );
    const barred = (path: string) => rules.some((rule) => rule.test(path));
    for (const path of [
      '/uk/confirm/abc',
      '/sr-Latn/withdraw/abc',
      '/en/not-me/abc',
      '/en/letterbox/abc',
      '/v1/staff/settings',
    ])
      expect(barred(path), path).toBe(true);
    for (const path of ['/', '/uk', '/uk/declarations/peace', '/en/organisations/confirm', '/v1/projects'])
      expect(barred(path), path).toBe(false);
    expect(text).toContain(`Sitemap: ${origin}/sitemap.xml`);
  });
});

describe('llms.txt', () => {
  it('begins with the name and what the network is, each in its line', () => {
    const text = llmsTxt({
      origin,
      network: { name: { en: 'Neighbours\n# <b>' }, licence: 'https://creativecommons.org/licenses/by/4.0/' },
      about: { en: 'We **talk**.\n\n<script>alert(1)</script>' },
    });
    expect(text.split('\n').slice(0, 4)).toEqual([
      '# Neighbours # b',
      '',
      '> We talk. <script>alert(1)</script>',
      '',
    ]);
    expect(text).toContain('under https://creativecommons.org/licenses/by/4.0/');
    expect(text).toContain(`[Organisations](${origin}/v1/organisations): JSON; CSV at /v1/organisations.csv`);
  });

  it('is there for a network that nobody has described', () => {
    expect(llmsTxt({ origin, network: {} })).toMatch(/^# sign\.example\.org\n/);
  });
});
