import { display } from '@undersigned/declarations/listed.ts';
import {
  type Ask,
  factsOf,
  placeAt,
  type Signature,
  waitingPlace,
} from '@undersigned/declarations/signature.ts';
import type { SignatureKey } from '@undersigned/declarations/signature-id.ts';
import { listPartition, waitingList } from './keys.ts';
import type { Item } from './table.ts';

/*
 * A signature as an item. Beside the signature's own fields it carries its place in the index, and, while it waits to
 * be confirmed, `prepared`: what confirming copies, so that confirming is one write that need not read first.
 */

/** What confirming will copy to the item's top level. */
export const prepared = (key: SignatureKey, request: Ask) => {
  const listed = display(request);
  return { listed: listed ?? {}, facts: factsOf(request), listPk: listPartition(key, !listed) };
};

export function toItem(signature: Signature): Item & { rev: number } {
  const { state, request, listed, confirmedAt } = signature;
  return {
    ...signature,
    ...(request && { prepared: prepared(signature, request) }),
    ...(state === 'confirmed' &&
      listed &&
      confirmedAt && {
        listPk: listPartition(signature, false),
        listSk: placeAt(confirmedAt, signature.key),
      }),
    ...((state === 'in-review' || state === 'held') && {
      listPk: waitingList(signature.declaration, state),
      listSk: waitingPlace(signature),
    }),
  };
}

export function fromItem(item: Item): Signature {
  const { pk: _, sk: __, listPk: ___, listSk: ____, prepared: _____, ...signature } = item;
  const listed = signature['listed'];
  if (listed && Object.keys(listed).length === 0) delete signature['listed'];
  return signature as unknown as Signature;
}

/** Whether an item of the table is a signature. */
export const isSignature = (item: Item | undefined): item is Item =>
  typeof item?.['key'] === 'string' && typeof item['capacity'] === 'string';
