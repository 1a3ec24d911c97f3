import { signatureRequested } from '@undersigned/events/signature-requested.ts';
import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import type { AddressKeys } from './address.ts';
import { type AskLimits, type TooMany, tooMany, within as withinLimit } from './ask-limits.ts';
import type { Declaration } from './declaration.ts';
import { type Gate, type NotOpen, notOpen } from './gate.ts';
import { partnerFaults, partnersNamed } from './known-partner.ts';
import { networkOf } from './network.ts';
import { proofFault } from './proof.ts';
import type { SignRequest } from './sign-request.ts';
import { type Ask, CONSENT_WORDING } from './signature.ts';
import { signatureId } from './signature-id.ts';
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

  const { capacity } = request;
  const key = {
    declaration: declaration.id,
    capacity,
    key: deps.keys.signature(declaration.id, capacity, request.email),
  };
  const time = at.toISOString();
  const ask: Ask = {
    ...sent,
    declaration: declaration.slug,
    language: request.language ?? text.language,
    text,
    consent: { ...request.consent, wording: CONSENT_WORDING, at: time },
    at: time,
    ...(network && { network }),
    ...(origin.suspicion && { suspicion: origin.suspicion }),
  };
  const mark = {
    id: deps.eventId(),
    type: signatureRequested.type,
    time,
    signature: signatureId(at, key),
    data: {
      declaration: declaration.slug,
      capacity,
      country: request.country,
      ...(request.source && { partner: request.source }),
    },
  };
  const written = await deps.signatures.ask(key, { ...ask, ...(proof && { proof }) }, mark);
  if (written === 'replayed') {
    // A proof counts once: used again, the request is one without.
    if (!(await within('without-proof'))) return tooMany(at);
    await deps.signatures.ask(key, ask, mark);
  }
  return { status: 'check-your-mail' };
}

/** The text that is signed: the one named, if it is current; else the current one of the reader's language. */
function signedText(declaration: Declaration, { text, language }: SignRequest) {
  if (text) {
    return declaration.texts[text.language]?.version === text.version ? text : undefined;
  }
  for (const candidate of [language, declaration.language]) {
    const current = candidate && declaration.texts[candidate];
    if (current) return { language: candidate, version: current.version };
  }
  return undefined;
}
