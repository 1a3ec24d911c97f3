import { describe, expect, it } from 'vitest';
import { declarationPage } from './declaration-page.tsx';
import { declaration, page, signatories, tally, text } from './sample.fixture.ts';

const usual = {
  page: page(),
  declaration: declaration(),
  text,
  languages: ['en', 'uk'] as const,
  tally,
  newest: signatories,
  proofBits: 17,
  renderedAt: new Date('2026-11-22T09:00:00Z'),
};

describe('a declaration’s page', () => {
  it('has its address in every language, for people and for search engines', () => {
    const html = declarationPage(usual);
    expect(html).toContain('<link rel="canonical" href="https://sign.example.org/en/declarations/peace"/>');
    expect(html.match(/<link rel="alternate" hreflang=/g)).toHaveLength(10);
    expect(html).toContain('hreflang="sr-Cyrl" href="https://sign.example.org/sr-Cyrl/declarations/peace"');
    expect(html).toContain(
      '<meta property="og:url" content="https://sign.example.org/en/declarations/peace"/>',
    );
  });

  it('read in another language still says which partner led to it, but to search engines', () => {
    const partner = { slug: 'green-balkans', name: 'Green Balkans', asksConsent: false };
    const html = declarationPage({ ...usual, partner });
    expect(html.match(/<a href="\/[\w-]+\/declarations\/peace\?partner=green-balkans"/g)).toHaveLength(10);
    expect(html).not.toMatch(/<link [^>]*\?partner=/);
    expect(declarationPage(usual)).not.toContain('?partner=');
  });

  it('counts organisations and individuals apart, and never adds them up', () => {
    const html = declarationPage(usual);
    expect(html).toContain('<b>14</b> organisations');
    expect(html).toContain('<b>1,203</b> individuals');
    expect(html).not.toContain('1,217');
  });

  it('says in which language, version and bytes its text is', () => {
    const html = declarationPage(usual);
    expect(html).toContain(`<code>${text.sha256}</code>`);
    expect(html).not.toContain('has not been translated');
  });

  it('says that a text is not in the reader’s language, and marks which it is in', () => {
    const html = declarationPage({ ...usual, page: page({ language: 'sq' }) });
    expect(html).toContain('nuk është përkthyer ende');
    expect(html).toContain('<div class="prose" lang="en" dir="ltr">');
  });

  it.each([
    ['draft', 'Signing has not begun yet'],
    ['paused', 'Signing is paused'],
    ['closed', 'Signing has ended'],
    ['archived', 'in the archive'],
    ['taken-down', 'was taken down'],
  ] as const)('that is %s says so instead of showing the form', (state, said) => {
    const html = declarationPage({ ...usual, declaration: declaration({ state }) });
    expect(html).toContain(said);
    expect(html).not.toContain('<form');
  });

  it('that has just closed says that one can still confirm, and later no longer', () => {
    const closed = declaration({ state: 'closed', closedAt: '2026-11-21T20:00:00Z' });
    expect(declarationPage({ ...usual, declaration: closed })).toContain('you can still confirm');
    const later = new Date('2026-11-22T20:00:01Z');
    expect(declarationPage({ ...usual, declaration: closed, renderedAt: later })).not.toContain(
      'still confirm',
    );
  });

  it('that is paused says why, in the reader’s language if it was written in it', () => {
    const paused = declaration({ state: 'paused', notice: { en: 'We look into it.', uk: 'З’ясовуємо.' } });
    expect(declarationPage({ ...usual, declaration: paused })).toContain('We look into it.');
    const html = declarationPage({ ...usual, declaration: paused, page: page({ language: 'uk' }) });
    expect(html).toContain('З’ясовуємо.');
  });

  it('isolates names in other directions of writing from what stands around them', () => {
    expect(declarationPage(usual)).toContain('<bdi class="name">علي بن محمد</bdi>');
  });
});
