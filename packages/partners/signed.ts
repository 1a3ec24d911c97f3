import { Webhook } from 'standardwebhooks';

/**
 * The headers of a message by Standard Webhooks 1.0.0: its id, the same however often it is sent; when this attempt is made;
 * and a signature by each of the secrets, so that a receiver may know either while they are rotated.
 */
export const signedHeaders = (
  secrets: readonly string[],
  { id, at, body }: { id: string; at: Date; body: string },
): Record<string, string> => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
});
