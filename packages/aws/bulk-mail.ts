import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import { NotTaken } from '@undersigned/digests/not-taken.ts';
import { type Mail, sesMail } from './mail.ts';

/**
 * Sends by SES what many get and nobody may get twice. Nothing is tried again here: of an answer that did not arrive nobody
 * knows whether the mail went.
 *
 * @returns as `sesMail` does; throws NotTaken for what SES turned away or never saw: throttled, over quota, paused
 */
export function bulkMail(sender: Parameters<typeof sesMail>[0], config: SESv2ClientConfig = {}) {
  const send = sesMail(sender, new SESv2Client({ ...config, maxAttempts: 1 }));
  return async (mail: Mail): Promise<'sent' | 'refused'> => {
    try {
      return await send(mail);
    } catch (error) {
      if (isTurnedAway(error) || isNeverSeen(error)) {
        throw new NotTaken('The mail service did not take a mail', { cause: error });
      }
      throw error;
    }
  };
}

interface AnsweredError extends Error {
  $metadata?: { httpStatusCode?: number };
}

/** 408: it may have read all of the request. */
const TIMED_OUT = 408;

/** An answer that blames the request, not the service. */
function isTurnedAway(error: unknown): boolean {
  const { $metadata: { httpStatusCode: status = 0 } = {} } = error as AnsweredError;
  return status >= 400 && status < 500 && status !== TIMED_OUT;
}

/** No connection came about. */
const isNeverSeen = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'].includes(String(error.code));
