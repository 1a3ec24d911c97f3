const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds from one failed attempt to the next: ten attempts over a little more than three days. */
export const STEPS: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** Nobody is left waiting for longer, whatever `Retry-After` says. */
const LONGEST_ASKED = 24 * HOUR;

/** SQS hides a message for twelve hours from when it was received, less what an attempt takes. */
const LONGEST_HIDING = 11.5 * HOUR;

/** So that those who failed together do not come back together. */
const JITTER = 0.1;

/** Statuses with which `Retry-After` asks us for time (RFC 9110, section 15.6.4; RFC 6585, section 4). */
const ASKING = [429, 503];

/**
 * How long to wait after so many failed attempts: the schedule's step, give or take a tenth, or longer where 429 or 503 ask for it
 * by `Retry-After`, within a day.
 *
 * @param random from 0 up to 1
 * @returns seconds; nothing when it was the last attempt
 */
export function waitAfter(
  failed: number,
  { status, retryAfter }: { status?: number | undefined; retryAfter?: string | undefined },
  { at, random }: { at: Date; random: () => number },
): number | undefined {
  const step = STEPS[failed - 1];
  if (step === undefined) return undefined;
  const asked = status && ASKING.includes(status) ? secondsAsked(retryAfter, at) : 0;
  return Math.max(step * (1 - JITTER + 2 * JITTER * random()), Math.min(asked, LONGEST_ASKED));
}

/** What `Retry-After` says, in seconds (RFC 9110, section 10.2.3); none for what is neither seconds nor a date. */
function secondsAsked(retryAfter: string | undefined, at: Date): number {
  const text = retryAfter?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  // Date.parse takes much that is no date of HTTP's; all three of its forms begin with the day.
  const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? 0 : Math.max(0, (date - at.getTime()) / 1000);
}

/** Whole seconds until then for which a message can be hidden: longer waits are made of several. */
export const hidingUntil = (then: string | number, at: Date): number =>
  Math.min(LONGEST_HIDING, Math.max(1, Math.ceil((new Date(then).getTime() - at.getTime()) / 1000)));
