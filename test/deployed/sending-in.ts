import { type SentMessage, signedMessage } from '@undersigned/partners/signed-messages.fixture.ts';
import { type Answer, ask } from './site.ts';

/** A partner's slug, and the secret that its server signs with. */
export interface Signing {
  slug: string;
  submissionSecret: string;
}

/** Sends a message as it is. */
export const send = (
  slug: string,
  { headers, body }: SentMessage,
  {
    to = 'submissions',
    from,
    ...more
  }: { to?: string; from?: string } & Record<string, string | undefined> = {},
): Promise<Answer> =>
  ask(`/v1/partners/${slug}/${to}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...more, ...headers },
    body: new Uint8Array(body),
    ...(from && { from }),
  });

/** Signs and sends, as a partner's server does. */
export const sendIn = (
  { slug, submissionSecret }: Signing,
  content: unknown,
  { id, ...options }: { id?: string; to?: string; from?: string } & Record<string, string | undefined> = {},
): Promise<Answer> =>
  send(slug, signedMessage(submissionSecret, content, { id: id ?? newMessageId() }), options);

let sent = 0;
export const newMessageId = (): string => `msg_${Date.now().toString(36)}_${++sent}`;
