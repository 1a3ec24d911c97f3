import { declarationTextRevised } from '@undersigned/events/declaration-text-revised.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { signatureAskedAgain } from '@undersigned/events/signature-asked-again.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { signatureRefused } from '@undersigned/events/signature-refused.ts';
import { signatureRequested } from '@undersigned/events/signature-requested.ts';

/** The events that the rules of `infra/areas/mail.ts` lead to the queue of mails to signers. */
const PATTERNS = [
  signatureRequested.pattern(),
  signatureConfirmed.pattern({ capacity: ['organisation'] }),
  signatureRefused.pattern(),
  signatureAskedAgain.pattern(),
];
/** Those that the rule of `infra/areas/signing.ts` leads to the queue of asking again. */
const REVISED = [declarationTextRevised.pattern({ material: [true] })];

interface Pattern {
  detailType: readonly string[];
  detail?: { data: object };
}

/** Whether an event gets through a rule, as EventBridge matches patterns. */
const matches =
  (patterns: readonly Pattern[]) =>
  ({ type, data }: CloudEvent): boolean =>
    patterns.some(({ detailType, detail }) => {
      const wanted = Object.entries(detail?.data ?? {}) as [string, readonly unknown[]][];
      const said = data as Record<string, unknown>;
      return detailType.includes(type) && wanted.every(([field, of]) => of.includes(said[field]));
    });

/** Whether an event gets into the queue of mails to signers. */
export const callsForMail = matches(PATTERNS);

/** Whether an event gets into the queue of asking again. */
export const callsForAskingAgain = matches(REVISED);
