import { KEY_BYTES } from './address.ts';

/** How many partitions a declaration's signatures are spread over. */
export const PARTITIONS = 64;

/** Where a signature lies: everything needed to read it, and nothing that tells whose it is. */
export interface SignatureKey {
  /** The declaration's id. */
  declaration: string;
  capacity: 'organisation' | 'individual';
  /** The address key (see address.ts). */
  key: string;
}

/** The partition a signature lies in, 0 to 63: by the hash of its address, so that no partition runs hot. */
export const partitionOf = ({ key }: SignatureKey): number =>
  Number.parseInt(key.slice(0, 2), 16) % PARTITIONS;

const ID = /^sig_([0-9a-z]{9})([oi])([0-9a-z]{12})([0-9a-f]+)$/;
const CAPACITIES = { o: 'organisation', i: 'individual' } as const;

/** Declarations' ids are this long, in lower-case base 36; part of a signature's id. */
export const DECLARATION_ID_LENGTH = 12;

/**
 * A signature's id: sortable by the time it was first asked for, and telling where the item lies, so that no index
 * (and no second write) is needed to find it again.
 */
export const signatureId = (at: Date, { declaration, capacity, key }: SignatureKey): string =>
  `sig_${at.getTime().toString(36).padStart(9, '0')}${capacity === 'organisation' ? 'o' : 'i'}${declaration}${key}`;

/** Where the signature of that id lies, or undefined for what is no such id. */
export function keyOfId(id: string): SignatureKey | undefined {
  const [, , capacity, declaration, key] = ID.exec(id) ?? [];
  if (!declaration || key?.length !== KEY_BYTES * 2) return undefined;
  return { declaration, capacity: CAPACITIES[capacity as 'o' | 'i'], key };
}
