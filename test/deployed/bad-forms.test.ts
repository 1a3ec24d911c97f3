import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './declaring.ts';
import { mailsTo, mailTo } from './mail.ts';
import { type Form, formOf, pageIn, readPage, textOf } from './page.ts';
import { newAddress, sign, signaturesOf } from './signing.ts';
import { postForm } from './site.ts';

/* What somebody may send by the form: the form again, each fault beside its field, what was right still there. */

const GOOD: Record<string, string> = {
  name: 'Олена Шевченко',
  country: 'UA',
  capacity: 'individual',
  affiliation: 'Університет «Київ»',
  display: 'initials',
  comment: 'Разом.\nЗавжди.',
  'consent.processing': 'true',
  'consent.publish': 'true',
  'consent.news': 'true',
};
const ORGANISATION = {
  capacity: 'organisation',
  'organisation.name': 'Центр',
  'organisation.role': 'директорка',
  'organisation.mandate': 'true',
};

/** What is sent wrong (nothing: the field is left out), and the ids of the elements that say so. */
const WRONG: [what: string, changes: Record<string, string | undefined>, faults: string[]][] = [
  ['no country', { country: '' }, ['country']],
  ['a country that does not exist', { country: 'ZZ' }, ['country']],
  ['no name', { name: '   ' }, ['name']],
  ['a name of 201 characters', { name: 'Ш'.repeat(201) }, ['name']],
  ['a name with a hidden character', { name: 'Оле\u202Eна' }, ['name']],
  ['what is no address', { email: 'olena' }, ['email']],
  ['an address with a display name', { email: 'Olena <olena@example.org>' }, ['email']],
  ['no capacity', { capacity: undefined }, ['capacity']],
  ['no consent', { 'consent.processing': undefined }, ['consent-processing']],
  ['no consent to publish', { 'consent.publish': undefined }, ['consent-publish']],
  ['no choice of what is shown', { display: 'everything' }, ['display']],
  ['an organisation without its name', { capacity: 'organisation' }, ['organisation-name']],
  [
    'an organisation without role and mandate',
    { capacity: 'organisation', 'organisation.name': 'Центр', 'organisation.website': 'центр' },
    ['organisation-website', 'organisation-role', 'organisation-mandate'],
  ],
  [
    'everything wrong at once',
    { name: '', email: 'x', country: 'ZZ', comment: 'a\u0000', 'consent.processing': undefined },
    ['name', 'email', 'country', 'comment', 'consent-processing'],
  ],
];

describe('the form', () => {
  let slug = '';
  let untouched: Form = { action: '', fields: new URLSearchParams() };

  const filled = (changes: Record<string, string | undefined>) => {
    const fields = new URLSearchParams(untouched.fields);
    fields.set('rendered', String(Number(fields.get('rendered')) - 60));
    for (const [name, value] of Object.entries({ ...GOOD, email: newAddress('form'), ...changes })) {
      if (value === undefined) fields.delete(name);
      else fields.set(name, value);
    }
    return fields;
  };

  beforeAll(async () => {
    slug = await open('bad-forms');
    untouched = formOf(await readPage(`/uk/declarations/${slug}`), '/signatures');
  });

  it.each(WRONG)('with %s is shown again', async (_, changes, faults) => {
    const fields = filled(changes);
    const answer = await postForm(untouched.action, fields);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const page = pageIn(answer);
    expect(page.querySelector('html')?.getAttribute('lang')).toBe('uk');

    const told = page.querySelectorAll('[id$=-fault]');
    expect(told.map((element) => element.id).sort()).toEqual(faults.map((id) => `${id}-fault`).sort());
    for (const element of told) expect(textOf(element)).toMatch(/\p{Script=Cyrillic}{4}/u);
    const summary = page
      .querySelectorAll('[role=alert] a')
      .map((link) => link.getAttribute('href')?.slice(1));
    for (const id of summary) expect(page.querySelector(`[id="${id}"]`)).not.toBeNull();
    expect(summary).toHaveLength(faults.length);

    const again = formOf(page, '/signatures').fields;
    const wrong = faults.map((id) => id.replace('-', '.'));
    for (const [name, value] of fields) {
      if (name === 'rendered' || name === 'reference' || wrong.includes(name)) continue;
      expect([name, again.get(name)]).toEqual([name, value]);
    }
    expect(await signaturesOf(slug)).toEqual([]);
  });

  it('keeps what was typed wrong, where that helps to mend it', async () => {
    const fields = filled({
      email: 'olena@',
      'organisation.name': '<b>"Центр"</b>',
      capacity: 'organisation',
    });
    const again = formOf(pageIn(await postForm(untouched.action, fields)), '/signatures').fields;
    expect(again.get('email')).toBe('olena@');
    expect(again.get('organisation.name')).toBe('<b>"Центр"</b>');
  });

  it('questions a well-known mail domain that looks mistyped, and takes it when the signer stands by it', async () => {
    const email = newAddress('olena', 'gamil.com');
    const answer = await postForm(untouched.action, filled({ email }));
    expect(answer.status).toBe(422);
    const page = pageIn(answer);
    expect(textOf(page)).toContain(email.replace('gamil', 'gmail'));
    const again = formOf(page, '/signatures').fields;
    expect(again.get('email')).toBe(email);
    expect(again.get('email.asTyped')).toBeNull();
    expect(page.querySelector('[name="email.asTyped"]')).not.toBeNull();
    again.set('email.asTyped', 'true');
    expect((await postForm(untouched.action, again)).status).toBe(303);
    await mailTo(email);
  });

  it('sent twice is one request and one mail', async () => {
    const email = newAddress('twice');
    const fields = filled({ email });
    for (const answer of [
      await postForm(untouched.action, fields),
      await postForm(untouched.action, fields),
    ]) {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`/uk/declarations/${slug}/check-your-mail`);
    }
    await mailTo(email);
    expect(await signaturesOf(slug, `&email=${encodeURIComponent(email)}`)).toHaveLength(1);
    await mailAfter(email);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('whose sender has filled in an organisation out of sight is an individual’s', async () => {
    const email = newAddress('individual');
    const fields = filled({ ...ORGANISATION, capacity: 'individual', email });
    expect((await postForm(untouched.action, fields)).status).toBe(303);
    const [signature] = await signaturesOf(slug, `&email=${encodeURIComponent(email)}`);
    expect(signature).toMatchObject({ capacity: 'individual' });
    expect(signature).not.toHaveProperty('organisation');
  });

  it.each([
    ['filled in where only a robot sees a field', { reference: 'https://spam.example' }],
    // A time to come: sooner than at once, however long a busy machine takes to send it.
    ['sent as fast as only a robot is', { rendered: '9999999999' }],
  ])('%s is answered as ever, and held', async (_, changes) => {
    const email = newAddress('robot');
    const answer = await postForm(untouched.action, filled({ email, ...changes }));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/uk/declarations/${slug}/check-your-mail`);
    await expect
      .poll(() => signaturesOf(slug, `&email=${encodeURIComponent(email)}`))
      .toMatchObject([{ state: 'held' }]);
    expect(await mailsTo(email)).toEqual([]);
  });

  /** Waits until a mail that is asked for now has come: one caused before it would have come too. */
  const mailAfter = async (other: string) => {
    const email = newAddress(`after-${other.split('@')[0]}`);
    await sign(slug, {
      ...JSON.parse(JSON.stringify({ name: 'Later', country: 'UA', capacity: 'individual' })),
      email,
      consent: { processing: true, publish: true },
    });
    await mailTo(email);
  };
});
