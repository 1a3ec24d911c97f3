import { beforeAll, describe, expect, it, vi } from 'vitest';
import { open } from './declaring.ts';
import { eventsOf } from './events.ts';
import { linksIn, mailsTo, mailTo, tokenIn } from './mail.ts';
import { formOf, readPage, textOf } from './page.ts';
import { askedByMail, confirm, newAddress, request, sign, signaturesOf, signed } from './signing.ts';
import { editor, postForm, read } from './site.ts';

const minutes = (count: number) => count * 60_000;

describe('a text that changes materially', () => {
  const email = newAddress('olena');
  const reader = newAddress('english');
  const late = newAddress('late');
  let slug = '';
  let links = { confirm: '', withdraw: '', 'not-me': '' };
  let first = '';
  let pending = '';
  let before: unknown;

  const revise = (body: string, material: boolean) =>
    editor('PUT', `/declarations/${slug}/texts/uk`, { body, material });
  const published = async () => {
    const { asOf: _, ...tally } = await read(`/v1/declarations/${slug}/tally`);
    return { tally, roll: await read(`/v1/declarations/${slug}/signatures`) };
  };

  beforeAll(async () => {
    slug = await open('a-changing-text');
    await revise('Ми просимо.\n', false);
    first = (await signed(slug, request({ email }))).confirm;
    await signed(slug, request({ email: reader, language: 'en' }));
    pending = (await askedByMail(slug, request({ email: late, display: 'hidden' }))).confirm;
  }, minutes(2));

  it('counts and lists its signers before it changes', async () => {
    await expect
      .poll(() => read(`/v1/declarations/${slug}/tally`))
      .toMatchObject({ individuals: 2, byDay: [{ individuals: 2 }] });
    await expect.poll(async () => (await published()).roll).toMatchObject({ items: [{}, {}] });
    before = await published();
  });

  it('is answered to its editor like any other', async () => {
    const { status, json } = await revise('Ми вимагаємо.\n', true);
    expect(status).toBe(200);
    expect(json.texts.uk).toEqual({
      version: 2,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      at: expect.any(String),
    });
    expect(Object.keys(json)).not.toContain('materialSince');
  });

  it(
    'asks by mail who signed it before, once, and nobody who signed another language',
    async () => {
      const mail = await vi.waitFor(
        async () => {
          const [, revised] = await mailsTo(email);
          if (!revised) throw new Error('Nobody was asked again');
          return revised;
        },
        { timeout: minutes(1.5), interval: 500 },
      );
      expect(mail.subject).toContain('Текст, який ви підписали, змінено');
      expect(mail.text).toContain(`/uk/declarations/${slug}\n`);
      links = linksIn(mail);
      expect(await mailsTo(reader)).toHaveLength(1);
      expect(await eventsOf(slug, 'signature.asked-again')).toMatchObject([
        { data: { declaration: slug, capacity: 'individual', text: { language: 'uk', version: 2 } } },
      ]);
      expect(await published()).toEqual(before);
    },
    minutes(2),
  );

  it('is not confirmed by the link of the first mail, which shows the same success', async () => {
    const answer = await confirm(first);
    expect(answer).toMatchObject({ status: 200, json: { status: 'confirmed' } });
    expect(textOf((await readPage(links.confirm)).querySelector('h1'))).toBe(
      'Підтвердьте свій підпис ще раз',
    );
  });

  it('is not touched by a stranger who fills in the form with the address', async () => {
    expect((await sign(slug, request({ email, name: 'Somebody Else' }))).status).toBe(202);
    const page = await readPage(links.confirm);
    expect(textOf(page.querySelector('main'))).toContain('Олена Шевченко');
    expect(textOf(page.querySelector('main'))).toContain('Українська, версія 2');
    expect(textOf(page.querySelector('main'))).not.toContain('Somebody');
  });

  it('is confirmed again by the button, in two tabs at once and once more, and nothing counts twice', async () => {
    const { action, fields } = formOf(await readPage(links.confirm), '/confirmations');
    const tabs = await Promise.all([postForm(action, fields), postForm(action, fields)]);
    for (const answer of [...tabs, await postForm(action, fields)]) {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`/uk/declarations/${slug}/confirmed`);
    }
    expect(textOf((await readPage(links.confirm)).querySelector('h1'))).toBe('Підтвердьте свій підпис');
    expect(await published()).toEqual(before);
    expect(await eventsOf(slug, 'signature.confirmed')).toHaveLength(2);
    expect(await signaturesOf(slug)).toHaveLength(3);
    expect(await signaturesOf(slug, '&state=confirmed')).toHaveLength(2);
  });

  it('is asked about at once of whoever confirms only now what was typed before', async () => {
    expect(await confirm(pending)).toMatchObject({ status: 200, json: { status: 'confirmed' } });
    const mail = await mailTo(late, 2);
    expect(mail.subject).toContain('Текст, який ви підписали, змінено');
    await expect.poll(() => eventsOf(slug, 'signature.confirmed')).toHaveLength(3);
    expect(await confirm(tokenIn(linksIn(mail).confirm))).toMatchObject({ status: 200 });
  });

  it('is withdrawn by the same mail', async () => {
    const { action, fields } = formOf(await readPage(links.withdraw), '/withdrawals');
    expect((await postForm(action, fields)).status).toBe(303);
    await expect.poll(() => read(`/v1/declarations/${slug}/tally`)).toMatchObject({ individuals: 2 });
  });
});
