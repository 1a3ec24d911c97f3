import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import type { Invalid } from '@undersigned/input/fault.ts';
import type { EventMark } from '@undersigned/outbox/outbox.ts';
import { domainOf } from './address.ts';
import type { Declaration } from './declaration.ts';
import { type Gate, type NotOpen, notConfirmable } from './gate.ts';
import type { Acquaintance, KnownOrganisations } from './organisations.ts';
import { answers, askedAgain, renewalDue, renewed } from './renewal.ts';
import type { Capacity } from './sign-request.ts';
import { counted, factsOf, isFirstAsked, type Signature, type SignatureState, stateOf } from './signature.ts';
import { keyOfId, type SignatureKey } from './signature-id.ts';
import type { Signatures } from './signatures.ts';
import { invalidToken, type Tokens } from './token.ts';

export interface ConfirmDeps {
  gate: Gate;
  signatures: Pick<Signatures, 'confirm' | 'get' | 'save'>;
  organisations: KnownOrganisations;
  tokens: Tokens;
  now: () => Date;
  /** Another at each call: confirming may cause two events. */
  eventId: () => string;
}

export interface Confirmed {
  status: 'confirmed' | 'in-review';
  /** The declaration's slug. */
  declaration: string;
  capacity: Capacity;
  /** What the signer can show the secretariat: the signature's id. */
  receipt: string;
}

const DAY_MS = 86_400_000;

/**
 * Confirms a signature by the token of the mail's link. Done again, it gives the same success.
 *
 * @returns `expired` when the link is older than a pending signature may be, or its signature is no longer there
 */
export async function confirm(
  deps: ConfirmDeps,
  token: string,
): Promise<Confirmed | Invalid | NotOpen | { refused: 'expired' }> {
  const at = deps.now();
  const link = deps.tokens.read('confirm', token);
  if (!link) return invalidToken;
  const { declaration, settings } = await deps.gate.byId(link.key.declaration);
  if (!declaration) return { refused: 'expired' };
  const refusal = notConfirmable(declaration, at);
  const tooLate = at.getTime() - link.at.getTime() > settings.retention.pendingDays * DAY_MS;
  const stands =
    refusal || tooLate ? await deps.signatures.get(link.key) : await confirmPending(deps, link.key, at);
  const after = stands && (await keepUpToDate(deps, declaration, stands, link.at));

  const state = after && stateOf(after);
  // Held after its mail had gone out: a moderator looks at it, and that is all there is to say.
  if (after && (state === 'confirmed' || state === 'in-review' || state === 'held')) {
    return {
      status: state === 'confirmed' ? 'confirmed' : 'in-review',
      declaration: declaration.slug,
      capacity: link.key.capacity,
      receipt: after.id,
    };
  }
  return refusal && !tooLate ? refusal : { refused: 'expired' };
}

/**
 * Confirms a pending request: an individual's counts, an organisation's counts or is for a moderator.
 *
 * @param asked the id of the event of a request: only that one is confirmed, and only if its address has never done
 * anything else here
 */
export function confirmPending(
  deps: Pick<ConfirmDeps, 'signatures' | 'organisations' | 'eventId'>,
  key: SignatureKey,
  at: Date,
  asked?: string,
): Promise<Signature | undefined> {
  const mark = { id: deps.eventId(), type: signatureConfirmed.type, time: at.toISOString() };
  return key.capacity === 'individual'
    ? deps.signatures.confirm(key, at, mark, asked)
    : confirmOrganisation(deps, key, at, mark, asked);
}

/**
 * What stands is moved to the newer text where that is what the link asked for: whenever that is, for it counts
 * already, and nothing of what counts changes. Where nobody has asked yet (it was confirmed only after its text had
 * changed), asks. All others are left as they are, without a write.
 */
async function keepUpToDate(
  deps: ConfirmDeps,
  declaration: Declaration,
  was: Signature,
  linkAt: Date,
): Promise<Signature | undefined> {
  const at = deps.now();
  const due = renewalDue(was, declaration);
  const next = answers(was, linkAt)
    ? renewed(was, at)
    : due && askedAgain(was, due, { at, eventId: deps.eventId() });
  if (!next || (await deps.signatures.save(next, was.rev))) return next ?? was;
  const now = await deps.signatures.get(was);
  return now && keepUpToDate(deps, declaration, now, linkAt);
}

/** An organisation known by the domain of its signer's mail counts at once; any other is for a moderator. */
async function confirmOrganisation(
  deps: Pick<ConfirmDeps, 'signatures' | 'organisations'>,
  key: SignatureKey,
  at: Date,
  mark: EventMark,
  asked: string | undefined,
): Promise<Signature | undefined> {
  const was = await deps.signatures.get(key);
  if (!was?.request || stateOf(was) !== 'pending') return was;
  if (asked !== undefined && !isFirstAsked(was, asked)) return was;
  const { request } = was;
  const domain = domainOf(request.email);
  // A long list, which those who sign for themselves need not wait for.
  const { isPublicProvider } = await import('@undersigned/declarations/public-providers.ts');
  const { isKnown, recorded }: Acquaintance = isPublicProvider(domain)
    ? { isKnown: false }
    : await deps.organisations.byDomain(domain);
  const holder = isKnown ? await claimPlace(deps, domain, was) : was.id;
  const counts = isKnown && holder === was.id;
  if (counts && recorded) await deps.organisations.link(recorded, domain, was);
  const next: Signature = counts
    ? counted(was, request, at, [mark])
    : {
        ...inReview(was, at),
        ...(holder !== was.id && { secondOf: holder }),
      };
  if (await deps.signatures.save(next, was.rev)) return next;
  return confirmOrganisation(deps, key, at, mark, asked);
}

function inReview({ request, renewal: _, renewedAt: __, ...was }: Signature, at: Date): Signature {
  const next: Signature = {
    ...was,
    state: 'in-review',
    ...(request && { entry: request, facts: factsOf(request) }),
    confirmedAt: at.toISOString(),
    rev: was.rev + 1,
  };
  delete next.forgetAt;
  return next;
}

/** Where a signature counts, or may be about to. */
const STANDING: readonly SignatureState[] = ['pending', 'in-review', 'confirmed'];

/** The id of the signature that holds the organisation's place; a holder that stands no more gives way. */
export async function claimPlace(
  deps: { organisations: KnownOrganisations; signatures: Pick<Signatures, 'get'> },
  domain: string,
  { declaration, id }: Signature,
): Promise<string> {
  const holder = await deps.organisations.claim(domain, declaration, id);
  if (holder === id || (await stands(deps, holder))) return holder;
  return deps.organisations.claim(domain, declaration, id, holder);
}

async function stands(deps: { signatures: Pick<Signatures, 'get'> }, id: string): Promise<boolean> {
  const key = keyOfId(id);
  const signature = key && (await deps.signatures.get(key));
  return signature?.id === id && STANDING.includes(stateOf(signature));
}
