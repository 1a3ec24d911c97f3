import { expect, it } from 'vitest';
import { eventsOfChange, newMarks, type Outbox } from './outbox.ts';

const site = { network: 'demo', siteUrl: 'https://sign.example.org' };
const facts = { declaration: 'for-peace', capacity: 'individual', country: 'UA' };
const time = '2026-11-22T09:00:00.000Z';
const item = (rev: number, events: Outbox['events'], more: object = {}): Outbox => ({
  rev,
  subject: 'sig_1',
  facts,
  events,
  ...more,
});

it('makes a CloudEvent of each mark that a change added', () => {
  const confirmed = { id: 'evt_2', type: 'signature.confirmed', time };
  const change = {
    before: item(1, [{ id: 'evt_1', type: 'signature.requested', time }]),
    after: item(2, [confirmed]),
  };
  expect(eventsOfChange(change, site)).toEqual([
    {
      specversion: '1.0',
      id: 'evt_2',
      source: '/networks/demo',
      type: 'signature.confirmed',
      subject: 'sig_1',
      time,
      datacontenttype: 'application/json',
      dataschema: 'https://sign.example.org/events/signature.confirmed/1',
      data: facts,
    },
  ]);
});

it('says what the mark says where it says something of its own', () => {
  const data = { ...facts, country: 'BG' };
  const after = item(1, [{ id: 'evt_1', type: 'signature.requested', time, data }]);
  expect(eventsOfChange({ before: undefined, after }, site)[0]?.data).toEqual(data);
});

it('finds nothing new in a change that leaves the marks, or removes the item', () => {
  const was = item(1, [{ id: 'evt_1', type: 'signature.requested', time }]);
  expect(newMarks(was, { ...was, rev: 2 })).toEqual([]);
  expect(newMarks(was, item(2, []))).toEqual([]);
  expect(newMarks(was, undefined)).toEqual([]);
  expect(newMarks(undefined, {})).toEqual([]);
});

it('does not publish what the catalogue does not know, or what is not as declared', () => {
  const unknown = item(1, [{ id: 'evt_1', type: 'signature.eaten', time }]);
  expect(() => eventsOfChange({ before: undefined, after: unknown }, site)).toThrow('signature.eaten');
  const told = item(1, [
    { id: 'evt_1', type: 'signature.confirmed', time, data: { ...facts, email: 'a@b.eu' } },
  ]);
  expect(() => eventsOfChange({ before: undefined, after: told }, site)).toThrow();
});
