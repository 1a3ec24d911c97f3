import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { sampleDeclaration } from '@undersigned/declarations/samples.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import { isProblem } from '@undersigned/lambda/problem.ts';
import { describe, expect, it } from 'vitest';
import { embedFile, formInLanguage } from './embed.ts';

const PARTNER = { slug: 'green-balkans', name: 'Green Balkans', asksConsent: true };
const DECLARATION = sampleDeclaration();

const network = async (changes: Partial<Declaration> = {}) => {
  const stores = storesInMemory();
  await stores.publish({ ...DECLARATION, ...changes });
  const deps = {
    ...stores,
    site: () => ({ origin: 'https://sign.example.org', network: { name: { en: 'Neighbours' } } }),
    partner: async (slug: string) => (slug === PARTNER.slug ? PARTNER : undefined),
  };
  const shown = async (asked: { language?: string; partner?: string } = {}) => {
    const answer = await formInLanguage(deps, DECLARATION.slug, asked);
    if (isProblem(answer)) throw new Error(answer.problem);
    return { ...answer, body: answer.body ?? '' };
  };
  return { deps, shown };
};

describe('the form for other sites', () => {
  it.each([
    ['uk', 'uk'],
    ['hr-HR', 'hr'],
    ['sr', 'sr-Cyrl'],
    ['de', 'en'],
    [undefined, 'en'],
  ])('asked for in %s is in %s', async (language, spoken) => {
    const { shown } = await network();
    const { headers, body } = await shown(language === undefined ? {} : { language });
    expect(headers?.['content-language']).toBe(spoken);
    expect(body).toContain(`<article class="sheet" lang="${spoken}"`);
  });

  it('is signed in the reader’s language where there is such a text, else in the authoritative one', async () => {
    const { shown } = await network();
    expect((await shown({ language: 'uk' })).body).toContain('name="text.language" value="uk"');
    expect((await shown({ language: 'sq' })).body).toContain('name="text.language" value="en"');
  });

  it('is put down to a partner that there is, and to no other', async () => {
    const { shown } = await network();
    expect((await shown({ partner: 'green-balkans' })).body).toContain('name="source" value="green-balkans"');
    expect((await shown({ partner: 'nobody' })).body).not.toMatch(/name="source"|nobody/);
  });

  it('is not there where it cannot be signed, the network’s own pause included', async () => {
    const { shown } = await network({ state: 'closed', closedAt: '2026-11-21T09:00:00Z' });
    expect((await shown()).body).not.toContain('<form');
    const { deps, shown: paused } = await network();
    const { settings, rev } = await deps.settings.get();
    await deps.settings.save({ ...settings, signing: { paused: true, notice: { en: 'A pause.' } } }, rev);
    expect((await paused()).body).toMatch(/^(?!.*<form).*A pause\./s);
  });

  it('is none of a declaration that nobody may know of', async () => {
    const { deps } = await network({ state: 'draft' });
    for (const slug of [DECLARATION.slug, 'nowhere'])
      expect(await formInLanguage(deps, slug, {})).toMatchObject({ problem: 'not-found' });
  });

  it('and its script may be shown by pages that let in nothing by itself, and lag by seconds and an hour', async () => {
    const { shown } = await network();
    const [form, script] = [await shown(), embedFile()];
    for (const { headers } of [form, script])
      expect(headers?.['cross-origin-resource-policy']).toBe('cross-origin');
    expect(form.headers?.['cache-control']).toContain('s-maxage=5,');
    expect(script.headers?.['cache-control']).toContain('max-age=3600');
  });
});
