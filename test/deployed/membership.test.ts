import { beforeAll, describe, expect, it } from 'vitest';
import { newSlug, open } from './declaring.ts';
import { readPage } from './page.ts';
import { newAddress, organisationRequest, request, signaturesOf, signed, withdraw } from './signing.ts';
import { type Answer, editor, get, moderator, read } from './site.ts';

const name = 'Centar za dijalog';
const country = 'BA';

/** What bears an authorization is not answered from a cache. */
const AROUND = { authorization: 'Bearer none' };

/** An organisation of the record, and all that an editor changes of it. */
const organisation = (slug = newSlug('member')) => {
  const domain = `${slug}.example`;
  let etag = '';
  return {
    slug,
    domain,
    put: async (changes: object): Promise<Answer> => {
      const input = { name: { en: name }, language: 'en', country, mailDomains: [domain], ...changes };
      const answer = await editor('PUT', `/organisations/${slug}`, input, etag ? { 'if-match': etag } : {});
      if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
      etag = answer.headers.get('etag') ?? '';
      return answer;
    },
    /** Signs for it, and gives what became of that. */
    signs: async (declaration: string, changes: object = {}) => {
      const asked = organisationRequest({ name, domain, country }, { email: newAddress('office', domain) });
      return signed(declaration, { ...asked, ...changes });
    },
    /** The declarations that it signed, as anybody reads them. */
    signedBy: async () => {
      const { json } = await get(`/v1/organisations/${slug}`, AROUND);
      return json.signed;
    },
  };
};

const active = { membership: { status: 'active', role: 'founding', since: '2026-01-15' } };

/** What the roll shows of organisations, now. */
const rollOf = async (slug: string) =>
  (await get(`/v1/declarations/${slug}/signatures?capacity=organisation`, AROUND)).json.items;

describe('a member of the network', () => {
  const member = organisation();
  const declarations: string[] = [];

  beforeAll(async () => {
    for (const about of ['first', 'second', 'third', 'fourth'])
      declarations.push(await open(`member-${about}`));
  });

  it('that has only applied is reviewed', async () => {
    const [slug = ''] = declarations;
    await member.put({ membership: { status: 'applied' } });
    expect((await member.signs(slug)).answer).toMatchObject({ status: 'in-review' });
    const [waiting] = await signaturesOf(slug, '&state=in-review');
    expect(
      (
        await moderator('POST', `/signatures/${waiting?.['id']}/decisions`, {
          decision: 'approve',
          reason: 'They have applied.',
        })
      ).status,
    ).toBe(200);
    await expect
      .poll(() => rollOf(slug))
      .toMatchObject([{ organisation: name, organisationSlug: member.slug }]);
  });

  it('counts at once when it is active, and is linked from the roll to its page', async () => {
    const [, slug = ''] = declarations;
    await member.put(active);
    expect((await member.signs(slug)).answer).toMatchObject({ status: 'confirmed' });
    await expect
      .poll(() => rollOf(slug))
      .toMatchObject([{ organisation: name, organisationSlug: member.slug }]);
    const page = await readPage(`/en/declarations/${slug}/signatories`);
    const href = page.querySelector('.roll a.name')?.getAttribute('href');
    expect(href).toBe(`/en/organisations/${member.slug}`);
  });

  it('shows the declarations that it signed, and none that it is not named on', async () => {
    const [first, second, third = ''] = declarations;
    expect((await member.signs(third, { display: 'country' })).answer).toMatchObject({ status: 'confirmed' });
    await expect
      .poll(async () =>
        (await member.signedBy())
          .map((one: { declaration: { slug: string } }) => one.declaration.slug)
          .sort(),
      )
      .toEqual([first, second].sort());
    expect(await rollOf(third)).toEqual([
      { capacity: 'organisation', country, signedOn: expect.any(String) },
    ]);
  });

  it('keeps the history of its membership for staff', async () => {
    const kept = await editor('GET', `/organisations/${member.slug}`);
    expect(kept.json.history).toMatchObject([
      { status: 'applied', role: 'full' },
      { status: 'active', role: 'founding' },
    ]);
    const shown = await read(`/v1/organisations/${member.slug}`);
    expect(shown).not.toHaveProperty('history');
    expect(shown).not.toHaveProperty('mailDomains');
  });

  it('is reviewed again once it is suspended, though it was approved before', async () => {
    const [, , , fourth = ''] = declarations;
    await member.put({ membership: { status: 'suspended', role: 'founding' } });
    const { answer, withdraw: leave } = await member.signs(fourth);
    expect(answer).toMatchObject({ status: 'in-review' });
    expect(await withdraw(leave)).toMatchObject({ status: 200 });
  });

  it('loses what was signed from a domain that is taken from it', async () => {
    await member.put({ ...active, mailDomains: [] });
    expect(await member.signedBy()).toEqual([]);
    const slug = await open('member-without');
    expect((await member.signs(slug)).answer).toMatchObject({ status: 'in-review' });
  });
});

describe('an organisation that is recorded after it signed', () => {
  it('is linked with what it signed', async () => {
    const late = organisation();
    const slug = await open('signed-before');
    await late.signs(slug);
    const [waiting] = await signaturesOf(slug, '&state=in-review');
    await moderator('POST', `/signatures/${waiting?.['id']}/decisions`, {
      decision: 'approve',
      reason: 'Known.',
    });
    await expect.poll(() => rollOf(slug)).toMatchObject([{ organisation: name }]);
    await late.put({});
    await expect.poll(() => rollOf(slug)).toMatchObject([{ organisationSlug: late.slug }]);
    expect(await late.signedBy()).toMatchObject([{ declaration: { slug } }]);
  });
});

it('speaks for no organisation from a provider of mail for everybody', async () => {
  const input = { name: { en: name }, language: 'en', country, mailDomains: ['centar.example', 'gmail.com'] };
  const answer = await editor('PUT', `/organisations/${newSlug('public')}`, input);
  expect(answer).toMatchObject({
    status: 422,
    json: { errors: [{ pointer: '#/mailDomains/1', code: 'public-provider' }] },
  });
});

it('is nobody’s signature who signs for themselves from there', async () => {
  const own = organisation();
  await own.put(active);
  const slug = await open('member-individual');
  await signed(slug, request({ email: newAddress('person', own.domain) }));
  expect(await own.signedBy()).toEqual([]);
});
