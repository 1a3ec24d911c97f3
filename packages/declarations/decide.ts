import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { signatureInvalidated } from '@undersigned/events/signature-invalidated.ts';
import { signatureRefused } from '@undersigned/events/signature-refused.ts';
import { signatureRequested } from '@undersigned/events/signature-requested.ts';
import { line } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { domainOf } from './address.ts';
import { claimPlace } from './confirm.ts';
import type { KnownOrganisations } from './organisations.ts';
import { isPublicProvider } from './public-providers.ts';
import { askedAgain } from './renewal.ts';
import { type Ask, counted, factsOf, type Signature, type SignatureState, stateOf } from './signature.ts';
import { keyOfId } from './signature-id.ts';
import type { Signatures } from './signatures.ts';

export const Decision = z.strictObject({
  decision: z.enum([
    'approve',
    'refuse',
    'invalidate',
    'restore',
    'release',
    'approve-comment',
    'refuse-comment',
  ]),
  reason: line(500),
});
export type Decision = z.infer<typeof Decision>;

export interface DecideDeps {
  signatures: Pick<Signatures, 'get' | 'save'>;
  organisations: KnownOrganisations;
  now: () => Date;
  eventId: () => string;
}

/** In which state each decision can be taken. */
const FROM: Record<Decision['decision'], SignatureState> = {
  approve: 'in-review',
  refuse: 'in-review',
  invalidate: 'confirmed',
  restore: 'invalidated',
  release: 'held',
  'approve-comment': 'confirmed',
  'refuse-comment': 'confirmed',
};

/** The state that each leads to; those on a comment lead to none. */
const TO: Partial<Record<Decision['decision'], SignatureState>> = {
  approve: 'confirmed',
  refuse: 'refused',
  invalidate: 'invalidated',
  restore: 'confirmed',
  release: 'pending',
};

/**
 * A moderator's decision on one signature; taken again, it gives the same. Approving an organisation makes its mail
 * domain known to the network.
 */
export async function decide(
  deps: DecideDeps,
  id: string,
  { decision, reason }: Decision,
): Promise<
  Signature | { refused: 'unknown-signature' } | { refused: 'not-from-here'; state: SignatureState }
> {
  const key = keyOfId(id);
  const was = key && (await deps.signatures.get(key));
  if (was?.id !== id) return { refused: 'unknown-signature' };
  const state = stateOf(was);
  if (state === TO[decision] && was.decision?.decision === decision) {
    if (decision === 'approve') await recognise(deps, was);
    return was;
  }
  if (state !== FROM[decision]) return { refused: 'not-from-here', state };
  const at = deps.now();
  const taken = { decision, reason, at: at.toISOString() };
  const next: Signature = {
    ...decided(was, decision, at, deps.eventId),
    ...(TO[decision] ? { decision: taken } : { commentDecision: taken }),
  };
  const domain = ownDomain(was);
  if (decision === 'approve' && domain) {
    await claimPlace(deps, domain, was);
    const { recorded } = await deps.organisations.byDomain(domain);
    if (recorded) await deps.organisations.link(recorded, domain, was);
  }
  if (!(await deps.signatures.save(next, was.rev))) return decide(deps, id, { decision, reason });
  if (decision === 'approve') await recognise(deps, next);
  return next;
}

/** The mail domain that speaks for the organisation that signed. */
function ownDomain({ entry }: Signature): string | undefined {
  const domain = entry?.organisation && domainOf(entry.email);
  return domain && !isPublicProvider(domain) ? domain : undefined;
}

/** Remembers an approved organisation. After the approval, so that none is known that was not approved. */
async function recognise({ organisations }: DecideDeps, approved: Signature): Promise<void> {
  const domain = ownDomain(approved);
  const { organisation } = approved.entry ?? {};
  if (!domain || !organisation || !approved.decision) return;
  await organisations.remember({ domain, name: organisation.name, since: approved.decision.at });
}

function decided(
  was: Signature,
  decision: Decision['decision'],
  at: Date,
  eventId: DecideDeps['eventId'],
): Signature {
  const mark = (type: string, data: object) => [
    { id: eventId(), type, time: at.toISOString(), data: { ...data } },
  ];
  const { listed: _, signedOn: __, heldFor: ___, state: ____, ...bare } = was;
  const entry = was.entry as Ask;
  const rev = was.rev + 1;
  switch (decision) {
    case 'approve':
      return counted(was, entry, at, mark(signatureConfirmed.type, factsOf(entry)));
    case 'restore': {
      const confirmedAt = new Date(was.confirmedAt ?? at);
      const next = counted(was, entry, confirmedAt, mark(signatureConfirmed.type, factsOf(entry)));
      if (!next.renewal) return next;
      // What its signer was asked while it did not stand, nobody has told them.
      const asked = askedAgain(next, next.renewal.text, { at, eventId: eventId() });
      return { ...asked, rev, events: [...next.events, ...asked.events] };
    }
    case 'refuse':
      return { ...bare, rev, state: 'refused', events: mark(signatureRefused.type, factsOf(entry)) };
    case 'invalidate':
      return { ...bare, rev, state: 'invalidated', events: mark(signatureInvalidated.type, factsOf(entry)) };
    case 'release': {
      const request = was.request as Ask;
      return { ...bare, rev, released: true, events: mark(signatureRequested.type, factsOf(request)) };
    }
    default:
      return { ...was, rev, entry: { ...entry, commentShown: decision === 'approve-comment' } };
  }
}
