import { signatureExpired } from '@undersigned/events/signature-expired.ts';
import type { Declaration } from './declaration.ts';
import type { Declarations } from './declarations.ts';
import { notOpen } from './gate.ts';
import { endedAt, stateAt } from './lifecycle.ts';
import type { KeptSettings } from './settings.ts';
import { factsOf, type Signature, stateOf, stripped } from './signature.ts';
import { PARTITIONS } from './signature-id.ts';
import type { Signatures } from './signatures.ts';
import type { Cause } from './write-to-signer.ts';

/** What the scheduled walks over all signatures need. Their time is the schedule's, not the clock's. */
export interface SweepDeps {
  declarations: Pick<Declarations, 'list'>;
  signatures: Pick<Signatures, 'partition' | 'save'>;
  settings: { get(): Promise<KeptSettings> };
  eventId: () => string;
}

const DAY_MS = 86_400_000;
/** Days after asking at which a pending signer is reminded: twice at most. */
export const REMIND_AFTER_DAYS = [2, 7] as const;
/** A reminder that could not be sent for so many days is not sent any more. Less than its mail is remembered for. */
const REMIND_WITHIN_DAYS = 7;
/** The walk may have been kept from running so long, and still finds all that is due. */
const MISSED_DAYS = 30;
/** An expired signature's empty item stays until its event is surely told. */
const EXPIRED_KEPT_DAYS = 2;

/**
 * Asks for a reminder to every pending signer whose time has come, where the declaration can still be signed. Run
 * again, it asks again: the mail itself is sent once for each reminder.
 */
export async function remind(
  deps: SweepDeps & { ask: (causes: Cause[]) => Promise<void> },
  at: Date,
): Promise<{ asked: number }> {
  let asked = 0;
  const kept = await deps.settings.get();
  const open = (declaration: Declaration) => notOpen(declaration, kept, at) === undefined;
  for await (const page of pages(signaturesWhere(deps, open), 10)) {
    const causes = page.flatMap((signature): Cause[] => {
      if (!signature.request || stateOf(signature) !== 'pending') return [];
      const days = (at.getTime() - Date.parse(signature.request.at)) / DAY_MS;
      const due = REMIND_AFTER_DAYS.filter((after) => days >= after).length;
      const latest = REMIND_AFTER_DAYS[due - 1];
      if (latest === undefined || days >= latest + REMIND_WITHIN_DAYS) return [];
      // The request's time is in the cause: asked for anew, a signature is reminded anew.
      const id = `${signature.id}#${signature.request.at}#reminder-${due}`;
      return [{ id, type: 'reminder', signature: signature.id, at: at.toISOString() }];
    });
    if (causes.length > 0) await deps.ask(causes);
    asked += causes.length;
  }
  return { asked };
}

/** Forgets what was never confirmed: nothing of the person is left, and the event says that one expired. */
export async function expire(deps: SweepDeps, at: Date): Promise<{ expired: number }> {
  const { settings } = await deps.settings.get();
  const oldest = at.getTime() - settings.retention.pendingDays * DAY_MS;
  let expired = 0;
  const mayPend = (declaration: Declaration) =>
    stateAt(declaration, at) !== 'draft' &&
    (endedAt(declaration, at) ?? Number.POSITIVE_INFINITY) > oldest - MISSED_DAYS * DAY_MS;
  for await (const signature of signaturesWhere(deps, mayPend)) {
    const { request } = signature;
    const state = stateOf(signature);
    if (!request || (state !== 'pending' && state !== 'held') || Date.parse(request.at) > oldest) continue;
    const next: Signature = {
      ...stripped(signature, 'expired', new Date(at.getTime() + EXPIRED_KEPT_DAYS * DAY_MS)),
      events: [
        { id: deps.eventId(), type: signatureExpired.type, time: at.toISOString(), data: factsOf(request) },
      ],
    };
    if (await deps.signatures.save(next, signature.rev)) expired++;
  }
  return { expired };
}

/** Forgets the networks that signatures came from, once they are older than the settings keep them. */
export async function forgetNetworks(deps: SweepDeps, at: Date): Promise<{ forgotten: number }> {
  const { settings } = await deps.settings.get();
  const oldest = at.getTime() - settings.retention.networkDays * DAY_MS;
  let forgotten = 0;
  for (const { id } of await deps.declarations.list()) {
    for await (const signature of signaturesOf(deps, id)) {
      const { entry } = signature;
      if (!entry?.network || Date.parse(entry.at) > oldest) continue;
      const { network: _, proof: __, ...kept } = entry;
      const next = { ...signature, entry: kept, rev: signature.rev + 1 };
      // A proof is good for hours: those of what was confirmed so long ago are of no use but to try addresses against.
      if (!next.request) delete next.usedProofs;
      if (await deps.signatures.save(next, signature.rev)) forgotten++;
    }
  }
  return { forgotten };
}

async function* signaturesWhere(
  deps: SweepDeps,
  wanted: (declaration: Declaration) => boolean,
): AsyncGenerator<Signature> {
  for (const declaration of await deps.declarations.list()) {
    if (wanted(declaration)) yield* signaturesOf(deps, declaration.id);
  }
}

async function* signaturesOf(deps: Pick<SweepDeps, 'signatures'>, declarationId: string) {
  for (let partition = 0; partition < PARTITIONS; partition++) {
    yield* deps.signatures.partition(declarationId, partition);
  }
}

async function* pages<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let page: T[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length === size) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
