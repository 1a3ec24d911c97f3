import { expect } from 'vitest';
import { newSlug } from './declaring.ts';
import { type Answer, editor, read } from './site.ts';

/** The five collections, in an order in which what is linked to comes first. */
export const COLLECTIONS = ['organisations', 'projects', 'convenings', 'documents', 'updates'] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** The least that staff may put of a thing, in Ukrainian. */
export const LEAST: Record<Collection, Record<string, unknown>> = {
  organisations: { name: { uk: 'Центр діалогу' }, language: 'uk', country: 'UA' },
  projects: { title: { uk: 'Чисті річки' }, language: 'uk' },
  convenings: { title: { uk: 'Річки без кордонів' }, language: 'uk', kind: 'workshop', from: '2026-05-30' },
  documents: { title: { uk: 'Що показала вода' }, language: 'uk', kind: 'report' },
  updates: {
    title: { uk: 'Міністерство відповідає' },
    language: 'uk',
    body: { uk: 'Воно мірятиме воду разом з нами.' },
    date: '2026-07-01',
  },
};

type Changes = Record<string, unknown>;

/** What an editor sends, asking for answers in Ukrainian. */
export const send = (
  method: 'GET' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => editor(method, path, body, { 'accept-language': 'uk', ...headers });

/** Puts the least of a thing with changes. */
export const tryPut = (
  collection: Collection,
  slug: string,
  changes: Changes = {},
  headers: Record<string, string> = {},
): Promise<Answer> => send('PUT', `/${collection}/${slug}`, { ...LEAST[collection], ...changes }, headers);

const etag = ({ headers }: Answer): string => headers.get('etag') ?? '';

/** Records a thing under a slug that no other test has. */
export async function recorded(
  collection: Collection,
  changes: Changes = {},
  about: string = collection,
): Promise<{ slug: string; etag: string }> {
  const slug = newSlug(about);
  const answer = await tryPut(collection, slug, changes);
  expect(answer, answer.text).toMatchObject({ status: 201 });
  return { slug, etag: etag(answer) };
}

/** Changes a thing as it is now. */
export async function changed(collection: Collection, slug: string, changes: Changes): Promise<Answer> {
  const now = await send('GET', `/${collection}/${slug}`);
  const answer = await tryPut(collection, slug, changes, { 'if-match': etag(now) });
  expect(answer, answer.text).toMatchObject({ status: 200 });
  return answer;
}

/** The types of the events that tell of a thing, oldest first, once there are so many. */
export async function toldOf(subjects: readonly string[], count: number): Promise<string[]> {
  const types = async () => {
    const events: { type: string; subject: string }[] = await read('/_local/events');
    return events
      .filter(({ subject }) => subjects.includes(subject))
      .map(({ type }) => type)
      .reverse();
  };
  await expect.poll(async () => (await types()).length).toBeGreaterThanOrEqual(count);
  return types();
}

/** Every slug that a list gives, page by page. */
export async function slugsOf(path: string, limit = 2): Promise<string[]> {
  const found: string[] = [];
  let cursor = '';
  do {
    const page = await read(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ slug }: { slug: string }) => slug));
    cursor = page.next === null ? '' : `&cursor=${page.next}`;
  } while (cursor);
  return found;
}
