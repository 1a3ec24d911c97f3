import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Line } from '@undersigned/digests/content.ts';
import type { CompiledLines } from '@undersigned/digests/lines.ts';
import { linesKey, linesPartition } from './keys.ts';
import { queryItems, type Table } from './table.ts';

/** Bytes of lines in an item, which may have 400 KB. */
const CHUNK_BYTES = 300 * 1024;
/** Compilations that an instance remembers: those of the issues that are on their way. */
const REMEMBERED = 8;

/** Lines of compiled issues in the table, in items of 300 KB at most. What an instance has read it does not read again. */
export function lineTable(table: Table): CompiledLines {
  const { client, name: TableName } = table;
  const read = new Map<string, Promise<readonly Line[]>>();
  const query = (issue: string, name: string) =>
    queryItems<{ pk: string; sk: string; lines: string }>(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :name)',
      ExpressionAttributeValues: { ':pk': linesPartition(issue), ':name': `${name}#` },
      ConsistentRead: true,
    });

  async function readAll(issue: string, name: string): Promise<readonly Line[]> {
    const found: Line[] = [];
    for await (const { lines } of query(issue, name)) found.push(...(JSON.parse(lines) as Line[]));
    return found;
  }

  return {
    async keep(issue, lines) {
      const name = randomUUID();
      let count = 0;
      for (const chunk of chunksOf(lines)) {
        const Item = { ...linesKey(issue, name, count++), lines: chunk };
        await client.send(new PutCommand({ TableName, Item }));
      }
      return name;
    },

    read(issue, name) {
      const key = `${issue} ${name}`;
      const known = read.get(key);
      if (known) return known;
      const lines = readAll(issue, name);
      lines.catch(() => read.delete(key));
      read.set(key, lines);
      for (const old of [...read.keys()].slice(0, -REMEMBERED)) read.delete(old);
      return lines;
    },

    async forget(issue, name) {
      for await (const { pk, sk } of query(issue, name))
        await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
    },
  };
}

/** Lists of lines as JSON, each of which fits into an item. */
function* chunksOf(lines: readonly Line[]): Generator<string> {
  let chunk: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const text = JSON.stringify(line);
    const size = Buffer.byteLength(text) + 1;
    if (chunk.length > 0 && bytes + size > CHUNK_BYTES) {
      yield `[${chunk.join()}]`;
      [chunk, bytes] = [[], 0];
    }
    chunk.push(text);
    bytes += size;
  }
  if (chunk.length > 0) yield `[${chunk.join()}]`;
}
