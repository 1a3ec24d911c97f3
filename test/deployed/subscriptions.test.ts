import { beforeAll, describe, expect, it, vi } from 'vitest';
import { open } from './declaring.ts';
import { linksIn, mailsTo, mailTo, tokenIn } from './mail.ts';
import { type Form, formOf, pageIn, readPage, textOf } from './page.ts';
import { expectProblem } from './problem.ts';
import { newAddress, request, signed, withdraw } from './signing.ts';
import { type Answer, get, owner, postForm, postJson } from './site.ts';
import {
  confirmSubscription,
  linksOf,
  linkTo,
  oneClickOf,
  prefer,
  preferences,
  subscribe,
  subscribed,
  subscription,
  tokenOf,
} from './subscribing.ts';

/** As somebody who took longer than a robot does. */
const unhurried = ({ fields }: Form) => fields.set('rendered', String(Math.floor(Date.now() / 1000) - 60));

const sent = (form: Form) => postForm(form.action, form.fields);
const toPage = ({ status, headers }: Answer) => [status, headers.get('location')];

describe('a reader without an account and without JavaScript', () => {
  const email = newAddress('reader');
  let preferencesLink = '';

  it('asks for news by the form: weekly, in Bosnian, on two topics', async () => {
    const form = formOf(await readPage('/bs/subscribe'), '/v1/subscriptions');
    form.fields.set('email', email);
    form.fields.set('about', 'topics');
    form.fields.append('topics', 'energy');
    form.fields.append('topics', 'youth');
    unhurried(form);
    expect(form.fields.get('rhythm')).toBe('weekly');
    expect(toPage(await sent(form))).toEqual([303, '/bs/subscribe/check-your-mail']);
    expect((await get('/bs/subscribe/check-your-mail')).status).toBe(200);
  });

  it('confirms by the button behind the mail’s link, and not by opening it', async () => {
    const mail = await mailTo(email);
    expect(mail.text).toMatch(/Energetika.*Mladi/s);
    const [link = ''] = linksOf(mail);
    for (let look = 0; look < 2; look++) {
      const page = await get(link);
      expect(page.status).toBe(200);
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.text).toContain('<meta name="robots" content="noindex"/>');
      expect(textOf(pageIn(page).querySelector('main'))).toMatch(/Energetika.*Mladi/s);
    }
    expect((await preferences(await linkTo('preferences', email))).status).toBe(410);
    const form = formOf(await readPage(link), '/confirmations');
    for (let press = 0; press < 2; press++)
      expect(toPage(await sent(form))).toEqual([303, '/bs/subscribe/confirmed']);
    expect((await get('/bs/subscribe/confirmed')).status).toBe(200);
  });

  it('is welcomed once, by a mail that the mail program can end', async () => {
    const welcome = await mailTo(email, 2);
    expect(welcome.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(oneClickOf(welcome)).toMatch(/^\/v1\/subscriptions\/unsubscriptions\/[\w-]+$/);
    [preferencesLink = ''] = linksOf(welcome);
  });

  it('changes to monthly and another language, in which the page goes on', async () => {
    const page = await readPage(preferencesLink);
    expect(textOf(page.querySelector('.lead'))).toContain(email);
    const form = formOf(page, '/preferences');
    expect(form.fields.getAll('topics')).toEqual(['energy', 'youth']);
    form.fields.set('rhythm', 'monthly');
    form.fields.set('language', 'sq');
    const answer = await sent(form);
    const next = `/sq/subscription/${tokenOf(preferencesLink)}?saved=true`;
    expect(toPage(answer)).toEqual([303, next]);
    const shown = await readPage(next);
    expect(textOf(shown.querySelector('[role=status]'))).not.toBe('');
    expect(shown.querySelector('html')?.getAttribute('lang')).toBe('sq');
    const { json } = await preferences(tokenOf(preferencesLink));
    expect(json).toEqual({
      email,
      language: 'sq',
      rhythm: 'monthly',
      topics: ['energy', 'youth'],
      news: true,
      follows: [],
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('is shown what is wrong with the choices, beside them', async () => {
    const form = formOf(await readPage(preferencesLink), '/preferences');
    form.fields.delete('topics');
    const faulty = await sent(form);
    expect(faulty.status).toBe(422);
    expect(textOf(pageIn(faulty).querySelector('#topics-fault'))).not.toBe('');
    expect(formOf(pageIn(faulty), '/preferences').fields.get('about')).toBe('topics');
    form.fields.set('about', 'follows');
    const nothing = await sent(form);
    expect(nothing.status).toBe(422);
    expect(textOf(pageIn(nothing).querySelector('#about-fault'))).not.toBe('');
  });

  it('leaves by the page’s own button, and nothing is left after the farewell', async () => {
    const page = await readPage(preferencesLink);
    const button = page
      .querySelectorAll('form')
      .find((one) => one.getAttribute('action')?.includes('/unsubscriptions/'));
    const action = button?.getAttribute('action') ?? '';
    const pressed = await sent(formOf(page, action));
    expect(toPage(pressed)).toEqual([303, '/bs/subscribe/unsubscribed']);
    expect((await get('/bs/subscribe/unsubscribed')).status).toBe(200);
    const farewell = await mailTo(email, 3);
    expect(farewell.text).toContain('/sq/subscribe');
    expect((await preferences(tokenOf(preferencesLink))).status).toBe(410);
    expect((await get(preferencesLink)).status).toBe(410);
    await expect.poll(async () => (await owner('POST', '/erasures', { email })).json.subscriptions).toBe(0);
  });
});

describe('the form', () => {
  const form = (changes: Record<string, string>) =>
    postForm('/v1/subscriptions', {
      email: newAddress('former'),
      language: 'uk',
      rhythm: 'daily',
      about: 'everything',
      ...changes,
    });

  it('tells every fault at once, beside its field, and keeps what was typed', async () => {
    const answer = await form({ email: 'reader@', about: 'topics' });
    expect(answer.status).toBe(422);
    const page = pageIn(answer);
    for (const field of ['email', 'topics']) {
      expect(textOf(page.querySelector(`#${field}-fault`))).toMatch(/\p{Script=Cyrillic}/u);
    }
    expect(formOf(page, '/v1/subscriptions').fields.get('email')).toBe('reader@');
    expect(formOf(page, '/v1/subscriptions').fields.get('rhythm')).toBe('daily');
  });

  it('asks about an address that looks mistyped, and takes it as it is where one stands by it', async () => {
    const email = newAddress('typo', 'gmial.com');
    const asked = await form({ email });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('gmail.com');
    expect((await form({ email, 'email.asTyped': 'true' })).status).toBe(303);
  });

  it('that a robot fills in is answered as any other, and nobody gets a mail', async () => {
    const [bots, people] = [[newAddress('bot'), newAddress('bot')], newAddress('person')] as const;
    const answers = [
      await form({ email: bots[0], reference: 'cheap' }),
      await form({ email: bots[1], rendered: String(Math.floor(Date.now() / 1000) + 5) }),
      await form({ email: people }),
    ];
    for (const answer of answers) expect(toPage(answer)).toEqual([303, '/uk/subscribe/check-your-mail']);
    await mailTo(people);
    for (const bot of bots) expect(await mailsTo(bot)).toEqual([]);
  });

  it('is refused from a network that sends it too often, with the time to come back', async () => {
    const from = '203.0.113.77';
    const send = () =>
      postForm(
        '/v1/subscriptions',
        { email: newAddress('many'), language: 'en', rhythm: 'weekly' },
        { from },
      );
    let last = await send();
    for (let times = 0; times < 40 && last.status === 303; times++) last = await send();
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a request in JSON', () => {
  it('is told every fault at once', async () => {
    const answer = await postJson(
      '/v1/subscriptions',
      { email: 'x', language: 'xx', rhythm: 'hourly', topics: ['No Slug'], name: 'x' },
      { headers: { 'accept-language': 'uk' } },
    );
    expectProblem(answer, 422, 'validation', [
      ['#/email', 'invalid-email'],
      ['#/language', 'invalid-language'],
      ['#/rhythm', 'invalid-choice'],
      ['#/topics/0', 'invalid-slug'],
      ['#/name', 'unknown-field'],
    ]);
    const unknown = subscription({ topics: ['energy', 'imagined'] });
    expect((await subscribe(unknown)).json.errors).toMatchObject([
      { pointer: '#/topics/1', code: 'unknown-topic' },
    ]);
  });

  it('may name an international domain as the mail goes to it, and in no other way', async () => {
    const ascii = subscription({ email: newAddress('reader', 'xn--e1afmkfd.example') });
    expect((await subscribe(ascii)).status).toBe(202);
    const typed = await subscribe(subscription({ email: newAddress('reader', 'пример.example') }));
    expect(typed.json.errors).toMatchObject([{ pointer: '#/email', code: 'invalid-email' }]);
  });
});

describe('the answer', () => {
  /** All of an answer but what differs between any two: the time, and what the connection says of itself. */
  const bytesOf = ({ status, headers, text }: Answer) => ({
    status,
    text,
    headers: [...headers].filter(
      ([name]) => !['date', 'connection', 'keep-alive', 'x-amzn-requestid', 'apigw-requestid'].includes(name),
    ),
  });
  const known = {
    new: newAddress('new'),
    asked: newAddress('asked'),
    active: '',
    left: '',
    blocked: newAddress('blocked', 'mailinator.com'),
  };

  beforeAll(async () => {
    await subscribe(subscription({ email: known.asked }));
    await subscribe(subscription({ email: known.blocked }));
    known.active = (await subscribed()).email;
    const { email, oneClick } = await subscribed();
    known.left = email;
    await postForm(oneClick, { 'List-Unsubscribe': 'One-Click' });
    await mailTo(known.left, 3);
    await mailTo(known.asked);
  });

  it('is the same, byte for byte, whatever is known about the address', async () => {
    const emails = Object.values(known);
    const inJson = await Promise.all(emails.map((email) => subscribe(subscription({ email }))));
    const asForm = await Promise.all(
      emails.map((email) => postForm('/v1/subscriptions', { email, language: 'en', rhythm: 'daily' })),
    );
    for (const answers of [inJson, asForm]) {
      const [first] = answers.map(bytesOf);
      for (const answer of answers) expect(bytesOf(answer)).toEqual(first);
    }
    expect([inJson[0]?.status, asForm[0]?.status]).toEqual([202, 303]);
  });

  it('changes nothing for who subscribes already, and writes to no blocked address', async () => {
    await mailTo(known.new);
    expect(await mailsTo(known.blocked)).toEqual([]);
    const { json } = await preferences(await linkTo('preferences', known.active));
    expect(json).toMatchObject({ rhythm: 'weekly' });
    // Within the cooldown nobody gets a second mail.
    expect(await mailsTo(known.active)).toHaveLength(2);
    expect(await mailsTo(known.asked)).toHaveLength(1);
  });
});

describe('a link', () => {
  let token: Record<'confirm' | 'preferences' | 'unsubscribe', string>;
  let email = '';
  const elsewhere = 'AAHVL7hfDCt6nT5PYaiyxNbo8AESqL3ZkP0v7o1t8m6mYg2wZQ';

  beforeAll(async () => {
    const one = await subscribed({ language: 'uk' });
    email = one.email;
    token = {
      confirm: tokenOf(one.confirm),
      preferences: tokenOf(one.preferences),
      unsubscribe: tokenOf(one.unsubscribe),
    };
  });

  const altered = (text: string) => `${text.slice(0, -1)}${text.endsWith('A') ? 'Q' : 'A'}`;
  const inUkrainian = { headers: { 'accept-language': 'uk' } };
  const wanted = (more: object) => ({ language: 'uk', rhythm: 'daily', ...more });
  const DOORS: [
    what: 'confirm' | 'preferences' | 'unsubscribe',
    knock: (token: string) => Promise<Answer>,
  ][] = [
    ['confirm', (given) => postJson('/v1/subscriptions/confirmations', { token: given }, inUkrainian)],
    ['preferences', (given) => prefer(given, wanted({}))],
    [
      'unsubscribe',
      (given) =>
        postJson(
          `/v1/subscriptions/unsubscriptions/${given}`,
          { 'List-Unsubscribe': 'One-Click' },
          inUkrainian,
        ),
    ],
  ];

  it.each(DOORS)(
    'to %s is refused where it is altered, truncated, foreign, of another purpose',
    async (what, knock) => {
      const other = what === 'confirm' ? 'unsubscribe' : 'confirm';
      for (const bad of [
        altered(token[what]),
        token[what].slice(0, -5),
        elsewhere,
        token[other],
        'x',
        `${token[what]}=`,
      ]) {
        expectProblem(await knock(bad), 422, 'validation', [['#/token', 'invalid-token']]);
        if (bad === token[other]) continue;
        const page = await get(`/uk/subscription/${bad}`);
        expect(page.status).toBe(422);
        expect(page.headers.get('cache-control')).toBe('no-store');
      }
      expect((await preferences(token.preferences)).json).toMatchObject({ email, rhythm: 'weekly' });
    },
  );

  it('is over in its time; the one to unsubscribe never is', async () => {
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    const old = {
      confirm: await linkTo('confirm', email, ago(15)),
      preferences: await linkTo('preferences', email, ago(91)),
    };
    for (const [what, knock] of DOORS) {
      if (what === 'unsubscribe') continue;
      expectProblem(await knock(old[what]), 410, 'expired');
      expect((await get(`/uk/subscription/${old[what]}`)).status).toBe(410);
    }
    const ancient = await linkTo('unsubscribe', newAddress('ancient'), ago(4000));
    expect((await get(`/uk/subscription/${ancient}`)).status).toBe(200);
    expect(
      (await postForm(`/v1/subscriptions/unsubscriptions/${ancient}`, { 'List-Unsubscribe': 'One-Click' }))
        .json,
    ).toEqual({
      status: 'unsubscribed',
    });
  });

  it('may stand in the body, and is asked for where it is nowhere', async () => {
    const answer = await postJson('/v1/subscriptions/preferences', wanted({ token: token.preferences }));
    expect([answer.status, answer.json.rhythm]).toEqual([200, 'daily']);
    expectProblem(await get('/v1/subscriptions/preferences', inUkrainian.headers), 422, 'validation', [
      ['#/token', 'required'],
    ]);
  });
});

describe('a signer who ticked the box', () => {
  it('follows the declaration, without another mail, as long as the signature stands', async () => {
    const slug = await open('followed', { title: { en: 'A declaration that is followed' } });
    const email = newAddress('follower');
    const consent = { processing: true, publish: true, news: true, partners: [] };
    await signed(slug, request({ email, consent, language: 'hr' }));
    const token = await linkTo('preferences', email);
    await vi.waitFor(
      async () =>
        expect((await preferences(token)).json).toMatchObject({
          email,
          language: 'hr',
          rhythm: 'weekly',
          news: false,
          follows: [slug],
        }),
      { timeout: 30_000, interval: 250 },
    );
    const page = await readPage(`/hr/subscription/${token}`);
    expect(textOf(page.querySelector('main'))).toContain('A declaration that is followed');
    expect(formOf(page, '/preferences').fields.get('about')).toBe('follows');
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    await withdraw(tokenIn(linksIn(mails[0] ?? { text: '' }).withdraw));
    await vi.waitFor(async () => expect((await preferences(token)).status).toBe(410), {
      timeout: 30_000,
      interval: 250,
    });
  });
});

describe('who is erased', () => {
  it('subscribes to nothing any more, whether it was confirmed or not', async () => {
    const one = await subscribed();
    const erased = await owner('POST', '/erasures', { email: one.email.toUpperCase() });
    expect(erased.json).toMatchObject({ subscriptions: 1 });
    expect((await preferences(tokenOf(one.preferences))).status).toBe(410);
    expect((await confirmSubscription(tokenOf(one.confirm))).status).toBe(410);
    const left = await postForm(one.oneClick, { 'List-Unsubscribe': 'One-Click' });
    expect([left.status, left.json]).toEqual([200, { status: 'unsubscribed' }]);
    expect(await mailsTo(one.email)).toHaveLength(2);

    const pending = subscription();
    await subscribe(pending);
    const [confirm] = linksOf(await mailTo(String(pending['email'])));
    expect((await owner('POST', '/erasures', { email: pending['email'] })).json).toMatchObject({
      subscriptions: 1,
    });
    expect((await confirmSubscription(tokenOf(confirm))).status).toBe(410);
  });
});
