import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';

/** What SES gives an account at first, once it may write to anybody. */
const USUAL_RATE = 14;
const FRESH_MS = 5 * 60_000;

/** Mails a second that SES takes from this account, asked for every five minutes; as usual, where it does not say. */
export function sesRate(now: () => Date, client = new SESv2Client({})): () => Promise<number> {
  let known = { perSecond: USUAL_RATE, until: 0 };
  return async () => {
    if (now().getTime() >= known.until) {
      const { SendQuota: quota } = await client.send(new GetAccountCommand({}));
      known = { perSecond: quota?.MaxSendRate || USUAL_RATE, until: now().getTime() + FRESH_MS };
    }
    return known.perSecond;
  };
}
