import { describe, expect, it } from 'vitest';
import { declarationPage } from './declaration-page.tsx';
import { declaration, page, tally, text } from './sample.fixture.ts';
import { type SignPageProps, signPage } from './sign-page.tsx';

const renderedAt = new Date('2026-11-22T09:00:00Z');
const usual = { page: page(), declaration: declaration(), proofBits: 17, renderedAt };

const fresh = declarationPage({ ...usual, text, languages: ['en'], tally, newest: [] });

const sent = (over: Partial<SignPageProps>) =>
  signPage({ ...usual, text: { language: 'en', version: 2 }, values: {}, faults: [], ...over });

/** The tag that begins with this. */
const tag = (html: string, beginning: string) =>
  html.slice(html.indexOf(beginning)).match(/^<[^>]*>/)?.[0] ?? 'not there';

describe('the signing form', () => {
  it('posts every field of the request under its name', () => {
    expect(tag(fresh, '<form class="sign"')).toContain(
      'method="post" action="/v1/declarations/peace/signatures"',
    );
    const names = new Set([...fresh.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name));
    for (const name of [
      ...['name', 'email', 'country', 'language', 'capacity', 'affiliation', 'display', 'comment'],
      ...['organisation.name', 'organisation.website', 'organisation.role', 'organisation.mandate'],
      ...['consent.processing', 'consent.publish', 'consent.news', 'text.language', 'text.version'],
      ...['proof', 'rendered', 'reference'],
    ]) {
      expect(names).toContain(name);
    }
  });

  it('says what is signed, when it was rendered and how much work a proof is', () => {
    expect(fresh).toContain('name="text.language" value="en"');
    expect(fresh).toContain('name="text.version" value="2"');
    expect(fresh).toContain('name="rendered" value="1795338000"');
    expect(tag(fresh, '<form class="sign"')).toContain('data-proof-bits="17"');
  });

  it('agrees to nothing and publishes nothing unasked', () => {
    for (const name of [
      'consent.processing',
      'consent.publish',
      'consent.news',
      'organisation.mandate',
      'display',
    ]) {
      for (const [input] of fresh.matchAll(new RegExp(`<input[^>]* name="${name}"[^>]*>`, 'g'))) {
        expect(input).not.toContain('checked');
      }
    }
  });

  it('of who comes from a partner says so, and asks what the partner may be given only if it wants it', () => {
    const from = (asksConsent: boolean, values = {}) =>
      sent({ values, partner: { slug: 'green-balkans', name: 'Green <Balkans>', asksConsent } });
    for (const html of [from(true), from(false)])
      expect(html).toContain('<input type="hidden" name="source" value="green-balkans"/>');
    const box = (html: string) => tag(html, '<input type="checkbox" id="consent-partners"');
    expect(box(from(true))).toContain('value="green-balkans"');
    expect(box(from(true))).not.toMatch(/checked|required/);
    expect(box(from(true, { 'consent.partners': 'green-balkans' }))).toContain('checked');
    expect(from(true)).toContain('passed on to “Green &lt;Balkans&gt;”');
    expect(box(from(false))).toBe('not there');
    expect(fresh).not.toMatch(/name="source"|consent\.partners/);
  });

  it('keeps its decoy from people who see, who hear, and who use the keyboard', () => {
    expect(fresh).toMatch(
      /<div class="decoy" aria-hidden="true">.*name="reference" tabindex="-1" autocomplete="off"/,
    );
  });
});

describe('the signing form, sent with faults', () => {
  it('shows each fault beside its field and at the top, with a link to it', () => {
    const html = sent({ faults: [{ pointer: '#/country', code: 'required' }] });
    expect(html).toContain('<a href="#country">Country: This is required.</a>');
    expect(tag(html, '<select id="country"')).toContain('aria-describedby="country-hint country-fault"');
    expect(tag(html, '<select id="country"')).toContain('aria-invalid="true"');
    expect(html).toMatch(/id="country-fault">.*This is required\./);
    expect(html).toContain('<title>Error: ');
  });

  it('names the faults in the order of the fields, first those of no field', () => {
    const html = sent({
      faults: [
        { pointer: '#/consent/processing', code: 'consent-required' },
        { pointer: '#/email', code: 'invalid-email' },
        { pointer: '#/organisation', code: 'organisation-required' },
        { pointer: '#/proof', code: 'invalid-proof' },
      ],
    });
    const [summary = ''] = /<div class="faults".*?<\/div>/.exec(html) ?? [];
    const links = [...summary.matchAll(/<li>(?:<a href="([^"]*)">)?/g)].map(([, href]) => href);
    expect(links).toEqual([undefined, '#organisation-name', '#email', '#consent-processing']);
    expect(summary).toContain('4 entries need your attention');
  });

  it('keeps everything that was typed', () => {
    const html = sent({
      values: {
        capacity: 'organisation',
        name: 'Олена',
        country: 'UA',
        display: 'initials',
        comment: 'For peace',
        'organisation.name': 'Horizon',
        'consent.news': 'true',
      },
    });
    expect(tag(html, '<input type="radio" id="capacity-organisation"')).toContain('checked');
    expect(tag(html, '<input id="name"')).toContain('value="Олена"');
    expect(html).toContain('<option value="UA" selected="">');
    expect(tag(html, '<input type="radio" id="display-initials"')).toContain('checked');
    expect(html).toMatch(/<textarea[^>]*>For peace<\/textarea>/);
    expect(tag(html, '<input id="organisation-name"')).toContain('value="Horizon"');
    expect(tag(html, '<input type="checkbox" id="consent-news"')).toContain('checked');
    expect(tag(html, '<input type="checkbox" id="consent-processing"')).not.toContain('checked');
  });

  it('never hides an organisation’s fields while one of them is at fault', () => {
    const faulty = sent({ faults: [{ pointer: '#/organisation/name', code: 'organisation-not-expected' }] });
    expect(faulty).toContain('<fieldset class="organisation shown">');
    expect(sent({})).toContain('<fieldset class="organisation">');
  });

  it('questions a mistyped mail domain and lets the signer stand by it', () => {
    const html = sent({ suggestion: 'olena@gmail.com' });
    expect(html).toContain('<a href="#email">E-mail address: Did you mean olena@gmail.com?</a>');
    expect(html).toContain('name="email.asTyped" value="true"');
    expect(fresh).not.toContain('email.asTyped');
  });

  it('speaks the reader’s language', () => {
    const html = sent({
      page: page({ language: 'uk' }),
      faults: [{ pointer: '#/country', code: 'required' }],
    });
    expect(html).toContain('<a href="#country">Країна: Це поле обов’язкове.</a>');
  });
});
