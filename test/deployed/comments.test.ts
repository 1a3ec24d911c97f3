import { makeProof } from '@undersigned/declarations/proof.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  answerLink,
  comment,
  commented,
  commentRequest,
  decide,
  newUpdate,
  page,
  seenIn,
  shownOn,
} from './letterbox.ts';
import { mailsTo, mailTo } from './mail.ts';
import { formOf, pageIn, readPage, textOf } from './page.ts';
import { expectProblem } from './problem.ts';
import { newAddress } from './signing.ts';
import { ask, editor, get, newNetwork, postForm, postJson, read } from './site.ts';

let slug = '';
beforeAll(async () => {
  slug = await newUpdate('river');
});

const waitFor = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 30_000, interval: 200 });

describe('a comment', () => {
  it('is confirmed by its mail, approved by a moderator, read by anybody, and taken away by its sender', async () => {
    const request = commentRequest({ body: 'First line.\n\n<b>Second</b> paragraph.' });
    const { mail, paths, confirm, remove } = await commented(slug, request);
    expect(mail.subject).toContain('Новини про river');
    expect(mail.html).not.toContain('<b>Second');

    const asking = await page(paths.confirm);
    expect(asking.status).toBe(200);
    expect(asking.headers.get('cache-control')).toBe('no-store');
    expect(textOf(pageIn(asking).querySelector('main'))).toContain('<b>Second</b> paragraph.');
    expect(await seenIn('waiting', slug)).toEqual([]);

    expect((await answerLink('confirmations', confirm)).json).toEqual({ status: 'waiting', kind: 'comment' });
    expect((await answerLink('confirmations', confirm)).json).toEqual({ status: 'waiting', kind: 'comment' });
    expect(await shownOn(slug)).toEqual([]);
    const [waiting] = await waitFor(async () => {
      const found = await seenIn('waiting', slug);
      expect(found).toHaveLength(1);
      return found;
    });
    expect(waiting).toMatchObject({ email: request['email'], name: 'Олена Шевченко' });

    expect((await decide(waiting?.id ?? '', 'approve')).json).toMatchObject({ state: 'published' });
    expect(await shownOn(slug)).toEqual([
      { name: 'Олена Шевченко', body: request['body'], language: 'uk', on: expect.stringMatching(/^\d{4}-/) },
    ]);
    const shown = await readPage(`/uk/updates/${slug}`);
    const said = shown.querySelector('#comments li');
    expect([
      textOf(said?.querySelector('.name') ?? null),
      said?.querySelectorAll('blockquote p').length,
    ]).toEqual(['Олена Шевченко', 2]);
    expect(textOf(said ?? null)).toContain('<b>Second</b> paragraph.');
    expect(formOf(shown, `/v1/updates/${slug}/comments`).fields.get('language')).toBe('uk');
    const told = await mailTo(String(request['email']), 2);
    expect(told.subject).toMatch(/оприлюднено/);
    // Once told, the address is forgotten.
    await waitFor(async () => {
      const [seen] = await seenIn('published', slug);
      expect(seen).not.toHaveProperty('email');
    });

    expect((await answerLink('removals', remove)).json).toEqual({ status: 'removed', kind: 'comment' });
    expect((await answerLink('removals', remove)).json).toEqual({ status: 'removed', kind: 'comment' });
    expect(await shownOn(slug)).toEqual([]);
    const events = await waitFor(async () => {
      const all: { type: string; subject: string }[] = await read('/_local/events');
      const own = all.filter(({ subject }) => subject === waiting?.id);
      expect(own.map(({ type }) => type).sort()).toEqual([
        'comment.published',
        'comment.removed',
        'comment.submitted',
      ]);
      return own;
    });
    expect(JSON.stringify(events)).not.toMatch(/Second|Олена|@/);
  });

  it('that is refused is told so with the reason', async () => {
    const own = await newUpdate('refused');
    const request = commentRequest({ language: 'en' });
    const { confirm } = await commented(own, request);
    await answerLink('confirmations', confirm);
    const [waiting] = await waitFor(async () => {
      const found = await seenIn('waiting', own);
      expect(found).toHaveLength(1);
      return found;
    });
    await decide(waiting?.id ?? '', 'refuse', 'It names a person.');
    const mail = await mailTo(String(request['email']), 2);
    expect(mail.text).toContain('It names a person.');
    expect(await shownOn(own)).toEqual([]);
    await waitFor(async () => expect((await seenIn('refused', own))[0]).not.toHaveProperty('body'));
    expect((await decide(waiting?.id ?? '', 'approve')).status).toBe(409);
  });

  it('that somebody else made is disowned, and nothing more is mailed about it', async () => {
    const own = await newUpdate('disowned');
    const email = newAddress('victim');
    const { notMe, paths } = await commented(own, commentRequest({ email }));
    expect((await page(paths.notMe)).status).toBe(200);
    expect((await answerLink('disavowals', notMe)).json).toEqual({ status: 'disowned', kind: 'comment' });
    await comment(own, commentRequest({ email, body: 'Another.' }));
    await waitFor(async () => expect(await seenIn('pending', own)).toEqual([]));
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('is answered alike, byte for byte, whatever is known of the address', async () => {
    const own = await newUpdate('uniform');
    const known = {
      fresh: newAddress('new'),
      pending: newAddress('pending'),
      waiting: newAddress('waiting'),
    };
    await commented(own, commentRequest({ email: known.pending }));
    const { confirm } = await commented(own, commentRequest({ email: known.waiting }));
    await answerLink('confirmations', confirm);
    const answers = await Promise.all(
      Object.values(known).map((email) => comment(own, commentRequest({ email }))),
    );
    for (const { status, text } of answers) expect([status, text]).toEqual([202, answers[0]?.text]);
  });

  it('tells its moderators only', async () => {
    expect((await ask('/v1/staff/comments')).status).toBe(401);
    const { json } = await editor('GET', '/comments?state=waiting&limit=1');
    expect(json).toHaveProperty('items');
  });
});

describe('the form of a comment', () => {
  const fields = (changes: Record<string, string> = {}) => ({
    language: 'uk',
    name: 'Олена',
    email: newAddress('form'),
    body: 'Дякуємо.',
    'consent.publish': 'true',
    ...changes,
  });
  const send = (given: Record<string, string>, from = newNetwork()) =>
    postForm(`/v1/updates/${slug}/comments`, given, { from });

  it('leads to a page that tells to look for the mail', async () => {
    const answer = await send(fields());
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/uk/letterbox/outcomes/comment-check',
    ]);
    const next = await get(answer.headers.get('location') ?? '');
    expect(next.status).toBe(200);
  });

  it('shows its faults beside the fields, with what was typed', async () => {
    const answer = await send(
      fields({ email: 'not an address', body: ' ', 'consent.publish': '', name: 'Олена <b>' }),
    );
    expect(answer.status).toBe(422);
    const shown = pageIn(answer);
    for (const id of ['email', 'body', 'consent-publish']) {
      expect(textOf(shown.querySelector(`#${id}-fault`)), id).toMatch(/\p{Script=Cyrillic}/u);
    }
    expect(shown.querySelectorAll('.faults a').map((link) => link.getAttribute('href'))).toEqual([
      '#body',
      '#email',
      '#consent-publish',
    ]);
    const form = formOf(shown, `/v1/updates/${slug}/comments`);
    expect([form.fields.get('email'), form.fields.get('name')]).toEqual(['not an address', 'Олена <b>']);
  });

  it('questions a mistyped mail domain, and takes it when its sender stands by it', async () => {
    const email = `${newAddress('x').split('@')[0]}@gmial.com`;
    const questioned = await send(fields({ email }));
    expect(questioned.status).toBe(422);
    expect(questioned.text).toContain('gmail.com');
    expect((await send(fields({ email, 'email.asTyped': 'true' }))).status).toBe(303);
  });

  it('is held for a moderator when a robot filled it in', async () => {
    const own = await newUpdate('robot');
    const email = newAddress('robot');
    const answer = await postForm(`/v1/updates/${own}/comments`, fields({ email, reference: 'spam' }));
    expect(answer.status).toBe(303);
    const [held] = await waitFor(async () => {
      const found = await seenIn('held', own);
      expect(found).toHaveLength(1);
      return found;
    });
    expect(held).toMatchObject({ heldFor: 'honeypot' });
    expect(await mailsTo(email)).toEqual([]);
    await decide(held?.id ?? '', 'release');
    await mailTo(email);
  });

  it('is refused with a page where too many came from one network', async () => {
    const from = newNetwork();
    const answers = await Promise.all(Array.from({ length: 25 }, () => send(fields(), from)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
  });
});

it('more is accepted with a proof of work, made for this very thing, and each counts once', async () => {
  const from = newNetwork();
  const send = (changes: object) =>
    postJson(`/v1/updates/${slug}/comments`, commentRequest({ body: newAddress('more'), ...changes }), {
      from,
    });
  const email = newAddress('worker');
  const [proof, another] = [`updates/${slug}`, 'messages'].map((subject) =>
    makeProof({ slug: subject, email, bits: 17, at: new Date() }),
  );
  // Nobody keeps a connection open for as long as that takes.
  await get('/v1/health').catch(() => undefined);
  await Promise.all(Array.from({ length: 20 }, () => send({})));
  expect((await send({})).status).toBe(429);
  expect((await send({ email, proof })).status).toBe(202);
  expect((await send({ email, proof })).status).toBe(429);
  expect((await send({ email, proof: another })).status).toBe(422);
});

describe('what is no comment', () => {
  it('is told every fault at once', async () => {
    const answer = await postJson(
      `/v1/updates/${slug}/comments`,
      { name: '', email: 'x', language: 'uk', consent: { publish: false }, more: 1 },
      { headers: { 'accept-language': 'uk' } },
    );
    expectProblem(answer, 422, 'validation', [
      ['#/name', 'blank'],
      ['#/email', 'invalid-email'],
      ['#/body', 'required'],
      ['#/consent/publish', 'consent-required'],
      ['#/more', 'unknown-field'],
    ]);
  });

  it('is on nothing that is not there, not public, or not to be commented on', async () => {
    const draft = await newUpdate('draft', { published: false });
    expect((await comment(draft, commentRequest())).status).toBe(404);
    expect((await comment('not-there', commentRequest())).status).toBe(404);
    expect((await comment(slug, commentRequest(), 'projects')).status).toBe(404);
    expect((await ask('/v1/updates/not-there/comments')).status).toBe(404);
  });

  it('is an altered link', async () => {
    for (const what of ['confirmations', 'removals', 'disavowals'] as const) {
      expect((await answerLink(what, 'x'.repeat(62))).status).toBe(422);
    }
    expect((await get(`/uk/letterbox/${'x'.repeat(62)}`)).status).toBe(422);
  });
});
