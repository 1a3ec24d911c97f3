import type { CloudEvent } from '@undersigned/events/event.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { signatureRefused } from '@undersigned/events/signature-refused.ts';
import { signatureRequested } from '@undersigned/events/signature-requested.ts';

/** The events that the rules of `infra/areas/mail.ts` lead to the queue of mails to signers. */
const PATTERNS = [
  signatureRequested.pattern(),
  signatureConfirmed.pattern({ capacity: ['organisation'] }),
  signatureRefused.pattern(),
];

/** Whether an event gets into the queue of mails to signers, as EventBridge matches patterns. */
export const callsForMail = ({ type, data }: CloudEvent): boolean =>
  PATTERNS.some(({ detailType, detail }) => {
    const wanted = Object.entries(detail?.data ?? {}) as [string, readonly string[]][];
    const said = data as Record<string, string>;
    return (
      detailType.includes(type as never) && wanted.every(([field, of]) => of.includes(said[field] ?? ''))
    );
  });
