import { sealing } from '@undersigned/input/seal.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { KEY, sampleSubscriber } from './digests.fixture.ts';
import { openLink } from './open-link.ts';
import { subscribersInMemory } from './subscribers.memory.ts';
import { type LinkPurpose, makeLink } from './token.ts';

const seal = sealing('token key');
const DAY_MS = 86_400_000;
const made = new Date('2026-11-22T09:00:00Z');
let at: Date;
let deps: ReturnType<typeof subscribersInMemory> & { seal: typeof seal; now: () => Date };

beforeEach(() => {
  at = made;
  deps = { ...subscribersInMemory(), seal, now: () => at };
});

const link = (purpose: LinkPurpose) => makeLink(seal, { purpose, key: KEY, at: made });
const asked = {
  email: 'reader@example.org',
  language: 'uk',
  rhythm: 'daily' as const,
  topics: ['energy'],
  at: made.toISOString(),
};
const ask = () => deps.subscribers.ask(KEY, asked, { id: 'evt_1', type: 'x', time: asked.at }, made);

describe('a link', () => {
  it('to confirm shows what was chosen, and afterwards what is', async () => {
    await ask();
    const chosen = { language: 'uk', rhythm: 'daily', topics: ['energy'] };
    expect(await openLink(deps, link('confirm'))).toEqual({ purpose: 'confirm', chosen });
    await deps.subscribers.save(sampleSubscriber({}, { rev: 2 }), 1);
    expect(await openLink(deps, link('confirm'))).toMatchObject({
      chosen: { language: 'bs', rhythm: 'weekly' },
    });
  });

  it('to preferences shows them', async () => {
    await deps.subscribers.save(sampleSubscriber({ follows: { peace: asked.at } }), 0);
    expect(await openLink(deps, link('preferences'))).toMatchObject({
      purpose: 'preferences',
      preferences: { email: 'reader@example.org', follows: ['peace'] },
    });
  });

  it('to unsubscribe asks, however old it is and whoever is there', async () => {
    at = new Date(made.getTime() + 4000 * DAY_MS);
    expect(await openLink(deps, link('unsubscribe'))).toEqual({ purpose: 'unsubscribe' });
  });

  it.each(['confirm', 'preferences'] as const)('to %s of who is not there is over', async (purpose) => {
    expect(await openLink(deps, link(purpose))).toEqual({ refused: 'expired' });
  });

  it.each([
    ['confirm', 15],
    ['preferences', 91],
  ] as const)('to %s is over after %d days', async (purpose, days) => {
    await deps.subscribers.save(sampleSubscriber(), 0);
    at = new Date(made.getTime() + days * DAY_MS);
    expect(await openLink(deps, link(purpose))).toEqual({ refused: 'expired' });
  });

  it.each([
    ['altered', `${makeLink(seal, { purpose: 'confirm', key: KEY, at: made }).slice(0, -1)}_`],
    ['foreign', makeLink(sealing('foreign'), { purpose: 'confirm', key: KEY, at: made })],
    ['none at all', 'nonsense'],
  ])('that is %s is unknown', async (_, token) => {
    await ask();
    expect(await openLink(deps, token)).toEqual({ refused: 'unknown' });
  });
});
