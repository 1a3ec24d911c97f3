import type { AddressKeys } from '@undersigned/declarations/address.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import { takenAway } from './answer-link.ts';
import type { Comment } from './comment.ts';
import type { Comments } from './comments.ts';
import { type Letterbox, SLIP_KINDS } from './letterbox.ts';

const DAY_MS = 86_400_000;
const PAGE = 100;

/** Removes slips whose senders never confirmed them. They would vanish by themselves; this keeps to the day. */
export async function forgetSlips(
  { letterbox }: { letterbox: Pick<Letterbox, 'page' | 'remove'> },
  at: Date,
  pendingDays: number,
): Promise<{ slips: number }> {
  const oldest = at.getTime() - pendingDays * DAY_MS;
  let slips = 0;
  for (const kind of SLIP_KINDS) {
    for (const state of ['pending', 'held'] as const) {
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await letterbox.page(kind, state, { limit: PAGE, after });
        const old = page.slips.filter((slip) => Date.parse(slip.at) <= oldest);
        for (const slip of old) await letterbox.remove(slip);
        slips += old.length;
        // The oldest come first: behind one that may stay, all may.
        after = old.length === page.slips.length ? page.after : undefined;
      }
    }
  }
  return { slips };
}

/** Takes away the comments on what is no longer on record: nobody can read them, and nobody could ask for them. */
export async function forgetOrphans(
  {
    comments,
    record,
    eventId,
  }: {
    comments: Pick<Comments, 'page' | 'save'>;
    record: Pick<NetworkRecord, 'get'>;
    eventId: () => string;
  },
  at: Date,
): Promise<{ orphans: number }> {
  const there = new Map<string, boolean>();
  const isThere = async ({ collection, id }: Comment['on']) => {
    const name = `${collection}/${id}`;
    const known = there.get(name) ?? (await record.get(collection, id)) !== undefined;
    there.set(name, known);
    return known;
  };
  let orphans = 0;
  for (const state of ['waiting', 'published'] as const) {
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await comments.page(state, { limit: PAGE, after });
      for (const comment of page.comments) {
        if (await isThere(comment.on)) continue;
        if (await comments.save(takenAway(comment, { at, eventId }), comment)) orphans++;
      }
      after = page.after;
    }
  }
  return { orphans };
}

/** Erases what somebody has put into the letterbox, and the comments that came of it, by their address. */
export async function eraseSender(
  deps: {
    letterbox: Pick<Letterbox, 'forget'>;
    comments: Pick<Comments, 'ofAddress' | 'get' | 'save'>;
    keys: Pick<AddressKeys, 'address'>;
    now: () => Date;
    eventId: () => string;
  },
  email: string,
): Promise<{ comments: number; applications: number; messages: number }> {
  const address = deps.keys.address(email);
  const slips = await deps.letterbox.forget(address);
  const there = (await deps.comments.ofAddress(address)).filter(({ state }) => state !== 'removed');
  for (const comment of there) {
    for (let was = await deps.comments.get(comment); was && was.state !== 'removed'; ) {
      const next = takenAway(was, { at: deps.now(), eventId: deps.eventId });
      was = (await deps.comments.save(next, was)) ? undefined : await deps.comments.get(comment);
    }
  }
  return {
    comments: slips.comment + there.length,
    applications: slips.application,
    messages: slips.message,
  };
}
