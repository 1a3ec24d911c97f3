import { NotTaken } from '@undersigned/digests/not-taken.ts';
import type { DigestLetter, Givens } from '@undersigned/digests/send.ts';
import { REFUSING } from './digest-readers.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
/** Its own events come within so long; only then is a mail sent again of which nobody knows. */
const LATEST_EVENT = 14 * MINUTE;

/** A mail that the service took. */
export interface TakenMail {
  issue: string;
  key: string;
  at: number;
  /** Paths of what it tells. */
  tells: string[];
}

/**
 * A mail service at its worst: it throttles, is down for an hour, refuses addresses, takes mails without saying so; and tells of
 * each that it took, late.
 */
export function mailService(
  random: Random,
  { now, isKind, givens }: { now: () => Date; isKind: () => boolean; givens: Givens },
) {
  const taken: TakenMail[] = [];
  const onlyTold: TakenMail[] = [];
  let events: { at: number; mail: TakenMail }[] = [];
  let troubles: { until: number; kind: 'down' | 'throttling' } = { until: 0, kind: 'down' };
  const trouble = () => {
    if (isKind()) return undefined;
    if (now().getTime() < troubles.until) return troubles.kind;
    if (random.chance(0.01)) troubles = { until: now().getTime() + 60 * MINUTE, kind: 'down' };
    else if (random.chance(0.02)) troubles = { until: now().getTime() + MINUTE, kind: 'throttling' };
    return undefined;
  };

  return {
    taken: taken as readonly TakenMail[],
    /** Of those, mails that nobody knew to have gone before the service told of it. */
    onlyTold: onlyTold as readonly TakenMail[],
    isQuiet: () => events.length === 0,
    async send({ issue, subscriber, selection }: DigestLetter): Promise<'sent' | 'refused'> {
      const met = trouble();
      if (met === 'throttling') throw new NotTaken('Throttled');
      if (met === 'down') throw new Error('The mail service is down');
      if (subscriber.active.email.endsWith(REFUSING)) return 'refused';
      const tells = selection.flatMap(({ lines }) => lines.map(({ path }) => path));
      const mail = { issue: issue.id, key: subscriber.key, at: now().getTime(), tells };
      taken.push(mail);
      events.push({ at: mail.at + random.below(LATEST_EVENT), mail });
      if (!isKind() && random.chance(0.03)) throw new Error('The answer was lost');
      return 'sent';
    },
    /** What the function of its events does with those that have come, some of them twice. */
    async tell(): Promise<void> {
      const due = events.filter(({ at }) => at <= now().getTime());
      events = events.filter(
        (one) => !due.includes(one) || (!isKind() && random.chance(0.1) && one.at + MINUTE > now().getTime()),
      );
      for (const { mail } of due) {
        const given = await givens.get(mail.issue, mail.key);
        if (given?.state !== 'sent') onlyTold.push(mail);
        await givens.end(mail.issue, mail.key, 'sent');
      }
    },
    /** When the next event comes. */
    nextEvent: () => Math.min(...events.map(({ at }) => at)),
  };
}
