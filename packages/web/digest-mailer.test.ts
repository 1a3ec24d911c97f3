import { KEY, sampleLine, sampleSubscriber } from '@undersigned/digests/digests.fixture.ts';
import type { Issue } from '@undersigned/digests/issue.ts';
import { NotTaken } from '@undersigned/digests/not-taken.ts';
import type { DigestLetter } from '@undersigned/digests/send.ts';
import { readLink } from '@undersigned/digests/token.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { describe, expect, it } from 'vitest';
import { type DigestMailerDeps, digestMailer } from './digest-mailer.ts';
import { digestPreview } from './digest-preview.ts';

const now = new Date('2026-11-23T06:00:00Z');
const seal = sealing('a secret of the tests');
const site = {
  origin: 'https://sign.example.org',
  network: { name: { en: 'Balkan Network', bs: 'Balkanska mreža' }, contact: 'office@example.org' },
};
const issue: Issue = {
  id: 'weekly-12',
  subject: 'weekly-12',
  rhythm: 'weekly',
  number: 12,
  state: 'sending',
  openedAt: '2026-11-16T06:00:00.000Z',
  before: {},
  rev: 3,
  events: [],
};
const letter = (changes: Parameters<typeof sampleSubscriber>[0] = {}): DigestLetter => ({
  issue,
  subscriber: sampleSubscriber(changes) as DigestLetter['subscriber'],
  selection: [{ section: 'updates', lines: [sampleLine()], more: 0 }],
});

type Sent = Parameters<DigestMailerDeps['send']>[0];
const sending = async (given = letter()): Promise<Sent> => {
  const sent: Sent[] = [];
  const send = digestMailer({
    seal,
    site: () => site,
    network: 'balkan',
    now: () => now,
    send: async (mail) => {
      sent.push(mail);
      return 'sent';
    },
  });
  expect(await send(given)).toBe('sent');
  return sent[0] as Sent;
};

describe('an issue to a subscriber', () => {
  it('is left by one click with a token of the subscriber’s own', async () => {
    const { headers } = await sending();
    const [, token = ''] =
      /^<https:\/\/sign\.example\.org\/v1\/subscriptions\/unsubscriptions\/([\w-]+)>$/.exec(
        headers['List-Unsubscribe'] ?? '',
      ) ?? [];
    expect(readLink(seal, 'unsubscribe', token)).toEqual({ purpose: 'unsubscribe', key: KEY, at: now });
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(headers['List-Id']).toContain('<digest.balkan.sign.example.org>');
  });

  it('leads to pages that ask, for what can be chosen and for leaving', async () => {
    const { html } = await sending();
    const tokens = [...html.matchAll(/https:\/\/sign\.example\.org\/bs\/subscription\/([\w-]+)/g)];
    const purposes = tokens.map(
      ([, token = '']) =>
        (['preferences', 'unsubscribe'] as const).find((one) => readLink(seal, one, token)?.key === KEY) ??
        '',
    );
    expect(purposes).toEqual(['preferences', 'unsubscribe']);
  });

  it('is told apart by what the mail service says of it later, without an address', async () => {
    const { to, tags } = await sending();
    expect(to).toBe('reader@example.org');
    expect(tags).toEqual({ issue: 'weekly-12', subscriber: KEY });
    for (const value of Object.values(tags)) expect(value).toMatch(/^[\w-]+$/);
  });

  it('is in the subscriber’s language, and in English where that is no longer spoken', async () => {
    expect((await sending()).subject).toMatch(/^Sedmični pregled: .* – Balkanska mreža$/);
    expect((await sending(letter({ language: 'tlh' }))).subject).toMatch(/^Weekly digest: /);
  });

  it('passes on that it was surely not taken', async () => {
    const send = digestMailer({
      seal,
      site: () => site,
      network: 'balkan',
      now: () => now,
      send: async () => {
        throw new NotTaken('throttled');
      },
    });
    await expect(send(letter())).rejects.toThrow(NotTaken);
  });
});

describe('a preview', () => {
  const lines = [
    sampleLine({ topics: ['energy'] }),
    sampleLine({ path: '/updates/border', title: { en: 'Border' } }),
  ];
  const preview = (topics: string[], note?: Issue['note']) =>
    digestPreview({ site, issue: { ...issue, ...(note && { note }) }, lines, language: 'uk', topics });

  it('shows what a subscriber of those topics would get, and the note', () => {
    const { html = '' } = preview(['energy'], { uk: 'Слово уредника' }) ?? {};
    expect(html).toContain('Міністерство відповідає');
    expect(html).toContain('Слово уредника');
    expect(html).not.toContain('Border');
  });

  it('holds nobody’s links', () => {
    expect(preview([])?.html).not.toContain('/subscription/');
  });

  it('is nothing where nobody would get anything', () => {
    expect(preview(['health'])).toBeUndefined();
  });
});
