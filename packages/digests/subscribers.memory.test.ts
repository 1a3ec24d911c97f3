import { describe } from 'vitest';
import { issuesInMemory } from './issues.memory.ts';
import { followingsContract, subscribersContract } from './subscribers.contract.ts';
import { followingsInMemory, subscribersInMemory } from './subscribers.memory.ts';

describe('subscribers in memory', () =>
  subscribersContract(async () => {
    const made = issuesInMemory({ now: () => new Date('2026-11-22T09:00:00Z') });
    return { ...made, ...subscribersInMemory(made) };
  }));

describe('who follows, in memory', () =>
  followingsContract(async () => ({ followings: followingsInMemory() })));
