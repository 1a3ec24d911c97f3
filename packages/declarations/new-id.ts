import { randomInt } from 'node:crypto';
import { ulid } from 'ulid';
import { DECLARATION_ID_LENGTH } from './signature-id.ts';

/** The library's own way to random numbers loads Web Crypto first, which takes longer than all else here. */
const random = () => randomInt(2 ** 32) / 2 ** 32;

/** A new event's id, sortable by time. */
export const newEventId = (): string => `evt_${ulid(undefined, random).toLowerCase()}`;

/** A new upload's id: nobody can guess it. */
export const newUploadId = (): string => `upl_${ulid(undefined, random).toLowerCase()}`;

/** A new letter's id. */
export const newLetterId = (): string => `ltr_${ulid(undefined, random).toLowerCase()}`;

/** A new declaration's id: lower-case base 36, of the length that signatures' ids have room for. */
export const newDeclarationId = (): string =>
  Array.from({ length: DECLARATION_ID_LENGTH }, () => randomInt(36).toString(36)).join('');
