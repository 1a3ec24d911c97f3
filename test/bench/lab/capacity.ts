import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/*
 * Capacity as DynamoDB's developer guide defines it ("Read and write operations", "Item sizes and formats"). What a
 * successful write consumes, its index included, the local AWS reports; what it does not report is worked out here:
 * reads by size, and writes whose condition failed.
 */

type Attributes = Record<string, AttributeValue>;

export const KB = 1024;

/** The size of an item in bytes, names included. */
export const itemSize = (item: Attributes): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueSize(value), 0);

const utf8 = (text: string) => Buffer.byteLength(text);

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.SS) return value.SS.reduce((sum, one) => sum + utf8(one), 0);
  if (value.NS) return value.NS.reduce((sum, one) => sum + numberSize(one), 0);
  if (value.L) return value.L.reduce((sum, one) => sum + 1 + valueSize(one), 3);
  if (value.M)
    return Object.entries(value.M).reduce((sum, [name, one]) => sum + 1 + utf8(name) + valueSize(one), 3);
  return 1;
}

/** Two digits a byte, and one more; and one for the sign. */
const numberSize = (number: string) =>
  Math.ceil(number.replace(/^-|\./g, '').length / 2) + (number.startsWith('-') ? 2 : 1);

/** Units of one read of so many bytes. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / (4 * KB))) * (consistent ? 1 : 0.5);

/** Units of a write of an item of that size; of one that is not there, too. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / KB));
