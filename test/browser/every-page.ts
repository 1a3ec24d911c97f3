import { LETTERBOX_OUTCOMES } from '@undersigned/api/pages.ts';
import type { Page } from 'playwright-core';
import { draft, open } from '../deployed/declaring.ts';
import { issueThatSays } from '../deployed/issues.ts';
import { commented, commentRequest, newUpdate } from '../deployed/letterbox.ts';
import { organisationRequest, request, signed } from '../deployed/signing.ts';
import { editor, owner } from '../deployed/site.ts';

/** A place to look at: where it is, and what to do there before looking. */
export type Place = Readonly<{ name: string; path: string; before?: (page: Page) => Promise<void> }>;

const TEXT = `# A heading

We ask, **all of us**, for [one thing](https://example.org/).

- peace
- partnership

> As was said.

| field | word |
| --- | --- |
| energy | ${'cooperation'.repeat(4)} |
`;

/** Makes declarations of every state, with people on their rolls, and gives every page there is of them. */
export const everyPlace = async (): Promise<(language: string) => Place[]> => {
  const about = {
    summary: { en: 'What it is about, in a sentence.' },
    topics: ['security', 'ecology'],
    convening: 'sofia',
  };
  const addressees = [{ name: { en: 'Governments of the region' }, country: 'BG' }];
  const slug = await open('every-page', { ...about, addressees, closesAt: '2099-01-01T00:00:00Z' });
  for (const language of ['en', 'uk']) {
    await editor('PUT', `/declarations/${slug}/texts/${language}`, { body: TEXT });
  }
  const long = 'Wirtschaftswissenschaftliche-Gesellschaft-'.repeat(3);
  const { links } = await signed(
    slug,
    request({ name: 'Олександра Шевченко-Петровська', affiliation: long }),
  );
  await signed(slug, request({ name: 'علي حسن', country: 'XK' }));
  const asked = await signed(
    slug,
    organisationRequest({ name: long.slice(0, 150), domain: `${slug}.example`, country: 'BA' }),
  );
  const paused = await open('paused-page');
  await editor('POST', `/declarations/${paused}/pauses`, { notice: { en: 'We are looking into it.' } });
  const closed = await open('closed-page');
  await editor('POST', `/declarations/${closed}/closings`);
  const down = await open('taken-down-page');
  await owner('POST', `/declarations/${down}/takedowns`, { reason: 'A court’s order.', public: true });
  const announced = await draft('announced-page', { opensAt: '2099-01-01T00:00:00Z' });

  const update = await newUpdate('every-page');
  const said = await commented(update, commentRequest({ body: long, name: long }));

  const issue = await issueThatSays(update);

  const sendEmpty = async (page: Page) => {
    await page.locator('#capacity-organisation').check();
    await page.locator('form.sign button[type=submit]').click();
    await page.locator('.faults').waitFor();
  };
  const sendNothing = async (page: Page) => {
    await page.locator('form.sign button[type=submit]').click();
    await page.locator('.faults').waitFor();
  };
  return (language) => {
    const of = (state: string, path: string): Place => ({
      name: state,
      path: `/${language}/declarations/${path}`,
    });
    const link = (name: string, path: string): Place => ({
      name,
      path: path.replace(/^\/[\w-]+/, `/${language}`),
    });
    return [
      { name: 'home', path: `/${language}` },
      { name: 'declarations', path: `/${language}/declarations` },
      of('open', slug),
      { ...of('faults', slug), before: sendEmpty },
      of('paused', paused),
      of('closed', closed),
      of('taken-down', down),
      of('announced', announced),
      of('signatories', `${slug}/signatories`),
      of('nobody-found', `${slug}/signatories?q=nobody`),
      ...['check-your-mail', 'confirmed', 'in-review', 'withdrawn', 'disavowed'].map((one) =>
        of(one, `${slug}/${one}`),
      ),
      { name: 'privacy', path: `/${language}/privacy` },
      { name: 'digests', path: `/${language}/digests` },
      { name: 'digest', path: `/${language}/digests/${issue}` },
      { name: 'digest-section', path: `/${language}/digests/${issue}?section=updates` },
      { name: 'join', path: `/${language}/join` },
      { name: 'join-faults', path: `/${language}/join`, before: sendNothing },
      ...LETTERBOX_OUTCOMES.map((one) => ({ name: one, path: `/${language}/letterbox/outcomes/${one}` })),
      link('comment-confirm', said.paths.confirm ?? ''),
      link('comment-remove', said.paths.remove ?? ''),
      link('comment-not-me', said.paths.notMe ?? ''),
      { name: 'nothing', path: `/${language}/nothing` },
      link('confirm', links.confirm),
      link('confirm-organisation', asked.links.confirm),
      link('withdraw', links.withdraw),
      link('not-me', links['not-me']),
      { name: 'bad-link', path: `/${language}/confirm/none` },
      { name: 'problem', path: `/problems/not-open?language=${language}` },
    ];
  };
};
