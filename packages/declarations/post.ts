import type { AddressKeys } from './address.ts';
import type { Settings } from './settings.ts';
import type { Ask, Renewal } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';

/** What a mail to a signer is about. */
export type LetterKind = 'confirm' | 'reminder' | 'already-signed' | 'approved' | 'refused' | 'text-revised';

/** What sending must know of any mail. */
export interface Posted {
  kind: string;
  /** One mail is sent for each cause: an event's id, or which reminder of which signature. */
  cause: string;
  to: string;
  /** What it is about, which the cooldown is of: a declaration's slug, or something else's path. */
  declaration: string;
}

/** A mail to a signer: what it needs to be written, and the cause it is sent once for. */
export interface Letter extends Posted {
  kind: LetterKind;
  language: string;
  /** What was asked, as its signer typed and chose it. */
  ask: Ask;
  key: SignatureKey;
  /** For a refusal: why. */
  reason?: string;
  /** Where the text was revised: what is to be confirmed again. */
  renewal?: Renewal;
}

/** Writes a letter and hands it to whoever delivers mail. `refused` when the address will never take it. */
export interface Mailer<L extends Posted = Letter> {
  send(letter: L): Promise<'sent' | 'refused'>;
}

/** One mail in an address's ledger. */
export interface LedgerEntry {
  cause: string;
  declaration: string;
  /** RFC 3339, UTC: when its sending began. */
  at: string;
  done?: 'sent' | 'refused';
}

/** What was sent to an address lately. Kept under the address's key, without the address. */
export interface Ledger {
  get(addressKey: string): Promise<{ entries: LedgerEntry[]; rev: number }>;
  save(addressKey: string, entries: LedgerEntry[], expectedRev: number): Promise<boolean>;
  forget(addressKey: string): Promise<void>;
}

/** Longer than any function runs: a mail begun before that and not done was interrupted. */
const INTERRUPTED_AFTER_MS = 60_000;
/** Longer than a cause can come again. */
const KEPT_MS = 30 * 86_400_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** What anybody can cause by giving somebody's address; only these are counted out. */
const BY_ANYBODY: readonly string[] = ['confirm', 'already-signed', 'already-there', 'reminder'];

export interface PostDeps<L extends Posted = Letter> {
  ledger: Ledger;
  mailer: Mailer<L>;
  keys: Pick<AddressKeys, 'address'>;
  now: () => Date;
}

/** Another delivery of the same cause is under way; try again later. */
export class UnderWay extends Error {}

/**
 * Sends a letter once for its cause, within the cooldown and the day's limit of its address. Interrupted between the
 * mail service's answer and the note of it, it is sent again rather than never.
 *
 * @param asOf when the limits are looked at; a schedule's time where one is the cause
 */
export async function post<L extends Posted>(
  deps: PostDeps<L>,
  letter: L,
  { limits }: Pick<Settings, 'limits'>,
  asOf: Date = deps.now(),
): Promise<'sent' | 'refused' | 'sent-before' | 'too-many'> {
  const addressKey = deps.keys.address(letter.to);
  const at = deps.now();
  const age = (entry: LedgerEntry) => at.getTime() - Date.parse(entry.at);
  const { entries, rev } = await deps.ledger.get(addressKey);
  const before = entries.find(({ cause }) => cause === letter.cause);
  if (before?.done) return 'sent-before';
  if (before && age(before) < INTERRUPTED_AFTER_MS) throw new UnderWay(letter.cause);

  const others = entries.filter((entry) => entry !== before && age(entry) < KEPT_MS);
  if (BY_ANYBODY.includes(letter.kind) && !before) {
    const within = (entry: LedgerEntry, time: number) => asOf.getTime() - Date.parse(entry.at) < time;
    const today = others.filter((entry) => within(entry, DAY_MS));
    const cooling = today.some(
      (entry) =>
        entry.declaration === letter.declaration && within(entry, limits.cooldownMinutes * MINUTE_MS),
    );
    if (cooling || today.length >= limits.mailsPerDay) return 'too-many';
  }
  const begun: LedgerEntry = { cause: letter.cause, declaration: letter.declaration, at: at.toISOString() };
  if (!(await deps.ledger.save(addressKey, [...others, begun], rev)))
    return post(deps, letter, { limits }, asOf);
  const done = await deps.mailer.send(letter);
  await noteDone(deps, addressKey, { ...begun, done });
  return done;
}

async function noteDone(
  { ledger }: Pick<PostDeps, 'ledger'>,
  addressKey: string,
  done: LedgerEntry,
): Promise<void> {
  for (;;) {
    const { entries, rev } = await ledger.get(addressKey);
    const next = [...entries.filter(({ cause }) => cause !== done.cause), done];
    if (await ledger.save(addressKey, next, rev)) return;
  }
}
