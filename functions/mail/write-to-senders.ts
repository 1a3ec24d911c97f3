import { commentTable } from '@undersigned/aws/comments.ts';
import { uploadTable } from '@undersigned/aws/document-items.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { ledgerTable } from '@undersigned/aws/ledger.ts';
import { letterboxTable } from '@undersigned/aws/letterbox.ts';
import { sesMail } from '@undersigned/aws/mail.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { endpointTable, partnerTable } from '@undersigned/aws/partners.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { staffPool } from '@undersigned/aws/staff-directory.ts';
import { standingTable } from '@undersigned/aws/standings.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import type { Mailer, Posted } from '@undersigned/declarations/post.ts';
import { unlessSuppressed } from '@undersigned/digests/unless-suppressed.ts';
import { subscriberCauseOf, writeToSubscriber } from '@undersigned/digests/write-to-subscriber.ts';
import { refusalIn, writeToUploader } from '@undersigned/documents/write-to-uploader.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { queue } from '@undersigned/lambda/queue.ts';
import { slipCauseOf, writeToSender } from '@undersigned/letterbox/write-to-sender.ts';
import { disabledIn, writeToPartner } from '@undersigned/partners/write-to-partner.ts';
import { namedSite } from '@undersigned/web/named-site.ts';
import { senderMail } from '@undersigned/web/sender-mail.ts';
import { partnerMailer, staffMailer } from '@undersigned/web/staff-mail.ts';
import { subscriberMail } from '@undersigned/web/subscriber-mail.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const { site, fresh } = namedSite(networkTable(table), siteOf, now);
const send = sesMail({
  from: environment('MAIL_FROM'),
  configurationSet: environment('MAIL_CONFIGURATION_SET'),
});
const settings = settingsTable(table);
const standings = standingTable(table);
const deps = {
  letterbox: letterboxTable(table),
  comments: commentTable(table),
  record: recordTable(table),
  ledger: ledgerTable(table, now),
  settings,
  uploads: uploadTable(table),
  staff: staffPool(environment('STAFF_POOL')),
  partners: partnerTable(table),
  endpoints: endpointTable(table),
  subscribers: subscriberTable(table),
  now,
};

const parse = (body: string) => {
  const event = JSON.parse(body);
  return {
    slip: slipCauseOf(event),
    refusal: refusalIn(event),
    disabled: disabledIn(event),
    subscriber: subscriberCauseOf(event),
  };
};

/** The queue of what calls for a mail about comments, applications and messages, refused files, disabled endpoints, or subscriptions. */
export const handler = queue(
  { parse, correlationId: ({ slip }) => slip.id },
  async ({ slip: cause, refusal, disabled, subscriber }) => {
    const [{ pepper, tokenKey }] = await Promise.all([keys(), fresh()]);
    const known = addressKeys(pepper);
    const gated = <L extends Posted>(mailer: Mailer<L>) =>
      unlessSuppressed({ standings, keys: known }, mailer);
    if (refusal) {
      const mailer = gated(staffMailer({ site, send }));
      const outcome = await writeToUploader({ ...deps, keys: known, mailer }, refusal);
      countMetric(`staff-mails.${outcome}`, 1);
      return outcome;
    }
    const secretariat = siteOf().network.contact;
    if (disabled) {
      const mailer = gated(partnerMailer({ site, send }));
      const given = { ...deps, keys: known, mailer, secretariat: secretariat ?? '' };
      const outcome = await writeToPartner(given, disabled);
      countMetric(`partner-mails.${outcome}`, 1);
      return outcome;
    }
    if (subscriber) {
      const mailer = gated(subscriberMail({ seal: sealing(tokenKey), site, now, send }));
      const outcome = await writeToSubscriber({ ...deps, keys: known, mailer }, subscriber);
      countMetric(`subscriber-mails.${outcome}`, 1);
      return outcome;
    }
    const pendingDays = async () => (await settings.get()).settings.retention.pendingDays;
    const mailer = gated(senderMail({ seal: sealing(tokenKey), site, pendingDays, now, send }));
    const outcome = await writeToSender({ ...deps, keys: known, mailer, secretariat }, cause);
    countMetric(`letterbox-mails.${outcome}`, 1);
    return outcome;
  },
);
