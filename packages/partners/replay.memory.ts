import type { Replay, ReplayState, Replays } from './replay.ts';

/**
 * Replays in memory; `archive` begins to hand out the events.
 *
 * @param most as many may be under way
 */
export function replaysInMemory(archive: (replay: Replay) => void = () => {}, most = 10) {
  const kept = new Map<string, Replay>();
  const states = new Map<string, ReplayState>();
  const booked = new Map<string, number>();
  const replays: Replays = {
    async start(replay) {
      if ([...states.values()].filter((state) => state !== 'done').length >= most) return 'busy';
      kept.set(`${replay.endpoint}#${replay.id}`, structuredClone(replay));
      states.set(replay.id, 'running');
      archive(replay);
      states.set(replay.id, 'done');
      return 'started';
    },
    get: async (endpoint, id) => structuredClone(kept.get(`${endpoint}#${id}`)),
    state: async ({ id }) => states.get(id) ?? 'failed',
    async book(endpoint, seconds, from) {
      const begin = Math.max(from.getTime(), booked.get(endpoint) ?? 0);
      booked.set(endpoint, begin + seconds * 1000);
      return new Date(begin);
    },
  };
  return replays;
}
