import { opened } from '@undersigned/digests/close.ts';
import type { Issue, Issues, Series, Tallies } from '@undersigned/digests/issue.ts';
import type { Entered, Journal } from '@undersigned/digests/journal.ts';
import { RHYTHMS, type Rhythm } from '@undersigned/digests/rhythm.ts';
import {
  digestPartition,
  issueKey,
  issueSort,
  journaledKey,
  journalKey,
  journalPartition,
  seriesKey,
  TTL_ATTRIBUTE,
} from './keys.ts';
import { isOpen } from './subscribers.ts';
import { getItem, type Item, putRevised, queryItems, type Table } from './table.ts';
import { writeTogether } from './transaction.ts';

const withoutKey = <T>({ pk: _, sk: __, ...rest }: Item): T => rest as T;
const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
const unchanged = (rev: number) => ({
  ConditionExpression: 'rev = :expected',
  ExpressionAttributeValues: { ':expected': rev },
});

/**
 * The digest's issues in the table, a partition for each rhythm.
 *
 * @param first when a rhythm's first issue opens, and what the tallies are by then
 */
export function issueTable(
  table: Table,
  first: { now: () => Date; tallies: () => Promise<Tallies> },
): Issues {
  const { name: TableName } = table;
  const seriesOf = (rhythm: Rhythm) => getItem<Series>(table, seriesKey(rhythm));
  const put = (key: { pk: string; sk: string }, item: object, condition: object) => ({
    Put: { TableName, Item: { ...item, ...key }, ...condition },
  });
  const issues: Issues = {
    async series(rhythm) {
      for (;;) {
        const series = await seriesOf(rhythm);
        if (series) return series;
        const issue = opened(rhythm, 1, first.now(), await first.tallies());
        // Whoever else opens it at the moment, one of them does.
        await writeTogether(table, [
          put(seriesKey(rhythm), { open: 1, rev: 1 } satisfies Series, isNew),
          put(issueKey(rhythm, 1), issue, isNew),
        ]);
      }
    },

    get: (rhythm, number) => getItem<Issue>(table, issueKey(rhythm, number)),

    save: (issue, expectedRev) =>
      putRevised(table, issueKey(issue.rhythm, issue.number), { ...issue }, expectedRev),

    skip: (rhythm, was, day) =>
      putRevised(table, seriesKey(rhythm), { ...was, lastDue: day, rev: was.rev + 1 }, was.rev),

    async close(closed, next, was, day) {
      const { rhythm } = closed;
      const series: Series = { open: next.number, lastDue: day, rev: was.rev + 1 };
      const failed = await writeTogether(table, [
        put(seriesKey(rhythm), series, unchanged(was.rev)),
        put(issueKey(rhythm, closed.number), closed, unchanged(closed.rev - 1)),
        put(issueKey(rhythm, next.number), next, isNew),
      ]);
      return failed === undefined;
    },

    async list(rhythm, { limit, before = 1_000_000 }) {
      const items = queryItems<Item>(table, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': digestPartition(rhythm),
          ':first': issueSort(0),
          ':last': issueSort(before - 1),
        },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
      });
      const found: Issue[] = [];
      for await (const item of items) {
        found.push(withoutKey<Issue>(item));
        if (found.length === limit) break;
      }
      return found;
    },
  };
  return issues;
}

/** An event that comes again does so within the days of its queue and its archive's replays. */
const KNOWN_SECONDS = 60 * 86_400;

/** The journal in the table, a partition for each issue. */
export function journalTable(table: Table): Journal {
  const { name: TableName } = table;
  return {
    async enter(entry, issues) {
      const forgetAt = Math.floor(Date.parse(entry.at) / 1000) + KNOWN_SECONDS;
      const entered: Entered = { ...entry, issues };
      const failed = await writeTogether(table, [
        { Put: { TableName, Item: { ...journaledKey(entry.id), [TTL_ATTRIBUTE]: forgetAt }, ...isNew } },
        ...RHYTHMS.map((rhythm) => isOpen(table, rhythm, issues[rhythm])),
        ...RHYTHMS.map((rhythm) => ({
          Put: { TableName, Item: { ...entered, ...journalKey(rhythm, issues[rhythm], entry) } },
        })),
      ]);
      if (!failed) return 'entered';
      return failed[0]?.Code === 'ConditionalCheckFailed' ? 'known' : 'closed';
    },

    async *entries(rhythm, number) {
      const items = queryItems<Item>(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': journalPartition(rhythm, number) },
        ConsistentRead: true,
      });
      for await (const item of items) yield withoutKey<Entered>(item);
    },
  };
}
