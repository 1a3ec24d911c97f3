import type { CloudEvent } from '@undersigned/events/event.ts';
import { instant } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { type Endpoint, isTold } from './endpoint.ts';
import { EventType } from './event-types.ts';

/** Which past events an endpoint is to be sent again. */
export const ReplayInput = z
  .strictObject({
    since: instant,
    until: instant,
    eventTypes: z.optional(
      z
        .array(EventType)
        .check(
          z.minLength(1, 'required'),
          z.maxLength(100),
          z.describe('Only these of what the endpoint asked for.'),
        ),
    ),
  })
  .check(
    z.refine(({ since, until }) => Date.parse(since) < Date.parse(until), {
      error: 'not-in-order',
      path: ['until'],
    }),
  );
export type ReplayInput = z.infer<typeof ReplayInput>;

/** An endpoint's past events on their way to it once more. */
export interface Replay extends ReplayInput {
  /** `rpl_…`; what follows is the run of its parcels. */
  id: string;
  partner: string;
  /** The endpoint's id. */
  endpoint: string;
  /** RFC 3339, UTC. */
  createdAt: string;
}

/** How far the archive has got with it; deliveries of what it gave may still be under way. */
export type ReplayState = 'starting' | 'running' | 'done' | 'failed';

/** Events of a replay that an endpoint is sent in a second, so that a month of them overwhelms nobody. */
export const REPLAYED_A_SECOND = 5;

/** Where replays are begun, and what is known of them for 30 days. */
export interface Replays {
  /** Begins it; `busy`: as many are under way as there may be. */
  start(replay: Replay): Promise<'started' | 'busy'>;
  get(endpoint: string, id: string): Promise<Replay | undefined>;
  state(replay: Replay): Promise<ReplayState>;
  /**
   * Books time in which an endpoint is sent replayed events, after all that is booked already.
   *
   * @param seconds how long it takes
   * @returns when it begins
   */
  book(endpoint: string, seconds: number, from: Date): Promise<Date>;
}

/** A new replay; `ulid` is of now. */
export const newReplay = (
  { partner, id: endpoint }: Pick<Endpoint, 'partner' | 'id'>,
  input: ReplayInput,
  { ulid, at }: { ulid: string; at: Date },
): Replay => ({
  ...input,
  id: `rpl_${ulid.toLowerCase()}`,
  partner,
  endpoint,
  createdAt: at.toISOString(),
});

/** Under which the archive knows a replay: what it marks each replayed event with. */
export const nameOfReplay = ({ endpoint, id }: Pick<Replay, 'endpoint' | 'id'>): string =>
  `${endpoint}.${runOfReplay({ id })}`;

/** The replay that an event is marked with. */
export function replayOfName(name: string): { endpoint: string; id: string } | undefined {
  const [endpoint, run, ...more] = name.split('.');
  return endpoint && run && more.length === 0 ? { endpoint, id: `rpl_${run}` } : undefined;
}

/** The run of a replay's parcels. */
export const runOfReplay = ({ id }: Pick<Replay, 'id'>): string => id.replace(/^rpl_/, '');

/** Whether a past event is one that was asked for, and that the endpoint is told. */
export const isReplayed = (
  { since, until, eventTypes }: ReplayInput,
  endpoint: Endpoint,
  event: CloudEvent,
): boolean => {
  const time = Date.parse(event.time);
  if (time < Date.parse(since) || time > Date.parse(until)) return false;
  return isTold(endpoint, event) && (!eventTypes || isTold({ ...endpoint, eventTypes }, event));
};
