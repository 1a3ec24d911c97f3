import { confirm } from '@undersigned/declarations/confirm.ts';
import { type Decision, decide } from '@undersigned/declarations/decide.ts';
import { putText, takeStep } from '@undersigned/declarations/edit.ts';
import { disavow, withdraw } from '@undersigned/declarations/leave.ts';
import type { Letter, LetterKind } from '@undersigned/declarations/post.ts';
import { makeProof } from '@undersigned/declarations/proof.ts';
import { linkTime, openRenewal } from '@undersigned/declarations/renewal.ts';
import { sampleOrganisationRequest, sampleRequest } from '@undersigned/declarations/samples.ts';
import { sign } from '@undersigned/declarations/sign.ts';
import type { Capacity, Display } from '@undersigned/declarations/sign-request.ts';
import type { SignatureKey } from '@undersigned/declarations/signature-id.ts';
import type { StoresInMemory } from '@undersigned/declarations/stores.memory.ts';
import { inTheEnd } from './faults.ts';

/** What people do their deeds with: the system's functions, each call a fresh instance that may fail. */
export interface Scene {
  stores: StoresInMemory;
  /** The ports of a fresh function instance. */
  ports: () => StoresInMemory;
  delivered: readonly Letter[];
  persons: readonly Person[];
  /** Whether since then a letter about that signature was kept back by the cooldown or the day's limit. */
  wasKeptBack: (key: SignatureKey, since: number) => boolean;
}

/** Somebody with a script. A deed is tried until it is done; the model is what they then know to be true. */
export interface Person {
  name: string;
  email: string;
  country: string;
  capacity: Capacity;
  display: Display;
  slug: string;
  script: Deed[];
  /** The deed they are at. */
  at: number;
  /** The model: whether their signature counts, and how often it came to count, where that is certain. */
  counts: boolean;
  confirmations: number;
  isUncertain?: true;
  /** When they last began to ask for what they wait for, and the letters there were by then. */
  since?: { at: number; letters: number };
  wokenAt?: number;
}

/** Gives whether it is done. Throws when a function failed; then it is tried again. */
export type Deed = (person: Person, scene: Scene) => Promise<boolean>;

export async function keyOf(person: Person, { stores }: Scene): Promise<SignatureKey> {
  const { id = '' } = (await stores.declarations.get(person.slug)) ?? {};
  const { capacity, email } = person;
  return { declaration: id, capacity, key: stores.keys.signature(id, capacity, email) };
}

const tokenOf = async (purpose: 'confirm' | 'withdraw' | 'not-me', person: Person, scene: Scene) =>
  scene.stores.tokens.make(purpose, await keyOf(person, scene), scene.stores.now());

/** Sends the form, with a proof of work that a second try uses again. */
export const asks =
  (name?: string): Deed =>
  async (person, scene) => {
    person.since ??= { at: scene.stores.now().getTime(), letters: scene.delivered.length };
    if (name) person.name = name;
    const { email, country, capacity, display, slug } = person;
    const sample = capacity === 'organisation' ? sampleOrganisationRequest() : sampleRequest();
    const proof = makeProof({ slug, email, bits: 1, at: scene.stores.now() });
    const request = { ...sample, name: person.name, email, country, display, proof };
    const answer = await sign(scene.ports(), slug, request, { address: '192.0.2.77' });
    if ('status' in answer) return true;
    if (answer.refused === 'not-open' || answer.refused === 'unknown-declaration') return false;
    throw new Error(`${email} could not sign: ${JSON.stringify(answer)}`);
  };

/** How long somebody waits for a mail that the cooldown may have kept back, before asking once more. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Waits for a mail of that kind, sent since they began to ask. Only where it was kept back, because of a letter that
 * they did not ask for (that a text has changed; or one sent twice), they ask once more.
 */
export const gets =
  (kind: LetterKind): Deed =>
  async (person, scene) => {
    const found = scene.delivered
      .slice(person.since?.letters ?? 0)
      .some((letter) => letter.to === person.email && letter.kind === kind);
    if (found) {
      delete person.since;
      delete person.wokenAt;
      return true;
    }
    const now = scene.stores.now().getTime();
    person.wokenAt ??= now + PATIENCE_MS;
    if (now < person.wokenAt || kind === 'approved' || kind === 'refused') return false;
    const key = await keyOf(person, scene);
    if (scene.wasKeptBack(key, person.since?.at ?? 0) && (await asks()(person, scene))) delete person.wokenAt;
    return false;
  };

/**
 * Presses the button of the mail's link, perhaps in two tabs at once.
 *
 * @param mayBeLate that it has expired is no wonder then
 */
export const presses =
  (tabs: 1 | 2 = 1, mayBeLate = false): Deed =>
  async (person, scene) => {
    const token = await tokenOf('confirm', person, scene);
    const pressed = await Promise.allSettled(
      Array.from({ length: tabs }, () => confirm(scene.ports(), token)),
    );
    for (const tab of pressed) {
      if (tab.status === 'rejected') continue;
      const answer = tab.value;
      if (mayBeLate && 'refused' in answer && answer.refused === 'expired') return true;
      if (!('status' in answer))
        throw new Error(`${person.email} could not confirm: ${JSON.stringify(answer)}`);
      if (answer.status === 'confirmed' && !person.counts) {
        person.counts = true;
        person.confirmations++;
      }
      return true;
    }
    throw pressed[0]?.status === 'rejected' ? pressed[0].reason : new Error('No tab');
  };

/** Confirms the newer text that they are asked to, by the link of that mail. */
export const renews: Deed = async (person, scene) => {
  const key = await keyOf(person, scene);
  const signature = await scene.stores.signatures.get(key);
  const asked = signature && openRenewal(signature);
  if (!asked) return true;
  const answer = await confirm(scene.ports(), scene.stores.tokens.make('confirm', key, linkTime(asked)));
  if ('status' in answer) return true;
  throw new Error(`${person.email} could not confirm again: ${JSON.stringify(answer)}`);
};

export const withdraws: Deed = async (person, scene) => {
  await withdraw(scene.ports(), await tokenOf('withdraw', person, scene));
  person.counts = false;
  return true;
};

export const disavows: Deed = async (person, scene) => {
  await disavow(scene.ports(), await tokenOf('not-me', person, scene));
  person.counts = false;
  return true;
};

/**
 * A moderator looks at their signature, once it is where it can be looked at.
 *
 * @param mayBeLate that it has been withdrawn is no wonder then
 */
export const decided =
  (decision: Decision['decision'], mayBeLate = false): Deed =>
  async (person, scene) => {
    person.since ??= { at: scene.stores.now().getTime(), letters: scene.delivered.length };
    const signature = await scene.stores.signatures.get(await keyOf(person, scene));
    if (decision === 'release' && signature?.state !== 'held' && !signature?.released) return false;
    const answer = await decide(scene.ports(), signature?.id ?? '', { decision, reason: 'looked at' });
    if ('refused' in answer && mayBeLate) return true;
    if ('refused' in answer) throw new Error(`${decision} on ${person.email}: ${JSON.stringify(answer)}`);
    if (decision === 'approve' || decision === 'restore') {
      person.counts = true;
      person.confirmations++;
    }
    if (decision === 'invalidate') person.counts = false;
    return true;
  };

/** Waits for the others of the same domain to have come as far, so that what follows is done at once. */
export const meets: Deed = async ({ email, at }, { persons }) => {
  const domain = email.split('@')[1] ?? '';
  return persons.every((other) => !other.email.endsWith(`@${domain}`) || other.at >= at);
};

/** Lets minutes pass. */
export const waits =
  (minutes: number): Deed =>
  async (person, { stores }) => {
    person.wokenAt ??= stores.now().getTime() + minutes * 60_000;
    if (stores.now().getTime() < person.wokenAt) return false;
    delete person.wokenAt;
    return true;
  };

/** Does several things at once, each until it is done. */
export const atOnce = (...deeds: Deed[]): Deed => {
  const done = new WeakMap<Person, Set<Deed>>();
  return async (person, scene) => {
    const finished = done.get(person) ?? new Set();
    done.set(person, finished);
    await inTheEnd(
      deeds
        .filter((deed) => !finished.has(deed))
        .map(async (deed) => (await deed(person, scene)) && finished.add(deed)),
    );
    return finished.size === deeds.length;
  };
};

/** Knows that the signature counts no more, whichever of the things done at once came first. */
export const isGone: Deed = async (person) => {
  person.counts = false;
  person.isUncertain = true;
  return true;
};

/** An editor's deeds. */
export const puts =
  (language: string, body: string, material = false): Deed =>
  async ({ slug }, scene) => {
    const deps = { ...scene.ports(), declarationId: () => 'none' };
    return !('refused' in (await putText(deps, slug, language, { body, material })));
  };
export const steps =
  (step: 'open' | 'pause'): Deed =>
  async ({ slug }, scene) => {
    const answer = await takeStep({ ...scene.ports(), declarationId: () => 'none' }, slug, { step });
    if ('refused' in answer) throw new Error(`${step} of ${slug}: ${answer.refused}`);
    return true;
  };
