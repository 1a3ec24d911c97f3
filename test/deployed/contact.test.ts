import { describe, expect, it, vi } from 'vitest';
import { answerLink, slipLinks, tokenOf } from './letterbox.ts';
import { mailsTo, mailTo } from './mail.ts';
import { formOf, pageIn, readPage, textOf } from './page.ts';
import { newAddress } from './signing.ts';
import { ask, editor, get, postForm, postJson } from './site.ts';

const waitFor = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 30_000, interval: 200 });

/** What has come to the secretariat with this in it. */
const received = async (text: string) => {
  const { json } = await ask('/_local/mail');
  return (json as { to: string; text: string; headers: Record<string, string>; subject: string }[]).filter(
    (mail) => mail.text.includes(text) || mail.subject.includes(text),
  );
};

describe('a message', () => {
  const message = (changes: Record<string, unknown> = {}) => ({
    name: 'Ivana Petrović',
    email: newAddress('writer'),
    subject: 'A question',
    body: `When is the next workshop? ${newAddress('note').split('@')[0]}`,
    language: 'en',
    ...changes,
  });

  it('comes to the secretariat, once however often it is sent, and is answered to its sender', async () => {
    const sent = message();
    const answers = [await postJson('/v1/messages', sent), await postJson('/v1/messages', sent)];
    for (const { status, json } of answers) expect([status, json]).toEqual([202, { status: 'accepted' }]);
    const [mail] = await waitFor(async () => {
      const mails = await received(sent.body);
      expect(mails).toHaveLength(1);
      return mails;
    });
    expect(mail?.headers['Reply-To']).toBe(sent.email);
    expect(await mailsTo(sent.email)).toEqual([]);
    await postJson('/v1/messages', message());
    expect(await received(sent.body)).toHaveLength(1);
  });

  it('may come from a form, whose faults are shown beside its fields', async () => {
    const sent = message({ language: 'bg' });
    const answer = await postForm('/v1/messages', sent as Record<string, string>);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/bg/letterbox/outcomes/message-accepted',
    ]);
    expect((await get('/bg/letterbox/outcomes/message-accepted')).status).toBe(200);
    const faulty = await postForm('/v1/messages', { ...sent, body: '', email: '' } as Record<string, string>);
    expect(faulty.status).toBe(422);
    expect(textOf(pageIn(faulty).querySelector('#body-fault'))).toMatch(/\p{Script=Cyrillic}/u);
    expect(formOf(pageIn(faulty), '/v1/messages').fields.get('subject')).toBe('A question');
  });

  it('shows what was typed as text, and makes no link of it', async () => {
    const mark = newAddress('mark').split('@')[0] ?? '';
    await postJson('/v1/messages', message({ body: `${mark} <script>x</script> www.example.com` }));
    const [mail] = await waitFor(async () => {
      const mails = await received(mark);
      expect(mails).toHaveLength(1);
      return mails;
    });
    expect(mail?.text).not.toContain('www.example.com');
    expect((mail as unknown as { html: string }).html).not.toContain('<script>');
  });
});

describe('an application', () => {
  const name = `Центар за чисте реке ${Math.floor(Math.random() * 1e9)}`;
  const slug = name.replace('Центар за чисте реке', 'centar-za-ciste-reke').replaceAll(' ', '-');
  const email = newAddress('applicant');

  it('is a draft once it is verified, which editors admit', async () => {
    const page = await readPage('/sr-Cyrl/join');
    const form = formOf(page, '/v1/organisations/applications');
    for (const [field, value] of Object.entries({
      name,
      email,
      country: 'RS',
      website: 'https://reke.example/',
      founded: '2015',
      goal: 'Чисте реке.',
      'contact.name': 'Ивана Петровић',
      note: 'Упознали смо се у Београду.',
      'consent.publish': 'true',
    })) {
      form.fields.set(field, value);
    }
    // As somebody who took longer than a robot does.
    form.fields.set('rendered', String(Math.floor(Date.now() / 1000) - 60));
    const sent = await postForm(form.action, form.fields);
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      '/sr-Cyrl/letterbox/outcomes/application-check',
    ]);
    const [confirm = ''] = slipLinks(await mailTo(email));
    expect((await editor('GET', `/organisations/${slug}`)).status).toBe(404);
    expect(textOf((await readPage(confirm)).querySelector('main'))).toContain(name);
    for (let press = 0; press < 2; press++) {
      const pressed = await postForm('/v1/letterbox/confirmations', {
        token: tokenOf(confirm),
        language: 'sr-Cyrl',
      });
      expect([pressed.status, pressed.headers.get('location')]).toEqual([
        303,
        '/sr-Cyrl/letterbox/outcomes/application-waiting',
      ]);
    }
    const draft = await editor('GET', `/organisations/${slug}`);
    expect(draft.json).toMatchObject({
      name: { 'sr-Cyrl': name },
      membership: { status: 'applied' },
      contact: { email, name: 'Ивана Петровић' },
      notes: 'Упознали смо се у Београду.',
      published: false,
    });
    expect((await ask(`/v1/organisations/${slug}`)).status).toBe(404);
    await waitFor(async () => expect(await received(`/v1/staff/organisations/${slug}`)).toHaveLength(1));

    const { language, country, website, founded, goal, contact, notes } = draft.json;
    const profile = { name: draft.json.name, language, country, website, founded, goal, contact, notes };
    const admitted = await editor(
      'PUT',
      `/organisations/${slug}`,
      { ...profile, membership: { status: 'active', role: 'full' } },
      { 'if-match': draft.headers.get('etag') ?? '' },
    );
    expect([admitted.status, admitted.text]).toEqual([200, expect.any(String)]);
    const seen = await ask(`/v1/organisations/${slug}`);
    expect(seen.json).toMatchObject({ membership: { status: 'active' } });
    expect(seen.text).not.toContain('Упознали');
  });

  it('sent again, harms nothing: its sender is told by mail that it is there', async () => {
    const again = await postJson('/v1/organisations/applications', {
      name,
      email,
      country: 'RS',
      language: 'sr-Cyrl',
      consent: { publish: true },
    });
    expect([again.status, again.json]).toEqual([202, { status: 'check-your-mail' }]);
    expect((await editor('GET', `/organisations/${slug}-2`)).status).toBe(404);
  });

  it('is told every fault at once', async () => {
    const answer = await postJson('/v1/organisations/applications', {
      name: ' ',
      email: 'x',
      country: 'XX',
      topics: ['no-such-topic-at-all'],
      consent: {},
    });
    expect(answer.status).toBe(422);
    expect(answer.json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/consent/publish',
      '#/country',
      '#/email',
      '#/name',
    ]);
  });

  it('that was not its sender’s is disowned', async () => {
    const victim = newAddress('victim');
    await postJson('/v1/organisations/applications', {
      name: 'Not mine',
      email: victim,
      country: 'BA',
      language: 'bs',
      consent: { publish: true },
    });
    const [confirm = '', notMe = ''] = slipLinks(await mailTo(victim));
    expect((await answerLink('disavowals', tokenOf(notMe))).json).toEqual({
      status: 'disowned',
      kind: 'application',
    });
    expect((await answerLink('confirmations', tokenOf(confirm))).status).toBe(410);
  });
});
