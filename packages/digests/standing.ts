/*
 * How an address stands with the mail service: whether it takes our mails, and whether its owner wants them. Every change is
 * worked out from times, so that what is told twice, late or in another order comes to the same.
 */

/** The mailbox is not there (`hard`), did not take our last mails (`soft`), or its owner calls them spam (`complaint`). */
export const SUPPRESSION_KINDS = ['hard', 'complaint', 'soft'] as const;
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number];

/** That an address is not written to. */
export interface Suppression {
  kind: SuppressionKind;
  /** For staff; gone where the person was erased. */
  email?: string;
  /** When the mail service saw it, RFC 3339, UTC. */
  at: string;
  /** In the mail service's words, e.g. `Permanent/NoEmail`, `abuse`. */
  because: string;
}

/** An editor has had an address written to again. */
export interface Lifting {
  /** RFC 3339, UTC. What the mail service saw before says nothing any more. */
  at: string;
  reason: string;
  /** The member of staff's id. */
  who: string;
}

/** Which standing: of a mailbox, or of an address in all its spellings. */
export interface StandingKey {
  /** The key of the address, whatever its spelling: under it all that is known of it is found. */
  address: string;
  /** The key of the mailbox; the address's own for what is of all its spellings, or of the one without a plus-tag. */
  mailbox: string;
}

/** What is known of an address. */
export interface Standing extends StandingKey {
  suppressed?: Suppression;
  /** Mails that it did not take for the moment, since one was delivered: the mail service's ids. */
  soft: { mail: string; at: string }[];
  /** When a mail was last delivered. */
  deliveredAt?: string;
  lifted?: Lifting;
  rev: number;
  /** When it is forgotten, in seconds since the epoch; what is suppressed is not. */
  forgetAt?: number;
}

/** What the mail service tells of an address. */
export interface Seen {
  /** Its id of the mail. */
  mail: string;
  email: string;
  at: string;
  because: string;
}

/** So many mails in a row that were not taken for the moment suppress an address. */
export const SOFT_IN_A_ROW = 3;
/** More are not remembered. */
const MOST_SOFT = 10;
/** Three issues of a monthly digest, and some days more. */
const KEPT_SECONDS = 120 * 86_400;

/** Nothing is known of it. */
export const unknownStanding = ({ address, mailbox }: StandingKey): Standing => ({
  address,
  mailbox,
  soft: [],
  rev: 0,
});

/** It does not take mail, and never will. */
export const afterHardBounce = (standing: Standing, seen: Seen): Standing =>
  afterAll(standing, { kind: 'hard', ...told(seen) });

/** Its owner complained of a mail. */
export const afterComplaint = (standing: Standing, seen: Seen): Standing =>
  afterAll(standing, { kind: 'complaint', ...told(seen) });

/** It did not take a mail for the moment: its mailbox is full, or its server away. */
export function afterSoftBounce(standing: Standing, seen: Seen): Standing {
  const { mail, at } = seen;
  const { soft, deliveredAt = '' } = standing;
  if (isOver(standing, at) || at <= deliveredAt || soft.some((one) => one.mail === mail)) return standing;
  const all = [...soft, { mail, at }].sort((a, b) => (a.at < b.at ? -1 : 1)).slice(-MOST_SOFT);
  const third = all[SOFT_IN_A_ROW - 1];
  return judged({ ...standing, soft: all }, third && { kind: 'soft', ...told(seen), at: third.at });
}

/** It took a mail: what it did not take before counts no more. */
export function afterDelivery(standing: Standing, { at }: Pick<Seen, 'at'>): Standing {
  if (at <= (standing.deliveredAt ?? '')) return standing;
  const soft = standing.soft.filter((one) => one.at > at);
  const next = { ...standing, soft, deliveredAt: at };
  const { suppressed } = standing;
  if (suppressed?.kind !== 'soft') return judged(next);
  const third = soft[SOFT_IN_A_ROW - 1];
  return third ? { ...next, suppressed: { ...suppressed, at: third.at } } : open(next);
}

/** It is written to again, for a reason. */
export const afterLifting = (standing: Standing, lifted: Lifting): Standing =>
  open({ ...standing, soft: [], lifted });

/** The person is forgotten: that the address is not written to stays, without the address. */
export function withoutAddress(standing: Standing): Standing {
  if (!standing.suppressed) return standing;
  const { email: _, ...suppressed } = standing.suppressed;
  return { ...standing, suppressed };
}

const afterAll = (standing: Standing, found: Suppression): Standing =>
  isOver(standing, found.at) || !isGraver(found, standing.suppressed) ? standing : judged(standing, found);

const isOver = ({ lifted }: Standing, at: string): boolean => at <= (lifted?.at ?? '');

const told = ({ email, at, because }: Seen) => ({ email, at, because });

/** The graver kind counts; of one kind, what was seen first. */
function judged(standing: Standing, found?: Suppression): Standing {
  const { suppressed } = standing;
  const suppression = found && isGraver(found, suppressed) ? found : suppressed;
  if (!suppression) return open(standing);
  const { forgetAt: _, ...kept } = standing;
  return { ...kept, suppressed: suppression };
}

function isGraver(found: Suppression, before: Suppression | undefined): boolean {
  if (!before) return true;
  const rank = ({ kind }: Suppression) => SUPPRESSION_RANK.indexOf(kind);
  return rank(found) < rank(before) || (rank(found) === rank(before) && found.at < before.at);
}

const SUPPRESSION_RANK: readonly SuppressionKind[] = SUPPRESSION_KINDS;

function open({ suppressed: _, ...standing }: Standing): Standing {
  const last = [standing.deliveredAt, standing.lifted?.at, ...standing.soft.map(({ at }) => at)];
  const at = Math.max(0, ...last.flatMap((one) => (one ? [Date.parse(one)] : [])));
  return { ...standing, forgetAt: Math.floor(at / 1000) + KEPT_SECONDS };
}
