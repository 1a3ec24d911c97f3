import { describe, expect, it } from 'vitest';
import { listHeaders, type MailList } from './list-headers.ts';

const headers = (changes: Partial<MailList> = {}) =>
  listHeaders({
    label: 'digest',
    name: 'Balkan Network',
    network: 'balkan',
    origin: 'https://sign.example.org:8443',
    unsubscribe: 'https://sign.example.org/v1/subscriptions/unsubscriptions/AAAA-b_1',
    archive: 'https://sign.example.org/uk/digests',
    ...changes,
  });

describe('a mail to a list', () => {
  it('can be ended by one POST to an https address (RFC 8058)', () => {
    const { 'List-Unsubscribe': where, 'List-Unsubscribe-Post': what } = headers();
    expect(where).toBe('<https://sign.example.org/v1/subscriptions/unsubscriptions/AAAA-b_1>');
    expect(what).toBe('List-Unsubscribe=One-Click');
  });

  it('names its list by an identifier below the site’s host (RFC 2919)', () => {
    expect(headers()['List-Id']).toBe('"Balkan Network" <digest.balkan.sign.example.org>');
    expect(headers({ name: 'Мережа' })['List-Id']).toBe(
      '=?UTF-8?B?0JzQtdGA0LXQttCw?= <digest.balkan.sign.example.org>',
    );
  });

  it('is answered by no machine, and says so', () => {
    expect(headers()).toMatchObject({ Precedence: 'bulk', 'Auto-Submitted': 'auto-generated' });
  });

  it('says whom to write to only where that is known', () => {
    expect(headers({ contact: 'office@example.org' })['List-Owner']).toBe('<mailto:office@example.org>');
    expect(headers()).not.toHaveProperty('List-Owner');
  });

  it('has no header that breaks a line, leaves ASCII, or is longer than SES takes', () => {
    for (const value of Object.values(
      headers({ name: `Мережа\r\nBcc: all@example.org ${'Ж'.repeat(1000)}` }),
    )) {
      expect(value).toMatch(/^[\x20-\x7e]{1,995}$/);
    }
  });
});
