import { createHash } from 'node:crypto';
import { type AskLimits, type TooMany, tooMany } from '@undersigned/declarations/ask-limits.ts';
import { networkOf } from '@undersigned/declarations/network.ts';
import { slug as slugSchema } from '@undersigned/input/fields.ts';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import * as z from 'zod/mini';
import type { Partner } from './partner.ts';
import type { Partners } from './partner-store.ts';
import { liveSecrets, newSecret, type SecretBox } from './secrets.ts';

/** A message in a partner's name, as it came, before anything of it is believed. */
interface UncheckedMessage {
  /** The partner that it says it is from. */
  slug: string;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The body's bytes, as they were sent. */
  body: Buffer;
  /** The address that it came from. */
  address: string;
}

/** Who has sent a message, as its signature shows. */
export interface Sender {
  partner: Partner;
  /** The message's id: `webhook-id`. */
  message: string;
  /** SHA-256 of the body, in hexadecimal. */
  digest: string;
}

/** `partner`: whose name was used, where there is such a partner. */
export type SenderRefusal = ({ refused: 'wrong-signature' } | TooMany) & { partner?: string };
export type CheckSender = (message: UncheckedMessage) => Promise<Sender | SenderRefusal>;

export interface SenderDeps {
  partners: Pick<Partners, 'get'>;
  /** Opens the secrets that the partners' are sealed in. */
  box: () => Promise<Pick<SecretBox, 'open'>>;
  limits: AskLimits;
  now: () => Date;
}

/** So many messages with a wrong signature are told what is wrong, by the hour, network and partner. */
const WRONG_AN_HOUR = 20;
/** A partner has one secret, and a second on the day of a rotation. */
const SECRETS = 2;
/** Visible ASCII, as ids are. */
const MESSAGE_ID = /^[!-~]{1,200}$/;
const SECONDS = /^\d{1,12}$/;

/**
 * Checks by Standard Webhooks 1.0.0 who a message is from, by its bytes and three headers alone. Whatever is wrong, the
 * answer is the same, and so is the work: who is no partner, or has no secret, is checked against one that nobody has.
 *
 * A right signature is taken however many wrong ones came from the same network: to check costs less than to refuse, and
 * nobody shall keep a partner out who shares its host. Beyond the limit the wrong ones are only told to come back later.
 */
export function checkSender({ partners, box, limits, now }: SenderDeps): CheckSender {
  const nobodys = Array.from({ length: SECRETS }, () => newSecret());

  return async ({ slug, headers, body, address }) => {
    const at = now();
    const [partner, { open }] = await Promise.all([isSlug(slug) ? partners.get(slug) : undefined, box()]);
    const secrets = partner ? liveSecrets({ open }, partner.submissionSecrets, at) : [];
    const signedBy = [...secrets, ...nobodys]
      .slice(0, SECRETS)
      .filter((secret) => isSigned(secret, headers, body));
    if (partner && signedBy.some((secret) => secrets.includes(secret))) {
      const digest = createHash('sha256').update(body).digest('hex');
      return { partner, message: headers['webhook-id'] ?? '', digest };
    }
    const place = `${networkOf(address) ?? 'unknown'} ${partner?.slug ?? ''}`;
    const isWithin = await limits.take('wrong-signature', place, at, WRONG_AN_HOUR);
    return {
      ...(isWithin ? { refused: 'wrong-signature' as const } : tooMany(at)),
      ...(partner && { partner: partner.slug }),
    };
  };
}

const isSlug = (given: string): boolean => z.safeParse(slugSchema, given).success;

/** Whether one of the signatures of the header is that secret's, over just these bytes, within five minutes of now. */
function isSigned(
  secret: string,
  {
    'webhook-id': id = '',
    'webhook-timestamp': time = '',
    'webhook-signature': signature = '',
  }: UncheckedMessage['headers'],
  body: Buffer,
): boolean {
  // The library reads a time as far as it is one.
  if (!MESSAGE_ID.test(id) || !SECONDS.test(time)) return false;
  const text = textOf(body);
  if (text === undefined) return false;
  const headers = { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature };
  try {
    new Webhook(secret).verify(text, headers, { jsonParse: false });
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}

/** What is no UTF-8 the library would read as something else than what was signed. */
function textOf(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}
