import type { Outcome, Outcomes } from './outcomes.ts';
import type { Givens } from './send.ts';
import { noteHappened, type SuppressDeps } from './suppress.ts';

/** What the mail service tells of a mail that it took. */
export interface MailEvent {
  /** Its id of the mail. */
  mail: string;
  what: 'sent' | Outcome;
  /** When, RFC 3339, UTC. */
  at: string;
  /** The addresses that it happened to. */
  to: string[];
  /** What the mail was: an issue, or a letter, to a subscriber. */
  about?: { issue: string; subscriber: string } | undefined;
  /**
   * Of a bounce: whether the mailbox never takes mail, not at the moment, or not this one mail.
   * Of a complaint: `not-one` is what only looks like it.
   */
  kind?: 'hard' | 'soft' | 'mail' | 'not-one';
  /** In its own words, e.g. `Permanent/NoEmail`, `abuse`. */
  because?: string;
}

export interface MailEventDeps extends SuppressDeps {
  givens: Pick<Givens, 'get' | 'end'>;
  outcomes: Pick<Outcomes, 'count'>;
}

/**
 * Takes what the mail service tells: whoever had a mail is not sent it again, what became of it is counted, and who takes none
 * is suppressed. Told again, late, or in another order, it comes to the same.
 */
export async function takeMailEvent(
  deps: MailEventDeps,
  event: MailEvent,
): Promise<MailEvent['what'] | 'nothing'> {
  const { what, about, kind } = event;
  if (kind === 'not-one') return 'nothing';
  if (about) await noteGiven(deps, about);
  if (what === 'sent') return what;
  const happened = HAPPENED[what === 'bounced' ? `bounced ${kind ?? 'soft'}` : what];
  for (const email of happened ? event.to : []) {
    await noteHappened(deps, happened as NonNullable<typeof happened>, {
      mail: event.mail,
      email,
      at: event.at,
      because: event.because ?? what,
    });
  }
  if (about) await deps.outcomes.count(about.issue, about.subscriber, what);
  return what;
}

const HAPPENED: Record<string, Parameters<typeof noteHappened>[1] | undefined> = {
  delivered: 'delivery',
  complained: 'complaint',
  'bounced hard': 'hard-bounce',
  'bounced soft': 'soft-bounce',
};

/** Whatever is told of a mail, the mail service took it: the digest's sender may not have come to note it. */
async function noteGiven(
  { givens }: Pick<MailEventDeps, 'givens'>,
  { issue, subscriber }: NonNullable<MailEvent['about']>,
): Promise<void> {
  const given = await givens.get(issue, subscriber);
  if (given && given.state !== 'sent') await givens.end(issue, subscriber, 'sent');
}
