import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { auditKey, PREFIX } from './keys.ts';
import { type Item, queryItems, type Table } from './table.ts';

/** Something a member of staff did, or read about people. */
export interface AuditEntry {
  id: string;
  /** RFC 3339, UTC. */
  at: string;
  /** The member's id at the identity provider. */
  who: string;
  roles: string[];
  /** The operation's name, as the API description has it. */
  what: string;
  /** What it was done to: path and query, without values that name people. */
  subject: string;
}

/** The audit trail, a partition a month. */
export const auditTable = (table: Table) => ({
  record: async (entry: AuditEntry): Promise<void> => {
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { ...entry, ...auditKey(entry.at, entry.id) } }),
    );
  },
  /** One month, YYYY-MM, newest first. */
  async *month(month: string): AsyncGenerator<AuditEntry> {
    const items = queryItems<AuditEntry & Item>(table, {
      KeyConditionExpression: 'pk = :month',
      ExpressionAttributeValues: { ':month': `${PREFIX.audit}${month}` },
      ScanIndexForward: false,
    });
    for await (const { pk: _, sk: __, ...entry } of items) yield entry as unknown as AuditEntry;
  },
});
