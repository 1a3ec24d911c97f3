import { askLimitsInMemory } from '@undersigned/declarations/ask-limits.memory.ts';
import { catalogue } from '@undersigned/events/catalogue.ts';
import { samplePartner } from '@undersigned/partners/partners.fixture.ts';
import { newSecret } from '@undersigned/partners/secrets.ts';
import { checkSender } from '@undersigned/partners/sender.ts';
import { signedHeaders } from '@undersigned/partners/signed.ts';
import { sampleEvent } from '@undersigned/reference/event-schema.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Library, libraryOf, type Question } from './webhooks/libraries.ts';

const described = { siteUrl: 'https://sign.example.org', name: 'A network', network: 'demo' };
const [secret = '', older = '', another = ''] = [newSecret(), newSecret(), newSecret()];

/** What is sent: every event of the catalogue, and what a body may hold beyond them. */
const BODIES = [
  ...catalogue.map((declared) => JSON.stringify(sampleEvent(declared, described))),
  JSON.stringify({
    name: 'Олена Шевченко',
    comment: 'Ђорђе’s “мир” 🕊 \u2028 \\ / \t',
    long: 'ї'.repeat(30_000),
  }),
];

const now = () => `${Math.floor(Date.now() / 1000)}`;

/** As this system signs what it sends. */
const signedByUs = (body: string, at = now()): Question => {
  const headers = signedHeaders([secret, older], { id: 'evt_1', at: new Date(Number(at) * 1000), body });
  const { 'webhook-timestamp': timestamp = '', 'webhook-signature': signature = '' } = headers;
  return { asked: 'verify', secret, id: 'evt_1', timestamp, signature, body };
};

/** As this system checks who sends something in. */
const check = checkSender({
  partners: {
    get: async () =>
      samplePartner({ submissionSecrets: [{ sealed: secret, createdAt: '2026-11-22T09:00:00Z' }] }),
  },
  box: async () => ({ open: (sealed) => sealed }),
  limits: askLimitsInMemory(),
  now: () => new Date(),
});
const weVerify = async ({ id, timestamp, signature = '', body }: Question): Promise<string> => {
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  const sender = await check({
    slug: 'green-balkans',
    headers,
    body: Buffer.from(body),
    address: '192.0.2.1',
  });
  return 'refused' in sender ? sender.refused : `from ${sender.partner.slug}`;
};

describe.each(LANGUAGES)('the stock library for %s', (language) => {
  let library: Library | string;
  beforeAll(async () => {
    library = await libraryOf(language);
    if (typeof library === 'string') console.warn(`Skipped: ${library}`);
  }, 200_000);

  /** A test that is skipped, and says why, where the library cannot be had. */
  const withLibrary = (name: string, test: (ask: Library) => unknown) =>
    it(name, ({ skip }) => {
      if (typeof library === 'string') return skip(library);
      return test(library);
    });

  withLibrary('verifies whatever we send, by either of two secrets that hold', (ask) => {
    const sent = BODIES.map((body) => signedByUs(body));
    const answers = ask(sent.flatMap((question) => [question, { ...question, secret: older }]));
    expect(answers).toEqual(sent.flatMap(() => ['verified', 'verified']));
  });

  withLibrary(
    'refuses it altered by a byte, under another id, by another secret, too old, too new',
    (ask) => {
      const good = signedByUs(BODIES[0] ?? '');
      const answers = ask([
        { ...good, body: good.body.replace('"id"', '"Id"') },
        { ...good, id: 'evt_2' },
        { ...good, secret: another },
        signedByUs(good.body, `${Number(now()) - 310}`),
        signedByUs(good.body, `${Number(now()) + 310}`),
      ]);
      expect(answers).toEqual(answers.map(() => expect.stringMatching(/^refused: /)));
      expect(answers).toHaveLength(5);
    },
  );

  withLibrary('signs what we verify, and not when a byte of it is altered', async (ask) => {
    const unsigned = BODIES.map(
      (body): Question => ({ asked: 'sign', secret, id: 'sub_1', timestamp: now(), body }),
    );
    for (const [index, signature] of ask(unsigned).entries()) {
      const sent = { ...(unsigned[index] as Question), signature };
      expect(await weVerify(sent)).toBe('from green-balkans');
      expect(await weVerify({ ...sent, body: `${sent.body} ` })).not.toBe('from green-balkans');
    }
  });
});
