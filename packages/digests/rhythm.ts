import { RHYTHMS } from '@undersigned/events/digest-facts.ts';

/* When issues are due: by the days of the network's own calendar, whatever its clocks do. */

export { RHYTHMS };

/** How often a subscriber wants to be written to. */
export type Rhythm = (typeof RHYTHMS)[number];

/** The hour, on the network's clocks, at which issues go out. */
export const SENDING_HOUR = 7;

const DAY_MS = 86_400_000;
const MONDAY = 1;

const asDay = (time: number) => new Date(time).toISOString().slice(0, 10);
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The day and the hour on the clocks of a zone of the IANA database. */
function localTime(at: Date, zone: string): { day: string; hour: number } {
  const parts = clockOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
}

/** Making one takes far longer than asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, clock);
  return clock;
}

/**
 * The day of the last issue that is due by then: today's once the hour has come, the Monday's of the week, the first's of
 * the month. A run that comes late, or twice, therefore asks for the same issue.
 */
export function dueDay(rhythm: Rhythm, at: Date, zone: string): string {
  const { day, hour } = localTime(at, zone);
  const latest = midnight(day) - (hour < SENDING_HOUR ? DAY_MS : 0);
  switch (rhythm) {
    case 'daily':
      return asDay(latest);
    case 'weekly':
      return asDay(latest - ((new Date(latest).getUTCDay() - MONDAY + 7) % 7) * DAY_MS);
    case 'monthly':
      return `${asDay(latest).slice(0, 7)}-01`;
  }
}
