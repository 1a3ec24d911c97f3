import type { MailEvent } from '@undersigned/digests/mail-event.ts';
import * as z from 'zod/mini';

/*
 * What SES tells of the mails that it took, as EventBridge brings it.
 * (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html)
 */

const at = z.iso.datetime();
const Recipients = z.array(z.looseObject({ emailAddress: z.string() }));

const Mail = z.looseObject({
  timestamp: at,
  messageId: z.string(),
  destination: z.array(z.string()),
  tags: z.optional(z.record(z.string(), z.array(z.string()))),
});

const Detail = z.discriminatedUnion('eventType', [
  z.looseObject({ eventType: z.literal('Send'), mail: Mail }),
  z.looseObject({
    eventType: z.literal('Delivery'),
    mail: Mail,
    delivery: z.looseObject({ timestamp: at, recipients: z.array(z.string()) }),
  }),
  z.looseObject({
    eventType: z.literal('Bounce'),
    mail: Mail,
    bounce: z.looseObject({
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: Recipients,
      timestamp: at,
    }),
  }),
  z.looseObject({
    eventType: z.literal('Complaint'),
    mail: Mail,
    complaint: z.looseObject({
      complainedRecipients: Recipients,
      timestamp: at,
      complaintFeedbackType: z.nullish(z.string()),
      complaintSubType: z.nullish(z.string()),
    }),
  }),
]);

const Envelope = z.looseObject({ id: z.string(), detail: Detail });

/** Bounces of one mail, for what it was: they say nothing of the mailbox. */
const ABOUT_THE_MAIL = ['MessageTooLarge', 'ContentRejected', 'AttachmentRejected'];
/** Reports that no reader made: that a mail is not spam after all, or that its sender could not be told. */
const NOT_COMPLAINTS = ['not-spam', 'auth-failure'];

/** What an event of SES tells, of the mails that are sent one by one. Throws for what is not as SES documents it. */
export function mailEventOf(body: string): MailEvent {
  const { detail } = Envelope.parse(JSON.parse(body));
  const { mail } = detail;
  const [issue, subscriber] = [mail.tags?.['issue']?.[0], mail.tags?.['subscriber']?.[0]];
  const of = { mail: mail.messageId, ...(issue && subscriber && { about: { issue, subscriber } }) };
  // Of a mail that was passed on, a bounce names another address than ours.
  const to = (told: string[]) => (mail.destination.length === 1 ? mail.destination : told);
  switch (detail.eventType) {
    case 'Send':
      return { ...of, what: 'sent', at: utc(mail.timestamp), to: mail.destination };
    case 'Delivery':
      return {
        ...of,
        what: 'delivered',
        at: utc(detail.delivery.timestamp),
        to: to(detail.delivery.recipients),
      };
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients, timestamp } = detail.bounce;
      return {
        ...of,
        what: 'bounced',
        at: utc(timestamp),
        to: to(addressesOf(bouncedRecipients)),
        kind: kindOf(bounceType, bounceSubType),
        because: `${bounceType}/${bounceSubType}`,
      };
    }
    case 'Complaint': {
      const { complainedRecipients, timestamp, complaintFeedbackType, complaintSubType } = detail.complaint;
      const because = complaintFeedbackType ?? complaintSubType ?? 'complaint';
      return {
        ...of,
        what: 'complained',
        at: utc(timestamp),
        to: to(addressesOf(complainedRecipients)),
        ...(NOT_COMPLAINTS.includes(because) && { kind: 'not-one' as const }),
        because,
      };
    }
  }
}

const addressesOf = (recipients: z.output<typeof Recipients>): string[] =>
  recipients.map(({ emailAddress }) => emailAddress);

/** Times are compared as texts, for which all are written alike. */
const utc = (time: string): string => new Date(time).toISOString();

/** What nobody could tell the reason of may pass: it counts as the mailbox's, like what says so. */
function kindOf(type: string, subType: string): NonNullable<MailEvent['kind']> {
  if (type === 'Permanent') return 'hard';
  return ABOUT_THE_MAIL.includes(subType) ? 'mail' : 'soft';
}
