import type { AddressKeys } from '@undersigned/declarations/address.ts';
import {
  afterComplaint,
  afterDelivery,
  afterHardBounce,
  afterLifting,
  afterSoftBounce,
  type Seen,
  type Standing,
  type StandingKey,
  type Suppression,
  unknownStanding,
  withoutAddress,
} from './standing.ts';
import type { Subscriber, Subscribers } from './subscriber.ts';

/** A suppressed address, as staff see it. */
export type Suppressed = Suppression & StandingKey;

/** Where it is kept how addresses stand. */
export interface Standings {
  get(key: StandingKey): Promise<Standing | undefined>;
  /** All that is known of an address, by its key. */
  of(address: string): Promise<Standing[]>;
  /** Writes it if nobody has changed what was read. Whether it was written. */
  save(standing: Standing, was: Standing | undefined): Promise<boolean>;
  /** Whether it is gone: not where somebody has changed it since. */
  remove(was: Standing): Promise<boolean>;
  /** A page of those that are suppressed, the newest first. */
  list(from: {
    limit: number;
    after?: string | undefined;
  }): Promise<{ suppressed: Suppressed[]; after?: string }>;
}

export interface SuppressDeps {
  standings: Pick<Standings, 'get' | 'of' | 'save'>;
  subscribers: Pick<Subscribers, 'get' | 'save'>;
  keys: Pick<AddressKeys, 'address' | 'mailbox' | 'subscriber'>;
}

/**
 * What the mail service says happened to a mail. That it bounced or was delivered is told of its mailbox; a complaint is a
 * person's, whatever spelling of the address it came by.
 */
export type Happened = 'hard-bounce' | 'soft-bounce' | 'delivery' | 'complaint';

const AFTER = {
  'hard-bounce': afterHardBounce,
  'soft-bounce': afterSoftBounce,
  delivery: afterDelivery,
  complaint: afterComplaint,
} satisfies Record<Happened, (standing: Standing, seen: Seen) => Standing>;

/** Notes what happened to a mail, and with it whether its address is written to further on. Told again, it changes nothing. */
export async function noteHappened(
  deps: SuppressDeps,
  happened: Happened,
  seen: Seen,
): Promise<'suppressed' | 'not-suppressed'> {
  const address = deps.keys.address(seen.email);
  const key = { address, mailbox: happened === 'complaint' ? address : deps.keys.mailbox(seen.email) };
  const { was, now } = await change(deps, key, (standing) => AFTER[happened](standing, seen), seen.email);
  // Marked again where it was before: whoever marked it may not have come to it.
  if (was?.suppressed || now.suppressed) await mark(deps, seen.email);
  return now.suppressed ? 'suppressed' : 'not-suppressed';
}

async function change(
  deps: SuppressDeps,
  key: StandingKey,
  next: (standing: Standing) => Standing,
  email: string | undefined,
): Promise<{ was: Standing | undefined; now: Standing }> {
  for (;;) {
    const was = await deps.standings.get(key);
    const before = was ?? unknownStanding(key);
    const after = next(before);
    if (after === before) return { was, now: before };
    // Unmarked first: done again after a crash, it would not be seen that there was something to unmark.
    if (email && before.suppressed && !after.suppressed) await mark(deps, email, key);
    const now = { ...after, rev: before.rev + 1 };
    if (await deps.standings.save(now, was)) return { was, now };
  }
}

/**
 * Whether, and why, mails to an address are held back: for its mailbox, or for the address in whatever spelling.
 *
 * @param without a standing that is not looked at
 */
export async function suppressionOf(
  { standings, keys }: { standings: Pick<Standings, 'of'>; keys: Pick<AddressKeys, 'address' | 'mailbox'> },
  email: string,
  without?: StandingKey,
): Promise<Suppression | undefined> {
  const address = keys.address(email);
  const theirs = [address, keys.mailbox(email)].filter((mailbox) => mailbox !== without?.mailbox);
  const found = (await standings.of(address)).filter(({ mailbox }) => theirs.includes(mailbox));
  const suppressions = found.flatMap(({ suppressed }) => suppressed ?? []);
  return suppressions.find(({ kind }) => kind === 'hard') ?? suppressions[0];
}

const addressOf = ({ active, asked }: Subscriber): string | undefined => active?.email ?? asked?.email;

/** Has the subscriber's own item say whether the address is suppressed, so that nothing is written for nobody. */
async function mark(deps: SuppressDeps, email: string, without?: StandingKey): Promise<void> {
  for (;;) {
    const was = await deps.subscribers.get(deps.keys.subscriber(email));
    const theirs = was && addressOf(was);
    if (!was || !theirs) return;
    const suppression = await suppressionOf(deps, theirs, without);
    if (was.suppressed === suppression?.at) return;
    const { suppressed: _, ...kept } = was;
    const next: Subscriber = {
      ...kept,
      ...(suppression && { suppressed: suppression.at }),
      rev: was.rev + 1,
    };
    if (await deps.subscribers.save(next, was.rev)) return;
  }
}

/** An address is written to again. Done again, it is the same success. */
export async function liftSuppression(
  deps: SuppressDeps & { now: () => Date },
  key: StandingKey,
  { reason, who }: { reason: string; who: string },
): Promise<{ status: 'lifted' } | { refused: 'not-found' }> {
  const was = await deps.standings.get(key);
  if (!(was?.suppressed || was?.lifted)) return { refused: 'not-found' };
  const lifted = { at: deps.now().toISOString(), reason, who };
  const lift = (standing: Standing) => (standing.suppressed ? afterLifting(standing, lifted) : standing);
  await change(deps, key, lift, was.suppressed?.email);
  return { status: 'lifted' };
}

/** Forgets an address, in all its spellings: where it is suppressed, it stays so by its key, from which nobody can tell it. */
export async function forgetAddress(
  {
    standings,
    keys,
  }: { standings: Pick<Standings, 'get' | 'of' | 'save' | 'remove'>; keys: Pick<AddressKeys, 'address'> },
  email: string,
): Promise<{ suppressions: number }> {
  let suppressions = 0;
  for (const found of await standings.of(keys.address(email))) {
    for (;;) {
      const was = await standings.get(found);
      if (!was) break;
      const next = { ...withoutAddress(was), rev: was.rev + 1 };
      if (!(was.suppressed ? await standings.save(next, was) : await standings.remove(was))) continue;
      if (was.suppressed) suppressions++;
      break;
    }
  }
  return { suppressions };
}
