import {
  DescribeReplayCommand,
  EventBridgeClient,
  LimitExceededException,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
  StartReplayCommand,
  type ReplayState as StateOnAws,
} from '@aws-sdk/client-eventbridge';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { nameOfReplay, type Replay, type ReplayState, type Replays } from '@undersigned/partners/replay.ts';
import { replayKey, replayTimeKey, TTL_ATTRIBUTE } from './keys.ts';
import { tryAgain } from './retry.ts';
import { getItem, type Item, putRevised, type Table } from './table.ts';

/** Where past events are, and the one rule that hands them out. ARNs. */
export interface Archive {
  archive: string;
  bus: string;
  rule: string;
}

const KEPT_SECONDS = 30 * 86_400;
/** EventBridge goes by the time at which it got an event, in its own minutes: what is too much is left out later. */
const MARGIN_MS = 10 * 60_000;

const STATES: Record<StateOnAws, ReplayState> = {
  STARTING: 'starting',
  RUNNING: 'running',
  COMPLETED: 'done',
  CANCELLING: 'failed',
  CANCELLED: 'failed',
  FAILED: 'failed',
};

const forgetAt = (now: () => Date) => Math.floor(now().getTime() / 1000) + KEPT_SECONDS;

/** Replays from EventBridge's own archive, remembered in the table. */
export function eventBridgeReplays(
  table: Table,
  { archive, bus, rule }: Archive,
  now: () => Date,
  client = new EventBridgeClient({}),
): Replays {
  return {
    ...replayTable(table, now),

    async start(replay) {
      // First, since its events may be here before the answer is.
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...replay, ...replayKey(replay.endpoint, replay.id), [TTL_ATTRIBUTE]: forgetAt(now) },
        }),
      );
      const end = Math.min(Date.parse(replay.until) + MARGIN_MS, now().getTime());
      const begin = Math.min(Date.parse(replay.since) - MARGIN_MS, end - 1000);
      try {
        await client.send(
          new StartReplayCommand({
            ReplayName: nameOfReplay(replay),
            EventSourceArn: archive,
            EventStartTime: new Date(begin),
            EventEndTime: new Date(end),
            Destination: { Arn: bus, FilterArns: [rule] },
          }),
        );
      } catch (error) {
        if (error instanceof LimitExceededException) return 'busy';
        // The client's own second try.
        if (!(error instanceof ResourceAlreadyExistsException)) throw error;
      }
      return 'started';
    },

    async state(replay) {
      try {
        const { State } = await client.send(new DescribeReplayCommand({ ReplayName: nameOfReplay(replay) }));
        return State ? STATES[State] : 'starting';
      } catch (error) {
        // It could not be begun.
        if (error instanceof ResourceNotFoundException) return 'failed';
        throw error;
      }
    },
  };
}

/** What is known of replays. */
export const replayTable = (table: Table, now: () => Date): Pick<Replays, 'get' | 'book'> => ({
  async get(endpoint, id) {
    const item = await getItem<Replay & { [TTL_ATTRIBUTE]: number }>(table, replayKey(endpoint, id));
    if (!item) return undefined;
    const { [TTL_ATTRIBUTE]: _, ...replay } = item;
    return replay as Replay;
  },

  async book(endpoint, seconds, from) {
    const key = replayTimeKey(endpoint);
    const begin = await tryAgain(async () => {
      const { until = 0, rev = 0 } = (await getItem<Item & { until: number; rev: number }>(table, key)) ?? {};
      const start = Math.max(from.getTime(), until);
      const next = { until: start + seconds * 1000, rev: rev + 1, [TTL_ATTRIBUTE]: forgetAt(now) };
      return (await putRevised(table, key, next, rev)) ? start : undefined;
    });
    if (begin === undefined) throw new Error('No time could be booked: too many ask for it at once');
    return new Date(begin);
  },
});
