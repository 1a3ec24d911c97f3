import { createHash } from 'node:crypto';
import type { AddressKeys } from '@undersigned/declarations/address.ts';
import { type Asking, asking, signedText } from '@undersigned/declarations/asking.ts';
import { confirmPending } from '@undersigned/declarations/confirm.ts';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { notConfirmable } from '@undersigned/declarations/gate.ts';
import type { KnownOrganisations } from '@undersigned/declarations/organisations.ts';
import { heldFor } from '@undersigned/declarations/screen.ts';
import type { Settings } from '@undersigned/declarations/settings.ts';
import type { Signatures } from '@undersigned/declarations/signatures.ts';
import { atOnce } from './at-once.ts';
import type { Sender } from './sender.ts';
import type { SubmittedSignature } from './submission.ts';

export interface WriteDownDeps {
  signatures: Pick<Signatures, 'ask' | 'confirm' | 'get' | 'save'>;
  organisations: KnownOrganisations;
  keys: Pick<AddressKeys, 'signature'>;
}

/** A message that is worked on. */
export interface Work {
  sender: Sender;
  declaration: Declaration;
  settings: Settings;
  /** Those of its signatures with which nothing is wrong, by their places. */
  accepted: ReadonlyMap<number, SubmittedSignature>;
  at: Date;
  /** When the work first began, where it was interrupted. RFC 3339, UTC. */
  interrupted?: string;
}

/** Signatures written down at once. */
const AT_ONCE = 16;

/**
 * Writes down what a partner has sent in. Where its word counts, whom it has verified signs without a mail; all others are
 * asked by one. What is addressed twice is written once: the last counts, as it does by the form.
 */
export async function writeDown(deps: WriteDownDeps, work: Work): Promise<void> {
  const lines = [...work.accepted].map(([index, signature]) => lineOf(deps, work, index, signature));
  const last = new Map(lines.map((line) => [`${line.key.capacity} ${line.key.key}`, line]));
  await atOnce(AT_ONCE, [...last.values()], (line) => writeLine(deps, work, line));
}

type Line = Asking & { confirmId: string };

function lineOf({ keys }: WriteDownDeps, work: Work, index: number, signature: SubmittedSignature): Line {
  const { sender, declaration, at } = work;
  const { partner } = sender;
  const { verified, ...request } = signature;
  // The text has changed since the message was taken: what was signed was the one before.
  const text = signedText(declaration, request) ?? request.text;
  if (!text) throw new Error(`${declaration.slug} has no text`);
  const said = verified && {
    partner: partner.slug,
    ...verified,
    ...(partner.mayVerify && { counts: true as const }),
  };
  const written = asking(
    keys,
    declaration,
    { ...request, source: partner.slug },
    { at, text, eventId: eventIdOf(sender, index, 'requested'), ...(said && { verified: said }) },
  );
  return { ...written, confirmId: eventIdOf(sender, index, 'confirmed') };
}

/** The same for the same message, so that nothing is told, or mailed, twice when the work on it is interrupted. */
export const eventIdOf = ({ partner, message, digest }: Sender, ...what: (string | number)[]): string =>
  `evt_${createHash('sha256')
    .update(JSON.stringify([partner.slug, message, digest, ...what]))
    .digest('hex')
    .slice(0, 26)}`;

async function writeLine(
  deps: WriteDownDeps,
  work: Work,
  { key, ask, mark, confirmId }: Line,
): Promise<void> {
  const { at, settings, declaration, interrupted } = work;
  const was = interrupted === undefined ? undefined : await deps.signatures.get(key);
  const known = (was?.events ?? []).map(({ id }) => id);
  if (known.includes(confirmId)) return;
  if (!known.includes(mark.id)) {
    // Its signer has done something since, and that counts.
    if (interrupted !== undefined && was?.events.some(({ time }) => time >= interrupted)) return;
    await deps.signatures.ask(key, ask, mark);
  }
  if (!ask.verified?.counts || heldFor(ask, settings) || notConfirmable(declaration, at)) return;
  await confirmPending({ ...deps, eventId: () => confirmId }, key, at, mark.id);
}
