import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';

/** What SES gives an account at first, once it may write to anybody. */
const USUAL_RATE = 14;
const FRESH_MS = 5 * 60_000;
const AGAIN_MS = 30_000;

/** Asks SES for the account's mails a second. */
function askSes(client = new SESv2Client({})): () => Promise<number | undefined> {
  return async () => (await client.send(new GetAccountCommand({}))).SendQuota?.MaxSendRate;
}

/**
 * Mails a second that SES takes from this account, asked for every five minutes; as usual, where it does not say. It answers
 * this question once a second for the whole account: whoever is not answered goes by what is known, and asks again soon.
 */
export function sesRate(now: () => Date, ask = askSes()): () => Promise<number> {
  let known = { perSecond: USUAL_RATE, until: 0 };
  return async () => {
    const at = now().getTime();
    if (at >= known.until) {
      known = await ask().then(
        (rate) => ({ perSecond: rate || USUAL_RATE, until: at + FRESH_MS }),
        () => ({ perSecond: known.perSecond, until: at + AGAIN_MS }),
      );
    }
    return known.perSecond;
  };
}
