import { usedProofsInMemory } from '@undersigned/declarations/admit.memory.ts';
import { askLimitsInMemory } from '@undersigned/declarations/ask-limits.memory.ts';
import { ledgerInMemory } from '@undersigned/declarations/post.memory.ts';
import { sampleKeys } from '@undersigned/declarations/samples.ts';
import { settingsInMemory } from '@undersigned/declarations/settings.memory.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { AT, sampleDeps, sampleThing, sampleUpdate } from '@undersigned/network/samples.ts';
import type { EventMark } from '@undersigned/outbox/outbox.ts';
import { ApplicationRequest } from './application.ts';
import { CommentRequest } from './comment.ts';
import { commentsInMemory } from './comments.memory.ts';
import { letterboxInMemory } from './letterbox.memory.ts';
import { MessageRequest } from './message.ts';
import { makeLink, type SenderLink } from './sender-token.ts';
import { type SenderLetter, writeToSender } from './write-to-sender.ts';

/* The letterbox with all around it, in memory, for tests; the clock in hand. */

export const sampleComment = (changes: object = {}): CommentRequest =>
  CommentRequest.parse({
    name: 'Олена Шевченко',
    email: 'olena@example.org',
    body: 'The water is cleaner already.',
    language: 'uk',
    consent: { publish: true },
    ...changes,
  });

export const sampleMessage = (changes: object = {}): MessageRequest =>
  MessageRequest.parse({
    name: 'Ivana Petrović',
    email: 'ivana@example.org',
    subject: 'A question',
    body: 'When is the next workshop?',
    language: 'sr-Latn',
    ...changes,
  });

export const sampleApplication = (changes: object = {}): ApplicationRequest =>
  ApplicationRequest.parse({
    name: 'Центар за чисте реке',
    language: 'sr-Cyrl',
    country: 'RS',
    website: 'https://reke.example/',
    goal: 'Чисте реке.',
    email: 'office@reke.example',
    contact: { name: 'Ивана Петровић' },
    note: 'We met in Belgrade.',
    consent: { publish: true },
    ...changes,
  });

export const ORIGIN = { address: '192.0.2.7' };
export const SECRETARIAT = 'office@network.example';
export const UPDATE = { collection: 'updates', slug: 'answer' } as const;

export async function letterboxWorld() {
  const clock = { at: new Date(AT) };
  const { letterbox, stream: slips } = letterboxInMemory();
  const { comments, stream: ofComments } = commentsInMemory();
  const record = sampleDeps();
  await record.record.save('updates', sampleThing('updates', 'answer', sampleUpdate()), undefined);
  const sent: SenderLetter[] = [];
  const settings = settingsInMemory();
  const seal = sealing('a secret for tests');
  const deps = {
    ...record,
    letterbox,
    comments,
    settings,
    seal,
    limits: askLimitsInMemory(),
    proofs: usedProofsInMemory(),
    ledger: ledgerInMemory(),
    keys: sampleKeys,
    secretariat: SECRETARIAT,
    pendingDays: async () => 14,
    now: () => clock.at,
    mailer: {
      send: async (letter: SenderLetter) => {
        sent.push(letter);
        return 'sent' as const;
      },
    },
  };
  const told = new Set<string>();
  /** The events that changes carried and nobody has heard of. */
  const newEvents = () =>
    [...slips.partitions.values(), ...ofComments.partitions.values()]
      .flat()
      .flatMap(({ after }) =>
        (after?.events ?? []).map((mark: EventMark) => ({ ...mark, subject: after?.subject ?? '' })),
      )
      .filter(({ id }) => !told.has(id) && told.add(id));
  return {
    ...deps,
    clock,
    sent,
    wait: (ms: number) => {
      clock.at = new Date(clock.at.getTime() + ms);
    },
    newEvents,
    /** Hands every new event to the mails, and gives what became of them. */
    deliver: async () => {
      const outcomes: string[] = [];
      for (const cause of newEvents()) outcomes.push(await writeToSender(deps, cause));
      return outcomes;
    },
    /** The link that the last mail to an address would carry. */
    link: (purpose: SenderLink['purpose'], to: string) => {
      const letter = sent.findLast((one) => one.to === to);
      if (!letter) throw new Error(`Nothing was sent to ${to}`);
      return makeLink(seal, { purpose, key: letter.key, at: clock.at });
    },
  };
}
