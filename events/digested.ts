import { conveningRecorded } from './convening-recorded.ts';
import { declarationClosed } from './declaration-closed.ts';
import { declarationOpened } from './declaration-opened.ts';
import { documentPublished } from './document-published.ts';
import { membershipChanged } from './membership-changed.ts';
import { projectRecorded } from './project-recorded.ts';
import { signatureConfirmed } from './signature-confirmed.ts';
import { signatureErased } from './signature-erased.ts';
import { signatureExpired } from './signature-expired.ts';
import { signatureInvalidated } from './signature-invalidated.ts';
import { signatureWithdrawn } from './signature-withdrawn.ts';
import { updatePublished } from './update-published.ts';

/** Events that readers are told of. Signatures are told by their tally, as one line. */
export const DIGESTED = [
  declarationOpened,
  declarationClosed,
  projectRecorded,
  conveningRecorded,
  documentPublished,
  updatePublished,
  membershipChanged,
] as const;

/** Events that may change whether a signer is told what becomes of a declaration. */
export const FOLLOWED = [
  signatureConfirmed,
  signatureWithdrawn,
  signatureExpired,
  signatureInvalidated,
  signatureErased,
] as const;
