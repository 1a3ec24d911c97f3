import { describe, expect, it } from 'vitest';
import { sampleEndpoint, sampleEvent } from './partners.fixture.ts';
import { replaysContract } from './replay.contract.ts';
import { replaysInMemory } from './replay.memory.ts';
import { isReplayed, nameOfReplay, newReplay, ReplayInput, replayOfName, runOfReplay } from './replay.ts';

describe('replays in memory', () => replaysContract(async () => ({ replays: replaysInMemory() })));

const day = { since: '2026-11-22T00:00:00Z', until: '2026-11-23T00:00:00Z' };

it('is named so that its endpoint and run are read from the name, which EventBridge has room for', () => {
  const endpoint = sampleEndpoint();
  const replay = newReplay(endpoint, day, { ulid: '01KAQV7M2W9Y3X5Z8B4C6D0E1G', at: new Date() });
  const name = nameOfReplay(replay);
  expect(name).toMatch(/^[\w.-]{1,64}$/);
  expect(replayOfName(name)).toEqual({ endpoint: endpoint.id, id: replay.id });
  expect(runOfReplay(replay)).toBe('01kaqv7m2w9y3x5z8b4c6d0e1g');
  expect(replayOfName('somebody-elses')).toBeUndefined();
});

describe('a replay has', () => {
  const endpoint = sampleEndpoint({ eventTypes: ['signature.*'] });

  it.each([
    ['an event of that time', day, {}, true],
    ['none before', { ...day, since: '2026-11-22T09:00:01Z' }, {}, false],
    ['none after', { ...day, until: '2026-11-22T08:59:59Z' }, {}, false],
    ['those that were asked for', { ...day, eventTypes: ['signature.confirmed'] }, {}, true],
    ['no others', { ...day, eventTypes: ['signature.withdrawn'] }, {}, false],
    ['none that the endpoint is not told', day, { eventTypes: ['declaration.opened'] }, false],
    ['none while it is disabled', day, { disabled: { at: '', reason: 'gone' as const } }, false],
  ])('%s', (_, input, changes, replayed) => {
    expect(isReplayed(input, { ...endpoint, ...changes }, sampleEvent())).toBe(replayed);
  });
});

it('cannot end before it begins', () => {
  expect(ReplayInput.safeParse(day).success).toBe(true);
  expect(ReplayInput.safeParse({ since: day.until, until: day.since }).success).toBe(false);
});
