import { createHash } from 'node:crypto';
import { confirm } from '@undersigned/declarations/confirm.ts';
import { disavow, withdraw } from '@undersigned/declarations/leave.ts';
import { type Letter, UnderWay } from '@undersigned/declarations/post.ts';
import {
  sampleDeclaration,
  sampleOrganisationRequest,
  sampleRequest,
} from '@undersigned/declarations/samples.ts';
import { Settings } from '@undersigned/declarations/settings.ts';
import type { Signature } from '@undersigned/declarations/signature.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import { count } from '@undersigned/declarations/tally.ts';
import { type Cause, causeOf, writeToSigner } from '@undersigned/declarations/write-to-signer.ts';
import { busInMemory } from '@undersigned/outbox/relay.memory.ts';
import { relay } from '@undersigned/outbox/relay.ts';
import type { StreamRecord } from '@undersigned/outbox/stream.memory.ts';
import { samplePartner } from '@undersigned/partners/partners.fixture.ts';
import { submissionsInMemory } from '@undersigned/partners/submissions.memory.ts';
import { submit } from '@undersigned/partners/submit.ts';
import { type Faults, instance, isExpected } from './faults.ts';
import type { Random } from './random.ts';
import { callsForMail } from './wiring.ts';

/*
 * A partner's server sends its messages until each is answered, while the function behind it comes to grief at any call,
 * the mail function is told of everything twice, and signers do what they like in between.
 */

export const BLOCKED = 'blocked.example';
export const KNOWN = 'centar.example';
/** Longer than the lease of an interrupted message, and than a mail's cause takes to come again. */
const LATER_MS = 190_000;

/** Somebody whom a partner sends in. */
export interface Sent {
  email: string;
  isVerified: boolean;
  isOrganisation: boolean;
  /** What its signer has done since. */
  left?: 'withdrawn' | 'disavowed';
}

export async function submissionTrial(chance: Random, faults: Faults, messages = 3, signatures = 5) {
  const stores = storesInMemory();
  const { submissions, stream } = submissionsInMemory();
  const bus = busInMemory();
  const partner = samplePartner({ mayVerify: true, signaturesPerHour: 100_000 });
  stores.partners.keep(partner);
  const declaration = await stores.publish(sampleDeclaration());
  await stores.settings.save(
    Settings.parse({ blocked: { domains: [BLOCKED] }, limits: { mailsPerDay: 50 } }),
    0,
  );
  await stores.organisations.remember({ domain: KNOWN, name: 'Centar', since: '2026-11-01T00:00:00Z' });

  const people: Sent[] = [];
  const newPerson = (): Sent => {
    const isOrganisation = chance.chance(0.2);
    const domain = chance.pick(['example.org', 'example.org', isOrganisation ? KNOWN : BLOCKED]);
    const person = { email: `p${people.length}@${domain}`, isVerified: chance.chance(0.5), isOrganisation };
    people.push(person);
    return person;
  };
  const asSent = ({ email, isVerified, isOrganisation }: Sent) => ({
    ...(isOrganisation ? sampleOrganisationRequest({ email }) : sampleRequest({ email })),
    ...(isVerified && { verified: { at: '2026-11-22T08:00:00Z', method: 'membership card' } }),
  });
  const outgoing = Array.from({ length: messages }, (_, index) => {
    const sent = Array.from({ length: signatures }, newPerson);
    const submission = { declaration: declaration.slug, signatures: [...sent.map(asSent), 'nobody'] };
    const digest = createHash('sha256').update(JSON.stringify(submission)).digest('hex');
    return {
      sender: { partner, message: `msg_${index}`, digest },
      submission,
      sent,
      answers: [] as string[],
    };
  });
  type Message = (typeof outgoing)[number];

  const yieldNow = async () => {
    for (let ticks = chance.below(3); ticks > 0; ticks--) await undefined;
  };
  /** One request: whatever goes wrong, its sender knows only that there was no answer. */
  async function send({ sender, submission, answers }: Message): Promise<boolean> {
    const { signatures, organisations, limits, gate } = stores;
    const ports = instance(faults, yieldNow).through({
      signatures,
      organisations,
      limits,
      gate,
      submissions,
    });
    try {
      const result = await submit({ ...stores, ...ports }, sender, submission, ({ code }) => code);
      if ('refused' in result) {
        if (result.refused !== 'under-way') throw new Error(`Refused: ${result.refused}`);
        return false;
      }
      answers.push(result.answer);
      return true;
    } catch (error) {
      if (!isExpected(error)) throw error;
      return false;
    }
  }

  const reached = new Map<string, number>();
  const news = <T>(of: string, partitions: ReadonlyMap<string, readonly StreamRecord<T>[]>) =>
    [...partitions].flatMap(([partition, records]) => {
      const from = reached.get(`${of} ${partition}`) ?? 0;
      reached.set(`${of} ${partition}`, records.length);
      return records.slice(from);
    });
  let causes: Cause[] = [];
  /** What has been told arrives; a mail that must wait comes again later. */
  async function arrive(): Promise<void> {
    const from = bus.published.length;
    const site = { network: 'demo', siteUrl: 'https://sign.example.org', bus };
    await relay(site, news('signatures', stores.signatures.stream.partitions));
    await relay(site, news('submissions', stream.partitions));
    await count(stores.tallies, news('counting', stores.signatures.stream.partitions));
    causes.push(
      ...bus.published
        .slice(from)
        .filter(callsForMail)
        .map((detail) => causeOf({ detail })),
    );
    const now = chance.shuffled([...causes, ...causes]);
    causes = [];
    for (const cause of now) {
      await writeToSigner(stores, cause).catch((error) => {
        if (!(error instanceof UnderWay)) throw error;
        causes.push(cause);
      });
    }
  }

  /** The machinery does not wait for the function to come to its end. */
  async function arriveMeanwhile(): Promise<void> {
    for (let times = chance.below(4); times > 0; times--) {
      for (let ticks = chance.below(60); ticks > 0; ticks--) await undefined;
      await arrive();
    }
  }

  /** Somebody presses one of the links of the mail that came. */
  async function react(): Promise<void> {
    const letter: Letter | undefined = stores.mailer.sent[chance.below(stores.mailer.sent.length)];
    const person = people.find(({ email }) => email === letter?.to);
    if (!letter || !person || person.left) return;
    const token = (purpose: 'confirm' | 'withdraw' | 'not-me') =>
      stores.tokens.make(purpose, letter.key, stores.now());
    const deed = chance.pick(['confirm', 'withdraw', 'disavow'] as const);
    if (deed === 'confirm') return void (await confirm(stores, token('confirm')));
    person.left = deed === 'withdraw' ? 'withdrawn' : 'disavowed';
    await (deed === 'withdraw' ? withdraw(stores, token('withdraw')) : disavow(stores, token('not-me')));
  }

  async function sendUntilAnswered(message: Message): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      const twice = chance.chance(0.3) ? [message, message] : [message];
      const [sent] = await Promise.all([Promise.all(twice.map(send)), arriveMeanwhile()]);
      if (sent.includes(true)) return;
      if (chance.chance(0.5)) await arrive();
      if (chance.chance(0.3) && stores.mailer.sent.length > 0) await react();
      stores.clock.at = new Date(stores.now().getTime() + chance.between(1, LATER_MS));
    }
    throw new Error('Never answered');
  }

  return {
    stores,
    people,
    outgoing,
    published: bus.published,
    signatureOf: async ({ email, isOrganisation }: Sent): Promise<Signature | undefined> => {
      const capacity = isOrganisation ? 'organisation' : 'individual';
      const key = stores.keys.signature(declaration.id, capacity, email);
      return stores.signatures.get({ declaration: declaration.id, capacity, key });
    },
    tally: () => stores.tallies.list(declaration.id),
    /** All is sent, some of it again, and all arrives. */
    async play() {
      await Promise.all(outgoing.map(sendUntilAnswered));
      for (const message of outgoing) if (chance.chance(0.7)) await sendUntilAnswered(message);
      for (let round = 0; round < 4; round++) {
        await arrive();
        stores.clock.at = new Date(stores.now().getTime() + LATER_MS);
      }
    },
  };
}
export type SubmissionTrial = Awaited<ReturnType<typeof submissionTrial>>;
