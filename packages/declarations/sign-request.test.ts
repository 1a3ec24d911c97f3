import { faults as sentences } from '@undersigned/i18n/messages/faults.ts';
import { parse } from '@undersigned/input/fault.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleOrganisationRequest, sampleRequest } from './samples.ts';
import { DISPLAYS, SignRequest } from './sign-request.ts';

const faultsIn = (input: unknown) => {
  const result = parse(SignRequest, input);
  return 'refused' in result ? result.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};
/** A right request with one thing broken: `undefined` leaves a field out. */
const broken = (changes: object, of: object = sampleRequest()) =>
  JSON.parse(JSON.stringify({ ...of, ...changes }));
const organisation = { name: 'Centar', website: 'https://centar.example', role: 'direktorka', mandate: true };
const consent = { processing: true, publish: true, news: false, partners: [] };

describe('a request to sign', () => {
  it.each([
    ['a person’s', sampleRequest()],
    ['an organisation’s', sampleOrganisationRequest({ organisation: { ...organisation, mandate: true } })],
    ['a Kosovar’s', sampleRequest({ country: 'XK' })],
    ['one with an affiliation', sampleRequest({ affiliation: 'Університет' })],
    ['one with a comment of several lines', sampleRequest({ comment: 'Так,\nсаме так.' })],
    ['one that names its text', sampleRequest({ text: { language: 'uk', version: 3 } })],
    ['one of a partner’s site', sampleRequest({ source: 'partner-site' })],
    ['one in right-to-left letters', sampleRequest({ name: 'عبد الرحمن', affiliation: 'جامعة' })],
  ])('may be %s', (_, request) => expect(parse(SignRequest, request)).toEqual({ value: request }));

  it('keeps markup as the letters it was typed in', () => {
    const markup = '<script>alert("1")</script>';
    const request = sampleOrganisationRequest({
      name: markup,
      comment: markup,
      organisation: { name: markup, role: markup, mandate: true },
    });
    expect(parse(SignRequest, request)).toEqual({ value: request });
  });

  it('asks for little', () => {
    const { name, email, country, capacity } = sampleRequest();
    const least = { name, email, country, capacity, consent: { processing: true, publish: true } };
    expect(parse(SignRequest, least)).toEqual({
      value: { ...least, display: 'full', consent: { ...least.consent, news: false, partners: [] } },
    });
  });

  it.each(DISPLAYS)('needs consent to be shown, unless hidden: %s', (display) => {
    expect(faultsIn(broken({ display, consent: { processing: true } }))).toEqual(
      display === 'hidden' ? [] : ['#/consent/publish publish-consent-required'],
    );
  });
});

const WRONG: [string, unknown, ...string[]][] = [
  ['no name', broken({ name: undefined }), '#/name required'],
  ['a blank name', broken({ name: '  ' }), '#/name blank'],
  ['a name of 201 characters', broken({ name: 'x'.repeat(201) }), '#/name too-long'],
  ['a name with a control character', broken({ name: 'Ole\u0007na' }), '#/name control-characters'],
  ['a name of two lines', broken({ name: 'Olena\nShevchenko' }), '#/name control-characters'],
  ['a name that turns around', broken({ name: 'Olena \u202Eoknehcvehs' }), '#/name bidi-override'],
  ['a name that is a number', broken({ name: 5 }), '#/name invalid-type'],
  ['a name that is nothing', broken({ name: null }), '#/name invalid-type'],
  ['no address', broken({ email: undefined }), '#/email required'],
  ['a blank address', broken({ email: '' }), '#/email blank'],
  ['an address with a name', broken({ email: 'Olena <olena@example.org>' }), '#/email email-with-name'],
  ['what is no address', broken({ email: 'olena.example.org' }), '#/email invalid-email'],
  ['two addresses', broken({ email: 'a@example.org,b@example.org' }), '#/email invalid-email'],
  ['no country', broken({ country: undefined }), '#/country required'],
  ['a country that does not exist', broken({ country: 'ZZ' }), '#/country invalid-country'],
  ['a country in small letters', broken({ country: 'ua' }), '#/country invalid-country'],
  ['a language we lack', broken({ language: 'de' }), '#/language invalid-language'],
  ['no capacity', broken({ capacity: undefined }), '#/capacity required'],
  ['a capacity there is not', broken({ capacity: 'committee' }), '#/capacity invalid-choice'],
  [
    'an organisation without its name',
    broken({ capacity: 'organisation' }),
    '#/organisation organisation-required',
  ],
  ['a person with an organisation', broken({ organisation }), '#/organisation organisation-not-expected'],
  [
    'an organisation half said',
    broken({ capacity: 'organisation', organisation: {} }),
    '#/organisation/name required',
    '#/organisation/role required',
    '#/organisation/mandate mandate-required',
  ],
  [
    'a signer without a mandate',
    broken({ capacity: 'organisation', organisation: { ...organisation, mandate: false } }),
    '#/organisation/mandate mandate-required',
  ],
  [
    'a web address that is a script',
    broken({ capacity: 'organisation', organisation: { ...organisation, website: 'javascript:alert(1)' } }),
    '#/organisation/website invalid-url',
  ],
  ['a display there is not', broken({ display: 'anonymous' }), '#/display invalid-choice'],
  ['a blank comment', broken({ comment: ' ' }), '#/comment blank'],
  ['a comment of 1001 characters', broken({ comment: 'x'.repeat(1001) }), '#/comment too-long'],
  ['no consents', broken({ consent: undefined }), '#/consent required'],
  ['consents that are a word', broken({ consent: 'yes' }), '#/consent invalid-type'],
  [
    'no consent to be kept',
    broken({ consent: { ...consent, processing: false } }),
    '#/consent/processing consent-required',
  ],
  [
    'consents that say nothing',
    broken({ consent: {} }),
    '#/consent/processing consent-required',
    '#/consent/publish publish-consent-required',
  ],
  [
    'a consent that is a word',
    broken({ consent: { ...consent, publish: 'on' } }),
    '#/consent/publish invalid-type',
  ],
  [
    'a partner that is none',
    broken({ consent: { ...consent, partners: ['ok', 'Not Ok'] } }),
    '#/consent/partners/1 invalid-slug',
  ],
  [
    'too many partners',
    broken({ consent: { ...consent, partners: Array(21).fill('ok') } }),
    '#/consent/partners too-many',
  ],
  [
    'a version before the first',
    broken({ text: { language: 'uk', version: 0 } }),
    '#/text/version out-of-range',
  ],
  ['half a version', broken({ text: { language: 'uk', version: 1.5 } }), '#/text/version invalid-type'],
  ['a text without a language', broken({ text: { version: 1 } }), '#/text/language required'],
  ['a proof that goes on and on', broken({ proof: 'x'.repeat(101) }), '#/proof too-long'],
  ['a source that is no slug', broken({ source: '../x' }), '#/source invalid-slug'],
  ['a field that there is not', broken({ nmae: 'x' }), '#/nmae unknown-field'],
  [
    'a field below that there is not',
    broken({ consent: { ...consent, all: true } }),
    '#/consent/all unknown-field',
  ],
  [
    'everything at once',
    broken({ name: '', email: 'x', country: 'ZZ', capacity: 'organisation', consent: {}, x: 1 }),
    '#/name blank',
    '#/email invalid-email',
    '#/country invalid-country',
    '#/consent/processing consent-required',
    '#/x unknown-field',
    '#/organisation organisation-required',
    '#/consent/publish publish-consent-required',
  ],
];

describe('what is wrong with a request', () => {
  it.each(WRONG)('is told of %s', (_, input, ...expected) => expect(faultsIn(input)).toEqual(expected));

  it.each([[null], [[]], ['x'], [5], [true]])('is told of a body that is %j', (input) => {
    expect(faultsIn(input)).toEqual(['# invalid-type']);
  });

  it('has a sentence in English for every code', () => {
    const codes = WRONG.flatMap(([, input]) => faultsIn(input)).map((fault) => fault.split(' ')[1]);
    const silent = [...new Set(codes)].filter((code) => !(`fault.${code}` in sentences.en));
    expect(silent).toEqual([]);
  });

  it('is told whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(faultsIn(input)).not.toEqual([]);
      }),
    );
  });

  it('is told whatever JSON comes in a field', () => {
    const fields = Object.keys(SignRequest.shape);
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        const result = parse(SignRequest, { ...sampleRequest(), [field]: value });
        if ('value' in result) return;
        for (const { pointer } of result.faults) expect(pointer).toMatch(/^#\/(\w+)/);
      }),
    );
  });
});
