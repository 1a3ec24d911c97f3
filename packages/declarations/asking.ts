import { signatureRequested } from '@undersigned/events/signature-requested.ts';
import type { EventMark } from '@undersigned/outbox/outbox.ts';
import type { AddressKeys } from './address.ts';
import type { Declaration } from './declaration.ts';
import type { SignRequest } from './sign-request.ts';
import { type Ask, CONSENT_WORDING, factsOf } from './signature.ts';
import { type SignatureKey, signatureId } from './signature-id.ts';

/** What is known of a request beside what was sent. */
export interface Circumstances extends Pick<Ask, 'network' | 'suspicion' | 'verified'> {
  at: Date;
  /** The text that is signed. */
  text: Ask['text'];
  /** Of the event that tells the request. */
  eventId: string;
}

/** A request as it is written down: where it lies, what is kept of it, and the mark of the event that tells it. */
export interface Asking {
  key: SignatureKey;
  ask: Ask;
  mark: EventMark & { signature: string };
}

/** Makes of what somebody sent, by whatever way, what is written down. */
export function asking(
  keys: Pick<AddressKeys, 'signature'>,
  { id, slug }: Pick<Declaration, 'id' | 'slug'>,
  request: Omit<SignRequest, 'proof'>,
  { at, text, eventId, ...known }: Circumstances,
): Asking {
  const { capacity, email } = request;
  const key = { declaration: id, capacity, key: keys.signature(id, capacity, email) };
  const time = at.toISOString();
  const ask: Ask = {
    ...request,
    declaration: slug,
    language: request.language ?? text.language,
    text,
    consent: { ...request.consent, wording: CONSENT_WORDING, at: time },
    at: time,
    ...known,
  };
  const mark = {
    id: eventId,
    type: signatureRequested.type,
    time,
    signature: signatureId(at, key),
    data: factsOf(ask),
  };
  return { key, ask, mark };
}

/** The text that is signed: the one named, if it is current; else the current one of the reader's language. */
export function signedText(
  declaration: Pick<Declaration, 'texts' | 'language'>,
  { text, language }: Pick<SignRequest, 'text' | 'language'>,
): Ask['text'] | undefined {
  if (text) {
    return declaration.texts[text.language]?.version === text.version ? text : undefined;
  }
  for (const candidate of [language, declaration.language]) {
    const current = candidate && declaration.texts[candidate];
    if (current) return { language: candidate, version: current.version };
  }
  return undefined;
}
