import { readFile, writeFile } from 'node:fs/promises';
import { readableSender } from '../sender.ts';
import { type Handler, listen, passTo, type Request } from './http.ts';

export type Mail = Readonly<{
  id: string;
  to: string;
  from: string;
  subject: string;
  headers: Readonly<Record<string, string>>;
  text: string;
  html: string | null;
  /** RFC 3339. */
  sentAt: string;
}>;

export type Mailbox = Readonly<{ newestFirst: () => Promise<readonly Mail[]> }>;

export type Recorder = Mailbox &
  Readonly<{
    /** Where functions send their mail, as `AWS_ENDPOINT_URL_SESV2`. */
    url: string;
    save: () => Promise<void>;
    close: () => Promise<void>;
  }>;

/** As SES v2's SendEmail has it, so far as the project uses it. */
type SendEmail = {
  FromEmailAddress: string;
  Destination: { ToAddresses: string[] };
  ReplyToAddresses?: string[];
  Content: {
    Simple: {
      Subject: { Data: string };
      Body: { Text?: { Data: string }; Html?: { Data: string } };
      Headers?: { Name: string; Value: string }[];
    };
  };
};

/**
 * Stands between the functions and the local SES, which keeps neither the headers of a mail nor, over a restart, the mail:
 * passes every call on as it is and notes what SES accepted.
 *
 * @param file where the mails are kept from one start to the next
 */
export const recordMail = async ({
  endpoint,
  file,
}: {
  endpoint: string;
  file: string;
}): Promise<Recorder> => {
  const mails: Mail[] = await readFile(file, 'utf8').then(JSON.parse, () => []);
  const ses = passTo(endpoint);
  const record: Handler = async (request) => {
    const answer = await ses(request);
    if (isSending(request) && answer.status === 200) {
      const { MessageId } = JSON.parse(`${answer.body}`) as { MessageId: string };
      mails.unshift(mailOf(MessageId, JSON.parse(`${request.body}`)));
    }
    return answer;
  };
  const { port, close } = await listen(record);
  return {
    url: `http://127.0.0.1:${port}`,
    newestFirst: async () => mails,
    save: () => writeFile(file, JSON.stringify(mails)),
    close,
  };
};

const isSending = ({ method, path }: Request) => method === 'POST' && path === '/v2/email/outbound-emails';

const mailOf = (
  messageId: string,
  { FromEmailAddress, Destination, ReplyToAddresses, Content }: SendEmail,
): Mail => {
  const { Subject, Body, Headers = [] } = Content.Simple;
  return {
    id: messageId.replace(/@.*/, ''),
    to: Destination.ToAddresses.join(', '),
    from: readableSender(FromEmailAddress),
    subject: Subject.Data,
    headers: {
      ...(ReplyToAddresses && { 'Reply-To': ReplyToAddresses.join(', ') }),
      ...Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
    },
    text: Body.Text?.Data ?? '',
    html: Body.Html?.Data ?? null,
    sentAt: new Date().toISOString(),
  };
};

type Sent = {
  MessageId: string;
  Source: string;
  To: string[];
  Subject: string;
  BodyText: string;
  BodyHtml: string | null;
  Timestamp: number;
};

/** The mails of a local AWS that somebody else started, whose functions cannot be told to send by way of us: no headers. */
export const foreignMailbox = (endpoint: string): Mailbox => ({
  newestFirst: async () => {
    const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
    const { messages } = (await answer.json()) as { messages: Record<string, Sent[]> };
    return Object.values(messages)
      .flat()
      .sort((a, b) => b.Timestamp - a.Timestamp)
      .map((sent) => ({
        id: sent.MessageId.replace(/@.*/, ''),
        to: sent.To.join(', '),
        from: readableSender(sent.Source),
        subject: sent.Subject,
        headers: {},
        text: sent.BodyText,
        html: sent.BodyHtml,
        sentAt: new Date(sent.Timestamp * 1000).toISOString(),
      }));
  },
});
