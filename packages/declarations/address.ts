import { createHmac } from 'node:crypto';

/** Providers that ignore dots in the local part, and names they are also known by. */
const DOTS_IGNORED = new Set(['gmail.com']);
const SAME_PROVIDER: Record<string, string> = { 'googlemail.com': 'gmail.com' };

/**
 * The one form of an address that all its spellings share: lower case, without a plus-tag and, where the provider
 * ignores them, without dots. Mail goes to what was typed; this is only for knowing an address again.
 */
export function canonicalAddress(email: string): string {
  const [local = '', domain = ''] = splitAddress(mailboxAddress(email));
  return `${local.replace(/(?<=.)\+.*$/, '')}@${domain}`;
}

/** The same with its plus-tag: not every domain takes what has one for the same mailbox. */
function mailboxAddress(email: string): string {
  const [local = '', host = ''] = splitAddress(email.trim().toLowerCase());
  const domain = SAME_PROVIDER[host] ?? host;
  if (!DOTS_IGNORED.has(domain)) return `${local}@${domain}`;
  const [, name = '', tag = ''] = /^(.[^+]*)?(\+.*)?$/s.exec(local) ?? [];
  return `${name.replaceAll('.', '')}${tag}@${domain}`;
}

/** The domain of an address, in lower case. */
export const domainOf = (email: string): string => splitAddress(email.trim().toLowerCase())[1] ?? '';

const splitAddress = (email: string): [string, string] => {
  const at = email.lastIndexOf('@');
  return [email.slice(0, at), email.slice(at + 1)];
};

/** Keys under which addresses are known, so that none need be stored to be found. */
export interface AddressKeys {
  /** Of an address on one declaration in one capacity: where its signature lies. */
  signature(declarationId: string, capacity: string, email: string): string;
  /** Of an address anywhere: whose mails are counted together. */
  address(email: string): string;
  /** Of a mailbox: of an address without a plus-tag the same as `address`; of one with it another. */
  mailbox(email: string): string;
  /** Of an address that news are sent to: where its subscription lies. */
  subscriber(email: string): string;
}

/** A key is 128 bits of HMAC-SHA-256, in lower-case hexadecimal. */
export const KEY_BYTES = 16;

/** Address keys under a secret pepper. Without it, nobody who reads the table can try addresses against it. */
export function addressKeys(pepper: string): AddressKeys {
  const key = (...parts: string[]) =>
    createHmac('sha256', pepper)
      .update(parts.join('\n'))
      .digest('hex')
      .slice(0, KEY_BYTES * 2);
  return {
    signature: (declarationId, capacity, email) =>
      key('signature', declarationId, capacity, canonicalAddress(email)),
    address: (email) => key('address', canonicalAddress(email)),
    mailbox: (email) => key('address', mailboxAddress(email)),
    subscriber: (email) => key('subscriber', canonicalAddress(email)),
  };
}
