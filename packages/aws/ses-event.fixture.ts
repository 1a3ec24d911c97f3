/* Events of SES, as its documentation shows them. (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html) */

export interface SesMail {
  to: string;
  messageId: string;
  /** When it happened, RFC 3339. */
  at: string;
  tags?: Record<string, string>;
  configurationSet?: string;
}

const mailOf = ({ to, messageId, at, tags = {}, configurationSet = 'ConfigSet' }: SesMail) => ({
  timestamp: new Date(Date.parse(at) - 1000).toISOString(),
  source: 'Sender Name <sender@example.com>',
  sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/sender@example.com',
  sendingAccountId: '123456789012',
  messageId,
  destination: [to],
  headersTruncated: false,
  headers: [
    { name: 'From', value: 'Sender Name <sender@example.com>' },
    { name: 'To', value: to },
    { name: 'Subject', value: 'Message sent from Amazon SES' },
    { name: 'MIME-Version', value: '1.0' },
  ],
  commonHeaders: {
    from: ['Sender Name <sender@example.com>'],
    to: [to],
    messageId,
    subject: 'Message sent from Amazon SES',
  },
  tags: {
    'ses:configuration-set': [configurationSet],
    'ses:source-ip': ['192.0.2.0'],
    'ses:from-domain': ['example.com'],
    'ses:caller-identity': ['ses_user'],
    ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
  },
});

export const sent = (mail: SesMail) => ({ eventType: 'Send', mail: mailOf(mail), send: {} });

export const delivered = (mail: SesMail) => ({
  eventType: 'Delivery',
  mail: mailOf(mail),
  delivery: {
    timestamp: mail.at,
    processingTimeMillis: 11893,
    recipients: [mail.to],
    smtpResponse: '250 2.6.0 Message received',
    reportingMTA: 'mta.example.com',
  },
});

export const bounced = (mail: SesMail, bounceType = 'Permanent', bounceSubType = 'General') => ({
  eventType: 'Bounce',
  bounce: {
    bounceType,
    bounceSubType,
    bouncedRecipients: [
      {
        emailAddress: mail.to,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      },
    ],
    timestamp: mail.at,
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    reportingMTA: 'dsn; mta.example.com',
  },
  mail: mailOf(mail),
});

export const complained = (mail: SesMail, complaintFeedbackType: string | undefined = 'abuse') => ({
  eventType: 'Complaint',
  complaint: {
    complainedRecipients: [{ emailAddress: mail.to }],
    timestamp: mail.at,
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    userAgent: 'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36',
    complaintSubType: null,
    complaintFeedbackType,
    arrivalDate: mail.at,
  },
  mail: mailOf(mail),
});

/** As EventBridge brings it. */
export const inEnvelope = (detail: { eventType: string }, id = 'c1b2'): string =>
  JSON.stringify({
    version: '0',
    id,
    'detail-type': DETAIL_TYPES[detail.eventType],
    source: 'aws.ses',
    account: '123456789012',
    time: '2026-11-22T09:00:00Z',
    region: 'us-east-1',
    resources: ['arn:aws:ses:us-east-1:123456789012:configuration-set/ConfigSet'],
    detail,
  });

export const DETAIL_TYPES: Record<string, string> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
};
