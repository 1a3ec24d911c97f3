import { isDeepStrictEqual } from 'node:util';
import { parse } from '@undersigned/input/fault.ts';
import type * as z from 'zod/mini';
import type { Report } from './import.ts';
import { faultAt, type ReadRows, type RowFault } from './import-rows.ts';
import { NetworkInput, Topic } from './network.ts';
import { putNetwork } from './network-store.ts';

type Topics = z.infer<typeof NetworkInput>['topics'];

/**
 * Imports topics into those of the network: new ones come behind those that are there, and none goes. They are part of
 * the network's description, and written with it at once.
 */
export async function importTopics(
  deps: Parameters<typeof putNetwork>[0],
  { rows, faults: unread, count }: ReadRows,
  { dryRun }: { dryRun: boolean },
): Promise<Report> {
  const { network, rev } = await deps.network.get();
  const topics = new Map(network.topics.map((topic) => [topic.slug, topic]));
  const report = { rows: count, created: 0, changed: 0, unchanged: 0, pending: 0 };
  const faults: RowFault[] = [...unread];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { slug = '' } = row;
    const now = topics.get(slug);
    const before = seen.get(slug);
    if (slug && before) {
      const params = { row: String(before) };
      faults.push(faultAt(row.row, { column: 'slug', value: slug }, 'duplicate-slug', params));
    }
    seen.set(slug, before ?? row.row);
    const result = parse(Topic, { ...row.given(now), slug: slug || 'none' });
    if ('refused' in result) {
      for (const { pointer, code, params } of result.faults)
        faults.push(faultAt(row.row, row.at(pointer), code, params));
    } else {
      const outcome = !now ? 'created' : isDeepStrictEqual(now, result.value) ? 'unchanged' : 'changed';
      report[outcome]++;
      topics.set(slug, result.value as Topics[number]);
    }
  }
  const next = parse(NetworkInput, { ...network, topics: [...topics.values()] });
  if ('refused' in next && faults.length === 0)
    faults.push(...next.faults.map(({ code, params }) => faultAt(1, { column: '' }, code, params)));
  const done = { ...report, faults: faults.sort((a, b) => a.row - b.row) };
  const unwritten = { ...done, created: 0, changed: 0, pending: report.created + report.changed };
  if (dryRun || unwritten.pending === 0) return done;
  if (faults.length > 0 || 'refused' in next) return unwritten;
  const saved = await putNetwork(deps, next.value, (kept) =>
    kept.rev === rev ? undefined : { refused: 'precondition-failed' },
  );
  if (!('refused' in saved)) return done;
  if (saved.refused === 'invalid') {
    const wrong = saved.faults.map(({ pointer, code, params }) =>
      faultAt(1, { column: pointer.slice(2) }, code, params),
    );
    return { ...unwritten, faults: wrong };
  }
  return unwritten;
}
