import type { Thing } from '@undersigned/network/thing.ts';
import {
  common,
  type JsonLdContext,
  keywords,
  type Node,
  node,
  participating,
  person,
  postalAddress,
  prose,
  reference,
} from './json-ld-parts.ts';
import { said } from './linked.ts';
import { withOffset } from './zoned.ts';

type Convening = Thing<'convenings'>;
type Session = Convening['parts'][number]['sessions'][number];

const ATTENDANCE = {
  'in-person': 'https://schema.org/OfflineEventAttendanceMode',
  hybrid: 'https://schema.org/MixedEventAttendanceMode',
  online: 'https://schema.org/OnlineEventAttendanceMode',
} as const satisfies Record<Convening['format'], string>;

/** A convening as schema.org's Event, its sessions as the events that it consists of. */
export function conveningNode(thing: Convening, context: JsonLdContext): Node {
  const { language } = context;
  const { participants, partOf } = thing;
  const where = placesOf(thing, context);
  return node(thing.kind === 'training' ? 'EducationEvent' : 'Event', {
    ...common('convenings', thing, thing.title, context),
    description:
      said(thing.summary, language, thing.language) ?? prose(thing.description, language, thing.language),
    ...timesOf(thing),
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: ATTENDANCE[thing.format],
    location: where,
    organizer: participating(participants, ['organiser', 'initiator', 'host'], context),
    funder: participating(participants, ['donor'], context),
    attendee: participating(participants, ['participant'], context),
    performer: distinctSpeakers(thing).map((one) => person(one, context)),
    subEvent: thing.parts.flatMap((part) => partNodes(thing, part, where, context)),
    superEvent: partOf && reference('Event', { collection: 'convenings', id: partOf }, context),
    sameAs: thing.website,
    keywords: keywords(thing.topics),
  });
}

/**
 * When it begins and ends: by its first and last session where their times are known, with the zone's offset; else by
 * its days alone.
 */
function timesOf({ from, to = from, timeZone, parts }: Convening) {
  const sessions = parts.flatMap(({ sessions: list }) => list);
  const begins = sessions.flatMap(({ startsAt }) => startsAt ?? []).sort()[0];
  const lastDay = sessions.filter(({ startsAt }) => startsAt?.startsWith(to));
  const ends = lastDay.every(({ endsAt }) => endsAt)
    ? lastDay
        .flatMap(({ endsAt }) => endsAt ?? [])
        .sort()
        .at(-1)
    : undefined;
  return {
    startDate: begins?.startsWith(from) ? withOffset(begins, timeZone) : from,
    endDate: ends ? withOffset(ends, timeZone) : to,
  };
}

function placesOf(thing: Convening, { language }: JsonLdContext): Node[] {
  const { venue, address, streamUrl, format } = thing;
  const place =
    format !== 'online' && (venue || address)
      ? node('Place', {
          name: said(venue, language, thing.language) ?? said(address?.locality, language, thing.language),
          address: postalAddress(address, language),
        })
      : undefined;
  const stream =
    streamUrl && format !== 'in-person' ? node('VirtualLocation', { url: streamUrl }) : undefined;
  return [place, stream].filter((one) => one !== undefined);
}

/** Who came to listen performs nothing. */
const speaks = ({ role }: Session['speakers'][number]) => role !== 'participant';

const distinctSpeakers = ({ parts }: Convening): Session['speakers'] => {
  const all = parts.flatMap(({ sessions }) => sessions).flatMap(({ speakers }) => speakers.filter(speaks));
  return [...new Map(all.map((one) => [one.name, one])).values()];
};

/** A part that has a title is an event of its own, around its sessions. */
function partNodes(
  thing: Convening,
  { title, summary, sessions }: Convening['parts'][number],
  where: Node[],
  context: JsonLdContext,
): Node[] {
  const nodes = sessions.map((session) => sessionNode(thing, session, where, context));
  if (!title) return nodes;
  const begins = sessions.flatMap(({ startsAt }) => startsAt ?? []).sort()[0];
  return [
    node('Event', {
      name: said(title, context.language, thing.language),
      description: said(summary, context.language, thing.language),
      startDate: begins ? withOffset(begins, thing.timeZone) : thing.from,
      location: where,
      subEvent: nodes,
    }),
  ];
}

const sessionNode = (thing: Convening, session: Session, where: Node[], context: JsonLdContext): Node =>
  node(session.kind === 'training' ? 'EducationEvent' : 'Event', {
    name: said(session.title, context.language, thing.language),
    description: said(session.summary, context.language, thing.language),
    startDate: session.startsAt ? withOffset(session.startsAt, thing.timeZone) : thing.from,
    endDate: session.endsAt && withOffset(session.endsAt, thing.timeZone),
    location: where,
    performer: session.speakers.filter(speaks).map((one) => person(one, context)),
    attendee: session.speakers.filter((one) => !speaks(one)).map((one) => person(one, context)),
  });
