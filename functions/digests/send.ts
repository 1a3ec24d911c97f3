import { bulkMail } from '@undersigned/aws/bulk-mail.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { givenTable } from '@undersigned/aws/givens.ts';
import { lineTable } from '@undersigned/aws/issue-lines.ts';
import { issueTable, journalTable } from '@undersigned/aws/issues.ts';
import { letterTable } from '@undersigned/aws/letters.ts';
import { sesRate } from '@undersigned/aws/mail-quota.ts';
import { mailRate } from '@undersigned/aws/mail-rate.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { pageQueue } from '@undersigned/aws/page-queue.ts';
import { putOffMessage } from '@undersigned/aws/parcel-queue.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { standingTable } from '@undersigned/aws/standings.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { issueId } from '@undersigned/digests/issue.ts';
import { earlierLines, linesOf } from '@undersigned/digests/lines.ts';
import { LookAgain } from '@undersigned/digests/not-taken.ts';
import { pacing } from '@undersigned/digests/pace.ts';
import { toldOf } from '@undersigned/digests/public-view.ts';
import {
  type LetterPage,
  letterOnItsWay,
  sendLetterOn,
  setLetterOff,
} from '@undersigned/digests/send-letter.ts';
import { onItsWay, type PageMessage, sendOn, setOff } from '@undersigned/digests/send-on.ts';
import { listUnlessSuppressed } from '@undersigned/digests/unless-suppressed.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { countMetric, noteFailure } from '@undersigned/lambda/observe.ts';
import { parallelQueue } from '@undersigned/lambda/parallel-queue.ts';
import { digestMailer } from '@undersigned/web/digest-mailer.ts';
import { followersMailer } from '@undersigned/web/followers-mailer.ts';
import { namedSite } from '@undersigned/web/named-site.ts';

/** How long a page is worked on before the rest of it is left to another call: well within the function's time. */
const WORK_MS = 60_000;

const table = openTable(environment('TABLE_NAME'));
const queueUrl = environment('DIGEST_QUEUE_URL');
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const { site, fresh } = namedSite(networkTable(table), siteOf, now);
const lines = lineTable(table);
const declarations = declarationTable(table);
const issues = issueTable(table, {
  now,
  tallies: async () => {
    throw new Error('Issues that are on their way were opened before');
  },
});
const deps = {
  issues,
  letters: letterTable(table),
  journal: journalTable(table),
  lines,
  subscribers: subscriberTable(table),
  givens: givenTable(table),
  told: toldOf({ declarations, record: recordTable(table), now }),
  linesOf: (issue: Parameters<typeof linesOf>[1]) => linesOf({ lines }, issue),
  earlier: (issue: Parameters<typeof earlierLines>[1], since: string) =>
    earlierLines({ issues, lines }, issue, since),
  queue: pageQueue(queueUrl),
  onFailure: (error: unknown) => noteFailure('a mail was interrupted', error),
  eventId: newEventId,
  now,
};
const send = bulkMail({
  from: environment('MAIL_FROM'),
  configurationSet: environment('MAIL_CONFIGURATION_SET'),
});
const turns = pacing({
  rate: mailRate(table),
  perSecond: sesRate(now),
  now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});
const standings = standingTable(table);
const hide = putOffMessage();

const mailing = { site, network: environment('NETWORK'), send, now };

type Page = LetterPage | PageMessage;
type Message = Page | Pick<LetterPage, 'letter'> | Pick<PageMessage, 'issue'>;

const parse = (body: string): Message => {
  const message = JSON.parse(body);
  return letterOnItsWay(message) ?? onItsWay(message);
};

const isPage = (message: Message): message is Page => 'shard' in message;

const nameOf = (message: Message): string =>
  'letter' in message
    ? `${message.letter.declaration}/${message.letter.name}`
    : issueId(message.issue.rhythm, message.issue.number);

/** Sends a page of an issue or of a letter. */
async function sendPage(message: Page): Promise<number> {
  const [{ pepper, tokenKey }] = await Promise.all([keys(), fresh()]);
  const gate = { standings, keys: addressKeys(pepper) };
  const given = { ...mailing, seal: sealing(tokenKey) };
  const turn = turns(new Date(now().getTime() + WORK_MS));
  if ('letter' in message) {
    const mailer = followersMailer({ ...given, declarations });
    const { sent } = await sendLetterOn({ ...deps, turn, send: listUnlessSuppressed(gate, mailer) }, message);
    countMetric('letters.sent', sent);
    return sent;
  }
  const mailer = digestMailer(given);
  const { sent } = await sendOn({ ...deps, turn, send: listUnlessSuppressed(gate, mailer) }, message);
  countMetric('digests.sent', sent);
  return sent;
}

/** The queue of issues that have closed and letters that were let go, and of the pages by which they go to their readers. */
export const handler = parallelQueue(
  {
    parse,
    correlationId: nameOf,
    putOff: (_, receiptHandle, seconds) => hide(queueUrl, receiptHandle, seconds),
  },
  async (message) => {
    if (!isPage(message)) {
      const outcome = 'letter' in message ? setLetterOff(deps, message.letter) : setOff(deps, message.issue);
      return { outcome: await outcome };
    }
    const { shard } = message;
    try {
      return { outcome: 'page done', facts: { shard, sent: await sendPage(message) } };
    } catch (error) {
      if (!(error instanceof LookAgain)) throw error;
      return { outcome: 'to be looked at again', again: error.seconds, facts: { shard } };
    }
  },
);
