import { Webhook } from 'standardwebhooks';

/** One of those whom a partner sends in, as the body has it. */
export type Signer = Readonly<Record<string, unknown>>;

/** A request that sends signatures in, ready to be sent, and sent again. */
export type Submission = Readonly<{ id: string; body: string }>;

export type Result = Readonly<{
  index: number;
  status: string;
  errors?: { pointer: string; code: string; detail?: string }[];
}>;

export type Sent = Readonly<{
  status: number;
  /** What was sent with it. */
  headers: Readonly<Record<string, string>>;
  results: readonly Result[];
  /** The answer as it came. */
  text: string;
}>;

/**
 * Sends signatures in as a partner's server does: signed with the submission secret by the stock library.
 *
 * @param url of the partner's submissions
 */
export const submit = async (
  { url, secret }: { url: URL; secret: string },
  { id, body }: Submission,
): Promise<Sent> => {
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  const answer = await fetch(url, { method: 'POST', headers, body });
  const text = await answer.text();
  return { status: answer.status, headers, results: resultsIn(text), text };
};

const resultsIn = (text: string): readonly Result[] => {
  try {
    return (JSON.parse(text) as { results?: Result[] }).results ?? [];
  } catch {
    return [];
  }
};
