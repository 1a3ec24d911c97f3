import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import type { AddressKeys } from './address.ts';
import { type AskLimits, type TooMany, tooMany, within as withinLimit } from './ask-limits.ts';
import { asking, signedText } from './asking.ts';
import { type Gate, type NotOpen, notOpen } from './gate.ts';
import { partnerFaults, partnersNamed } from './known-partner.ts';
import { networkOf } from './network.ts';
import { proofFault } from './proof.ts';
import type { SignRequest } from './sign-request.ts';
import type { Ask } from './signature.ts';
import type { Signatures } from './signatures.ts';

export interface SignDeps {
  gate: Gate;
  signatures: Pick<Signatures, 'ask'>;
  limits: AskLimits;
  keys: AddressKeys;
  now: () => Date;
  eventId: () => string;
}

/** What is known of a request beside what was sent. */
export interface Origin {
  /** The viewer's address, as the edge saw it. */
  address: string;
  suspicion?: NonNullable<Ask['suspicion']>;
}

export type SignRefusal = { refused: 'unknown-declaration' } | TooMany | NotOpen | Invalid;

/**
 * Asks to sign. The request is written down by one write; the mail that asks its signer to confirm follows from the
 * event on it.
 *
 * @returns the same for every address, whatever is known about it
 */
export async function sign(
  deps: SignDeps,
  slug: string,
  request: SignRequest,
  origin: Origin,
): Promise<{ status: 'check-your-mail' } | SignRefusal> {
  const at = deps.now();
  const gate = await deps.gate.bySlug(slug, partnersNamed(request));
  const { declaration, settings, partners } = gate;
  if (!declaration) return { refused: 'unknown-declaration' };
  const closed = notOpen(declaration, gate, at);
  if (closed) return closed;

  const text = signedText(declaration, request);
  const { proof, ...sent } = request;
  const fault =
    proof && proofFault(proof, { slug, email: request.email, bits: settings.limits.proofBits, at });
  const faults = [
    ...(text ? [] : [{ pointer: '#/text', code: 'text-not-current' }]),
    ...(fault ? [{ pointer: '#/proof', code: fault }] : []),
    ...partnerFaults(request, partners),
  ];
  if (!text || faults.length > 0) return invalid(...faults);

  const network = networkOf(origin.address);
  const within = (kind: 'with-proof' | 'without-proof') =>
    withinLimit(deps.limits, kind, origin.address, at, settings);
  if (!(await within(proof ? 'with-proof' : 'without-proof'))) return tooMany(at);

  const { key, ask, mark } = asking(deps.keys, declaration, sent, {
    at,
    text,
    eventId: deps.eventId(),
    ...(network && { network }),
    ...(origin.suspicion && { suspicion: origin.suspicion }),
  });
  const written = await deps.signatures.ask(key, { ...ask, ...(proof && { proof }) }, mark);
  if (written === 'replayed') {
    // A proof counts once: used again, the request is one without.
    if (!(await within('without-proof'))) return tooMany(at);
    await deps.signatures.ask(key, ask, mark);
  }
  return { status: 'check-your-mail' };
}
