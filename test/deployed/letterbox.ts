import type { Mail } from '../../infra/local/mailbox.ts';
import { newSlug } from './declaring.ts';
import { mailTo } from './mail.ts';
import { newAddress } from './signing.ts';
import { type Answer, ask, editor, get, moderator, postJson } from './site.ts';

/* What the tests of comments, messages and applications share. */

/** Records an update that can be commented on, and gives its slug. */
export const newUpdate = async (about: string, changes: object = {}): Promise<string> => {
  const slug = newSlug(about);
  const { status, text } = await editor('PUT', `/updates/${slug}`, {
    title: { en: `News of ${about}`, uk: `Новини про ${about}` },
    language: 'en',
    body: { en: 'It has begun.' },
    date: '2026-11-22',
    ...changes,
  });
  if (status !== 201) throw new Error(`${status}: ${text}`);
  return slug;
};

export const commentRequest = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Олена Шевченко',
  email: newAddress('commenter'),
  body: 'The water is cleaner already.',
  language: 'uk',
  consent: { publish: true },
  ...changes,
});

export const comment = (slug: string, body: unknown, collection = 'updates'): Promise<Answer> =>
  postJson(`/v1/${collection}/${slug}/comments`, body);

/** The paths of the links of a mail about the letterbox, by the words that stand before them. */
export const slipLinks = ({ text }: Pick<Mail, 'text'>): string[] =>
  [...text.matchAll(/https?:\/\/[^/\s]+(\/[\w-]+\/letterbox\/[\w-]+)/g)].map(([, path = '']) => path);

export const tokenOf = (path = ''): string => path.split('/').at(-1) ?? '';

/** Comments, and gives the tokens of the mail's links. */
export const commented = async (slug: string, request: Record<string, unknown>) => {
  const answer = await comment(slug, request);
  if (answer.status !== 202) throw new Error(`${answer.status}: ${answer.text}`);
  const mail = await mailTo(String(request['email']));
  const [confirm, notMe, remove] = slipLinks(mail);
  return {
    mail,
    paths: { confirm, notMe, remove },
    confirm: tokenOf(confirm),
    notMe: tokenOf(notMe),
    remove: tokenOf(remove),
  };
};

export const answerLink = (what: 'confirmations' | 'removals' | 'disavowals', token: string) =>
  postJson(`/v1/letterbox/${what}`, { token });

type Seen = Record<string, unknown> & { id: string };

/** Every comment in a state on a thing, as moderators see it. */
export const seenIn = async (state: string, on: string): Promise<Seen[]> => {
  const all: Seen[] = [];
  for (let cursor = ''; ; ) {
    const page: Answer = await moderator('GET', `/comments?state=${state}&limit=200${cursor}`);
    if (page.status !== 200) throw new Error(`${page.status}: ${page.text}`);
    all.push(...page.json.items);
    if (page.json.next === null) break;
    cursor = `&cursor=${page.json.next}`;
  }
  return all.filter((one) => (one['on'] as { id: string }).id === on);
};

export const decide = (id: string, decision: string, reason = 'To the point.'): Promise<Answer> =>
  moderator('POST', `/comments/${id}/decisions`, { decision, reason });

let limit = 200;

/** What anybody reads, past the shared cache: no two ask for the same page. */
export const shownOn = async (slug: string): Promise<Record<string, unknown>[]> => {
  const { json } = await ask(`/v1/updates/${slug}/comments?limit=${limit--}`);
  return json.items;
};

export const page = (path: string | undefined): Promise<Answer> => get(path ?? '');
