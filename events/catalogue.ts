import { applicationSubmitted } from './application-submitted.ts';
import { applicationVerified } from './application-verified.ts';
import { commentPublished } from './comment-published.ts';
import { commentRefused } from './comment-refused.ts';
import { commentRemoved } from './comment-removed.ts';
import { commentSubmitted } from './comment-submitted.ts';
import { conveningChanged } from './convening-changed.ts';
import { conveningRecorded } from './convening-recorded.ts';
import { declarationClosed } from './declaration-closed.ts';
import { declarationOpened } from './declaration-opened.ts';
import { declarationTextRevised } from './declaration-text-revised.ts';
import { digestClosed } from './digest-closed.ts';
import { digestSent } from './digest-sent.ts';
import { documentPublished } from './document-published.ts';
import { documentRefused } from './document-refused.ts';
import { endpointDisabled } from './endpoint-disabled.ts';
import { endpointPinged } from './endpoint-pinged.ts';
import { erasureAcknowledged } from './erasure-acknowledged.ts';
import type { AnyEvent } from './event.ts';
import { letterReleased } from './letter-released.ts';
import { membershipChanged } from './membership-changed.ts';
import { messageSubmitted } from './message-submitted.ts';
import { organisationChanged } from './organisation-changed.ts';
import { organisationRecorded } from './organisation-recorded.ts';
import { projectChanged } from './project-changed.ts';
import { projectRecorded } from './project-recorded.ts';
import { signatureAskedAgain } from './signature-asked-again.ts';
import { signatureConfirmed } from './signature-confirmed.ts';
import { signatureErased } from './signature-erased.ts';
import { signatureExpired } from './signature-expired.ts';
import { signatureInvalidated } from './signature-invalidated.ts';
import { signatureRefused } from './signature-refused.ts';
import { signatureRequested } from './signature-requested.ts';
import { signatureWithdrawn } from './signature-withdrawn.ts';
import { submissionReceived } from './submission-received.ts';
import { subscriberConfirmed } from './subscriber-confirmed.ts';
import { subscriberLeft } from './subscriber-left.ts';
import { subscriberRequested } from './subscriber-requested.ts';
import { updatePublished } from './update-published.ts';

/** Every domain event there is, in the order of the catalogue. */
export const catalogue: readonly AnyEvent[] = [
  declarationOpened,
  declarationClosed,
  declarationTextRevised,
  signatureRequested,
  signatureConfirmed,
  signatureAskedAgain,
  signatureRefused,
  signatureWithdrawn,
  signatureInvalidated,
  signatureExpired,
  signatureErased,
  organisationRecorded,
  organisationChanged,
  membershipChanged,
  projectRecorded,
  projectChanged,
  conveningRecorded,
  conveningChanged,
  documentPublished,
  documentRefused,
  updatePublished,
  commentSubmitted,
  commentPublished,
  commentRefused,
  commentRemoved,
  applicationSubmitted,
  applicationVerified,
  messageSubmitted,
  submissionReceived,
  endpointPinged,
  endpointDisabled,
  erasureAcknowledged,
  subscriberRequested,
  subscriberConfirmed,
  subscriberLeft,
  digestClosed,
  digestSent,
  letterReleased,
] as unknown as AnyEvent[];

/** The declared event of that type, or undefined when none is. */
export const eventOfType = (type: string): AnyEvent | undefined =>
  catalogue.find((declared) => declared.type === type);
