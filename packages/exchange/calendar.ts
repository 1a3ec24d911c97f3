import { countryName } from '@undersigned/i18n/countries.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import ical, { type ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import { networkName, type Publisher, pageUrl, said, topicName } from './linked.ts';
import { plainText } from './plain-text.ts';
import { dayAfter, instantOf } from './zoned.ts';

type Convening = Thing<'convenings'>;
type Session = Convening['parts'][number]['sessions'][number];

export interface CalendarContext extends Publisher {
  /** Of what people read. */
  language: Language;
  /** Where this calendar is to be had. */
  url: string;
}

/**
 * Convenings as an iCalendar object (RFC 5545, with RFC 7986's properties of a calendar). A convening is there for its
 * days; each of its sessions whose time is known is an event of its own, at the times of the clocks at its place.
 */
export function calendarOf(convenings: readonly Convening[], context: CalendarContext): string {
  const calendar = ical({
    prodId: { company: 'Undersigned', product: 'Convenings', language: context.language.toUpperCase() },
    // The library writes it as it is; RFC 5545, section 3.3.11 has these escaped.
    name: networkName(context, context.language).replace(/[\\;,]/g, '\\$&'),
    url: `${context.origin}/${context.language}/convenings`,
    source: context.url,
    timezone: { name: null, generator: zoneBlock },
  });
  for (const convening of convenings) {
    addConvening(calendar, convening, context);
    addSessions(calendar, convening, context);
  }
  return calendar.toString();
}

const ZONES: ReadonlySet<string> = new Set([tzlib_get_timezones()].flat());

/** A VTIMEZONE under the very name that is asked for; the library names those that are alike by one of them. */
function zoneBlock(zone: string): string | null {
  // Asked for another, it writes to the log.
  if (!ZONES.has(zone)) return null;
  const [block = ''] = [tzlib_get_ical_block(zone)].flat();
  return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`);
}

/** What a convening and its sessions both carry. */
function shared({ slug, rev, changedAt }: Convening, { origin, language }: CalendarContext) {
  return {
    stamp: changedAt,
    lastModified: changedAt,
    sequence: rev,
    status: ICalEventStatus.CONFIRMED,
    url: pageUrl(origin, language, 'convenings', slug),
  };
}

const uid = ({ id }: Convening, { origin }: CalendarContext, ...session: number[]) =>
  `${[id, ...session].join('.')}@${new URL(origin).host}`;

function addConvening(calendar: ICalCalendar, thing: Convening, context: CalendarContext): void {
  const { language } = context;
  calendar.createEvent({
    ...shared(thing, context),
    id: uid(thing, context),
    allDay: true,
    start: thing.from,
    // The first day on which it is over (RFC 5545, section 3.6.1).
    end: dayAfter(thing.to ?? thing.from),
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: said(thing.title, language, thing.language) ?? thing.slug,
    description: described(thing, context),
    location: placeOf(thing, language) ?? null,
    categories: thing.topics.map((topic) => ({ name: topicName(context, topic, language) })),
  });
}

/** Sessions are known by where they stand in their convening. */
function addSessions(calendar: ICalCalendar, thing: Convening, context: CalendarContext): void {
  const { language } = context;
  // Times are instants where the zone has no rules that could go along.
  const zone = thing.timeZone !== 'UTC' && zoneBlock(thing.timeZone) ? thing.timeZone : null;
  const timed = (local: string) => (zone ? local : instantOf(local, thing.timeZone).toISOString());
  thing.parts.forEach(({ sessions }, part) => {
    sessions.forEach((session, index) => {
      if (!session.startsAt) return;
      calendar.createEvent({
        ...shared(thing, context),
        id: uid(thing, context, part + 1, index + 1),
        start: timed(session.startsAt),
        end: session.endsAt ? timed(session.endsAt) : null,
        timezone: zone,
        summary: said(session.title, language, thing.language) ?? thing.slug,
        description: sessionDescribed(thing, session, context),
        location: placeOf(thing, language) ?? null,
      });
    });
  });
}

const joined = (...paragraphs: (string | undefined)[]) => paragraphs.filter(Boolean).join('\n\n');

const described = (thing: Convening, context: CalendarContext): string => {
  const { language, origin } = context;
  const description = said(thing.description, language, thing.language);
  return joined(
    said(thing.summary, language, thing.language) ?? (description && plainText(description)),
    thing.streamUrl,
    pageUrl(origin, language, 'convenings', thing.slug),
  );
};

const sessionDescribed = (thing: Convening, session: Session, { language }: CalendarContext): string =>
  joined(
    said(thing.title, language, thing.language),
    said(session.summary, language, thing.language),
    session.speakers.map(({ name, title }) => [title, name].filter(Boolean).join(' ')).join(', '),
    thing.streamUrl,
  );

/** Where it is held, in one line; of what is held online, where it is streamed. */
function placeOf(thing: Convening, language: Language): string | undefined {
  const { venue, address, streamUrl, format } = thing;
  if (format === 'online') return streamUrl;
  const town = [address?.postalCode, said(address?.locality, language, thing.language)];
  const lines = [
    said(venue, language, thing.language),
    address?.street,
    town.filter(Boolean).join(' '),
    address?.country && countryName(address.country, language),
  ];
  return lines.filter(Boolean).join(', ') || undefined;
}
