import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { sampleConvening, sampleThing } from '@undersigned/network/samples.ts';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarContext, calendarOf } from './calendar.ts';
import { instantOf } from './zoned.ts';

const context: CalendarContext = {
  origin: 'https://sign.example.org',
  language: 'en',
  url: 'https://sign.example.org/v1/convenings.ics',
  network: { name: { en: 'Neighbours; and, friends' } },
};

const convening = (changes: object = {}, kept: object = {}) =>
  sampleThing('convenings', 'rivers', sampleConvening(changes), kept);

const panel = {
  title: { en: 'Panel' },
  startsAt: '2026-05-30T09:00',
  endsAt: '2026-05-30T10:30',
  speakers: [{ name: 'Ana Anić', title: 'Dr' }],
};

const sessions = (...list: object[]) => ({ parts: [{ sessions: list }] });

/** What a strict reader makes of it. */
function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
}

describe('convenings as iCalendar', () => {
  it('days are whole, the last one included', () => {
    const { events } = parsed(calendarOf([convening()], context));
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(event?.startDate.toString()).toBe('2026-05-30');
    expect(event?.endDate.toString()).toBe('2026-06-01');
    expect(event?.uid).toBe('rivers@sign.example.org');
  });

  it('one day is a day long', () => {
    const { events } = parsed(calendarOf([convening({ to: undefined })], context));
    expect(events[0]?.endDate.toString()).toBe('2026-05-31');
  });

  it.each([
    ['Europe/Sarajevo', '2026-05-30T07:00:00Z'],
    ['Europe/Kyiv', '2026-05-30T06:00:00Z'],
    ['America/New_York', '2026-05-30T13:00:00Z'],
  ])('a session at nine in %s is at %s', (timeZone, instant) => {
    const { calendar, events } = parsed(calendarOf([convening({ timeZone, ...sessions(panel) })], context));
    const [, event] = events;
    expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe(timeZone);
    expect(event?.startDate.zone.tzid).toBe(timeZone);
    expect(event?.startDate.toJSDate().toISOString()).toBe(instant.replace('Z', '.000Z'));
    expect(event?.duration.toString()).toBe('PT1H30M');
  });

  it('sessions in every zone of Europe are at their instants, in summer and in winter', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'));
    for (const timeZone of zones)
      for (const from of ['2026-01-15', '2026-07-15']) {
        const given = convening({
          timeZone,
          from,
          to: from,
          ...sessions({ ...panel, startsAt: `${from}T09:00`, endsAt: undefined }),
        });
        const at = parsed(calendarOf([given], context)).events[1]?.startDate.toJSDate();
        expect([timeZone, at]).toEqual([timeZone, instantOf(`${from}T09:00`, timeZone)]);
      }
    expect(zones.length).toBeGreaterThan(30);
  });

  it.each(['UTC', 'europe/sarajevo'])('a session in %s is at an instant', (timeZone) => {
    const { calendar, events } = parsed(calendarOf([convening({ timeZone, ...sessions(panel) })], context));
    const hour = { UTC: '09', 'europe/sarajevo': '07' }[timeZone];
    expect(calendar.getAllSubcomponents('vtimezone')).toEqual([]);
    expect(events[1]?.startDate.toString()).toBe(`2026-05-30T${hour}:00:00Z`);
  });

  it('the clocks of winter are those of winter', () => {
    const winter = { ...panel, startsAt: '2026-12-01T09:00', endsAt: undefined };
    const text = calendarOf([convening({ from: '2026-12-01', to: undefined, ...sessions(winter) })], context);
    expect(parsed(text).events[1]?.startDate.toJSDate().toISOString()).toBe('2026-12-01T08:00:00.000Z');
  });

  it('a session whose time nobody knows is no event of its own', () => {
    const text = calendarOf([convening(sessions({ title: { en: 'Meeting' } }, panel))], context);
    expect(parsed(text).events.map(({ uid }) => uid)).toEqual([
      'rivers@sign.example.org',
      'rivers.1.2@sign.example.org',
    ]);
  });

  it('says where, who and what more, and how often it was changed', () => {
    const address = { street: 'Obala 1', postalCode: '71000', locality: { en: 'Sarajevo' }, country: 'BA' };
    const given = convening(
      { venue: { en: 'Town Hall' }, address, ...sessions(panel) },
      { rev: 7, changedAt: '2026-03-01T10:00:00.000Z', slug: 'clean-rivers' },
    );
    const { events } = parsed(calendarOf([given], context));
    const [event, session] = events;
    expect(event?.location).toBe('Town Hall, Obala 1, 71000 Sarajevo, Bosnia & Herzegovina');
    expect(event?.sequence).toBe(7);
    expect(event?.component.getFirstPropertyValue('url')).toBe(
      'https://sign.example.org/en/convenings/clean-rivers',
    );
    expect(String(event?.component.getFirstPropertyValue('last-modified'))).toBe('2026-03-01T10:00:00Z');
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(session?.description).toContain('Dr Ana Anić');
  });

  it('every property of the calendar stands before its components (RFC 5545, section 3.6)', () => {
    const text = calendarOf([convening(sessions(panel))], context);
    const head = text.slice(0, text.indexOf('BEGIN:VTIMEZONE'));
    const rest = text.slice(text.indexOf('BEGIN:VTIMEZONE'));
    expect(head).toContain('X-WR-CALNAME:Neighbours\\; and\\, friends');
    expect(rest.replaceAll(/BEGIN:(VEVENT|VTIMEZONE)[\s\S]*?END:\1\r\n/g, '').trim()).toBe('END:VCALENDAR');
  });

  it('no line is longer than 75 bytes, and none breaks a letter', () => {
    const title = { en: `Шевченко, ${'Шевченко '.repeat(20)}` };
    const text = calendarOf([convening({ title })], context);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(parsed(text).events[0]?.summary).toBe(title.en.trim());
  });

  it('whatever is typed stays within its property', () => {
    const typed = 'a;b,c\\n"d" <script>alert(1)</script>\nEND:VEVENT\nBEGIN:VALARM';
    const text = calendarOf([convening({ summary: { en: typed }, venue: { en: 'x;y,z\\' } })], context);
    const { events } = parsed(text);
    expect(events).toHaveLength(1);
    expect(events[0]?.description.startsWith(typed)).toBe(true);
    expect(events[0]?.location).toBe('x;y,z\\, Belgrade, Serbia');
  });

  it('is the same each time, and in each language its own', () => {
    const things = [convening(sessions(panel))];
    expect(calendarOf(things, context)).toBe(calendarOf(things, context));
    const summaries = LANGUAGE_CODES.map(
      (language) => parsed(calendarOf(things, { ...context, language })).events[0]?.summary,
    );
    expect(summaries[0]).toBe('Rivers without borders');
    expect(summaries[1]).toBe('Річки без кордонів');
  });

  it('of nothing is a calendar all the same', () => {
    expect(parsed(calendarOf([], context)).events).toEqual([]);
  });
});
