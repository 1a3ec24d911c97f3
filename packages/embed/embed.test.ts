import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import type { DeclarationState } from '@undersigned/site/views.ts';
import { describe, expect, it } from 'vitest';
import { type FormToEmbedProps, formToEmbed } from './form-to-embed.tsx';
import { embedScript } from './script.ts';

const EVIL = '<script>alert(1)</script>"\'&';

const given = (over: Partial<FormToEmbedProps> = {}): FormToEmbedProps => ({
  page: {
    language: 'en',
    path: '/declarations/peace',
    origin: 'https://sign.example.org',
    network: { name: { en: 'Cooperation Network', uk: 'Мережа співпраці' } },
  },
  declaration: {
    slug: 'peace',
    state: 'open',
    language: 'en',
    title: { en: 'For peace and partnership', uk: 'За мир і партнерство' },
    addressees: [],
    topics: [],
  },
  text: { language: 'en', version: 2 },
  tally: { asOf: '2026-11-22T09:00:00Z', organisations: 14, individuals: 1203, byCountry: [] },
  partner: { slug: 'green-balkans', name: 'Green Balkans', asksConsent: true },
  proofBits: 17,
  renderedAt: new Date('2026-11-22T09:00:00Z'),
  days: 14,
  ...over,
});
const html = (over?: Partial<FormToEmbedProps>) => formToEmbed(given(over));
const inState = (state: DeclarationState, over: object = {}) =>
  html({ declaration: { ...given().declaration, state, ...over }, text: undefined });

describe('over the wire', () => {
  const script = gzipSync(embedScript).length;

  it.each(LANGUAGE_CODES)('script, style and the form in %s are at most 15 KB together', (language) => {
    const form = gzipSync(html({ page: { ...given().page, language } })).length;
    expect(script + form).toBeLessThanOrEqual(15 * 1024);
  });

  it('the script with its style alone is at most 9 KB', () => {
    expect(script).toBeLessThanOrEqual(9 * 1024);
  });
});

describe('the script', () => {
  it('asks for nothing that a strict policy refuses, and for nothing from elsewhere', () => {
    expect(embedScript).not.toMatch(/\beval\(|new Function|createElement\("style"\)|blob:|data:|cssText/);
    expect(embedScript).not.toMatch(/https?:\/\/|@import|url\(/);
  });

  it('keeps nothing in the reader’s browser', () => {
    expect(embedScript).not.toMatch(/cookie|localStorage|sessionStorage|indexedDB/);
  });

  it('may be themed by what the manual says, and by nothing else', () => {
    const manual = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
    const listed = (text: string, pattern: RegExp) =>
      [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
    expect(listed(manual, /`(--undersigned-[a-z-]+)`/g)).toEqual(
      listed(embedScript, /var\((--undersigned-[a-z-]+)/g),
    );
    const source = readFileSync(new URL('browser/parts.client.ts', import.meta.url), 'utf8');
    const [parts = ''] = /::part\(\): [^\n]+/.exec(manual) ?? [];
    expect(listed(parts, /`([a-z]+)`/g)).toEqual(listed(source, /^ {2}([a-z]+): '/gm));
  });
});

describe('the form on another site', () => {
  it('leads to the site with whole addresses, and says from where', () => {
    const page = html();
    for (const [, href] of page.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(href).toMatch(/^https:\/\/sign\.example\.org\//);
    expect(page).toContain('href="https://sign.example.org/en/declarations/peace?partner=green-balkans"');
    expect(page).toContain('name="source" value="green-balkans"');
  });

  it('asks for consent to share only where the partner asks for it', () => {
    const box = 'name="consent.partners" value="green-balkans"';
    expect(html()).toContain(box);
    expect(html()).toContain('passed on to “Green Balkans”');
    expect(html({ partner: { slug: 'p2', name: 'P', asksConsent: false } })).not.toContain(
      'consent.partners',
    );
    const nobody = html({ partner: undefined });
    expect(nobody).not.toMatch(/consent\.partners|name="source"|\?partner=/);
  });

  it('shows organisations and individuals apart', () => {
    const [counts = ''] = /<p class="counts">.*?<\/p>/.exec(html()) ?? [];
    expect(counts.replaceAll(/<[^>]+>/g, '')).toBe('14 organisations1,203 individuals');
  });

  it.each(['draft', 'paused', 'closed', 'archived', 'taken-down'] as const)(
    'is not there while it is %s; why is',
    (state) => {
      const page = inState(state, { notice: { en: EVIL }, takedownReason: EVIL });
      expect(page).not.toContain('<form');
      expect(page).toContain('<section class="notice"');
    },
  );

  it.each(LANGUAGE_CODES)(
    'refers only to what is there, names nothing twice, and shows markup as text in %s',
    (language) => {
      const page = html({
        page: { ...given().page, language },
        declaration: { ...given().declaration, title: { en: EVIL } },
        partner: { slug: 'p2', name: EVIL, asksConsent: true },
      });
      expect(page).toContain(`lang="${language}"`);
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(ids.toSorted()).toEqual([...new Set(ids)].sort());
      for (const [, found = ''] of page.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^"]*)"/g))
        for (const id of found.split(' ')) expect(ids).toContain(id);
      expect(page).not.toMatch(/<script|<style| style=| on[a-z]+=/);
    },
  );
});
