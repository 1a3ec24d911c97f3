/* Times on the clocks of a place, by the IANA database that the runtime carries. */

const OFFSET = /^GMT(?:([+-])(\d\d):(\d\d))?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far ahead of UTC the clocks of a zone are at an instant, in minutes. */
function minutesAhead(zone: string, at: number): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = OFFSET.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The offset of a zone at a time on its own clocks, in minutes. */
function minutesAheadAt(local: string, zone: string): number {
  const wall = Date.parse(`${local}Z`);
  const before = minutesAhead(zone, wall - DAY);
  const after = minutesAhead(zone, wall + DAY);
  // Where clocks are put back, a time is there twice, and the first is meant; where they are put forward, it is missing,
  // and read by the offset before (RFC 5545, section 3.3.5). Both are what the earlier offset gives, if it gives any.
  return minutesAhead(zone, wall - before * MINUTE) === before || missing(wall, zone, after) ? before : after;
}

const missing = (wall: number, zone: string, after: number) =>
  minutesAhead(zone, wall - after * MINUTE) !== after;

/**
 * The instant of a time on the clocks of a place.
 *
 * @param local `2026-11-22T09:00`
 * @param zone of the IANA database: `Europe/Sarajevo`
 */
export const instantOf = (local: string, zone: string): Date =>
  new Date(Date.parse(`${local}Z`) - minutesAheadAt(local, zone) * MINUTE);

/** The same with its offset (RFC 3339): `2026-11-22T09:00:00+01:00`. */
export function withOffset(local: string, zone: string): string {
  const ahead = minutesAheadAt(local, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(ahead);
  return `${local}:00${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The day that many days on: `2026-05-31` and 1 give `2026-06-01`. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
