import { MessageRejected, NotFoundException, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

/** A mail ready to go: plain text first, HTML beside it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Whom an answer goes to, where that is not the sender. */
  replyTo?: string | undefined;
  /** More of them, by name; values in ASCII. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** What the mail service’s events about it tell it by: letters, digits, `_`, `-`. */
  tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * Sends by SES.
 *
 * @returns `refused` when SES will not take a mail for that address, whatever is tried; other failures are thrown, to
 * be tried again
 */
export const sesMail =
  (sender: { from: string; configurationSet?: string | undefined }, client = new SESv2Client({})) =>
  async ({ to, subject, text, html, replyTo, headers, tags }: Mail): Promise<'sent' | 'refused'> => {
    const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: sender.from,
          ...(sender.configurationSet && { ConfigurationSetName: sender.configurationSet }),
          Destination: { ToAddresses: [to] },
          ...(replyTo && { ReplyToAddresses: [replyTo] }),
          ...(tags && { EmailTags: pairs(tags) }),
          Content: {
            Simple: {
              Subject: part(subject),
              Body: { Text: part(text), Html: part(html) },
              // RFC 3834: no vacation notice answers it.
              Headers: pairs({ 'Auto-Submitted': 'auto-generated', ...headers }),
            },
          },
        }),
      );
      return 'sent';
    } catch (error) {
      if (isAboutTheAddress(error)) return 'refused';
      throw error;
    }
  };

const pairs = (by: Readonly<Record<string, string>>) =>
  Object.entries(by).map(([Name, Value]) => ({ Name, Value }));

/** A rejection that names the address; one of our own sender or account must be heard of, not swallowed. */
const isAboutTheAddress = (error: unknown): boolean =>
  (error instanceof MessageRejected && /address (is|not)|suppress|illegal|invalid/i.test(error.message)) ||
  (error instanceof Error &&
    !(error instanceof NotFoundException) &&
    error.name === 'BadRequestException' &&
    /address|domain (name )?contains|local part/i.test(error.message));
