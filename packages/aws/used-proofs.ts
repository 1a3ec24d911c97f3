import { createHash } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { UsedProofs } from '@undersigned/declarations/admit.ts';
import { usedProofKey } from './keys.ts';
import { type Table, written } from './table.ts';

/** Longer than a proof can be used for. */
const KEPT_SECONDS = 4 * 3600;

/** Used proofs in the table, by their hash. */
export const usedProofTable = (table: Table): UsedProofs => ({
  use: (proof, at) =>
    written(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: {
            ...usedProofKey(createHash('sha256').update(proof).digest('hex')),
            forgetAt: Math.floor(at.getTime() / 1000) + KEPT_SECONDS,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    ),
});
