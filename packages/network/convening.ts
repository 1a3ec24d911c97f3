import { language, languageMap, line, slug, together, url } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import {
  address,
  attendance,
  day,
  inOrder,
  isDay,
  localTime,
  newSlug,
  participant,
  prose,
  published,
  saidIn,
  speaker,
  subjects,
  summary,
  timeZone,
  title,
  topics,
} from './fields.ts';

export const CONVENING_KINDS = ['conference', 'workshop', 'training', 'exchange', 'round-table'] as const;
export const CONVENING_FORMATS = ['in-person', 'hybrid', 'online'] as const;
export const CONVENING_ROLES = ['host', 'organiser', 'initiator', 'participant', 'donor'] as const;
export const SESSION_KINDS = ['panel', 'training', 'meeting', 'speech', 'discussion'] as const;

/** A session; its times are those of the clocks at the place. */
const session = z
  .strictObject({
    kind: z._default(z.enum(SESSION_KINDS), 'panel'),
    title,
    summary: z.optional(summary),
    startsAt: z.optional(localTime),
    endsAt: z.optional(localTime),
    speakers: z._default(z.array(speaker).check(z.maxLength(30)), []),
  })
  .check(inOrder('startsAt', 'endsAt'));

/** A part of a convening that has several; one without a title where it has one only. */
const part = z.strictObject({
  title: z.optional(title),
  summary: z.optional(summary),
  attendance: z.optional(attendance),
  sessions: z._default(z.array(session).check(z.maxLength(50)), []),
});

const dayAfter = (date: string) => {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

/** Sessions begin within the convening's days; the last may end in the night that follows. */
const within = z.check<object>((ctx) => {
  const { from, to = from, parts } = ctx.value as { from?: unknown; to?: unknown; parts?: unknown };
  if (!isDay(from) || !isDay(to) || !Array.isArray(parts)) return;
  const last = { startsAt: to, endsAt: dayAfter(to) };
  parts.forEach((one, index) => {
    if (!Array.isArray(one?.sessions)) return;
    one.sessions.forEach((session: { startsAt?: unknown; endsAt?: unknown } | undefined, at: number) => {
      for (const name of ['startsAt', 'endsAt'] as const) {
        const time = session?.[name];
        if (typeof time !== 'string') continue;
        if (time.slice(0, 10) >= from && time.slice(0, 10) <= last[name]) continue;
        const path = ['parts', index, 'sessions', at, name];
        ctx.issues.push({ code: 'custom', message: 'outside-convening', input: time, path });
      }
    });
  });
}, together);

/** A convening, as staff put it. */
export const ConveningInput = z
  .strictObject({
    title,
    language: language.check(z.describe('The authoritative language.')),
    kind: z.enum(CONVENING_KINDS),
    summary: z.optional(summary),
    description: z.optional(prose),
    goal: z.optional(prose.check(z.describe('What it was held for.'))),
    targetGroups: z.optional(prose.check(z.describe('Whom it was held for.'))),
    conclusions: z.optional(prose.check(z.describe('What it came to.'))),
    from: day,
    to: z.optional(day),
    timeZone: z._default(timeZone, 'Europe/Sarajevo'),
    venue: z.optional(languageMap(line(300))),
    address: z.optional(address),
    format: z._default(z.enum(CONVENING_FORMATS), 'in-person'),
    streamUrl: z.optional(url.check(z.describe('Where it is, or was, streamed live.'))),
    website: z.optional(url),
    attendance: z.optional(attendance),
    parts: z._default(z.array(part).check(z.maxLength(10)), []),
    participants: z._default(z.array(participant(CONVENING_ROLES)).check(z.maxLength(200)), []),
    partOf: z.optional(slug.check(z.describe('The slug of the convening that it is part of.'))),
    about: subjects.check(z.describe('Its project among them.')),
    topics,
    published,
    slug: newSlug,
  })
  .check(saidIn('title'), inOrder('from', 'to'), within);
export type ConveningInput = z.infer<typeof ConveningInput>;
