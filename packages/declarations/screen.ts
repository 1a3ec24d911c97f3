import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import { canonicalAddress, domainOf } from './address.ts';
import { overlaps } from './network.ts';
import type { Settings } from './settings.ts';
import type { Ask } from './signature.ts';

/** Why a request is held for a moderator. */
export type HeldFor = 'address' | 'domain' | 'network' | 'disposable' | NonNullable<Ask['suspicion']>;

/** Whether the domain, or one that it lies below, is listed. */
const isListed = (domain: string, listed: readonly string[]) =>
  listed.some((entry) => domain === entry || domain.endsWith(`.${entry}`));

/** Made once: the library makes it anew for each question. */
const DISPOSABLE = disposableEmailBlocklistSet();

/** Whether the domain, or one that it lies below, is one of disposable mail. */
const isDisposable = (domain: string): boolean =>
  DISPOSABLE.has(domain) || (domain.includes('.') && isDisposable(domain.slice(domain.indexOf('.') + 1)));

/** What of the settings blocks a request, or undefined when nothing does. */
export function heldFor(
  { email, network, suspicion }: Pick<Ask, 'email' | 'network' | 'suspicion'>,
  { blocked, allowed }: Settings,
): HeldFor | undefined {
  const address = canonicalAddress(email);
  const domain = domainOf(email);
  if (blocked.addresses.some((entry) => canonicalAddress(entry) === address)) return 'address';
  if (suspicion) return suspicion;
  if (network && overlaps(network, blocked.networks)) return 'network';
  if (isListed(domain, allowed.domains)) return undefined;
  if (isListed(domain, blocked.domains)) return 'domain';
  if (blocked.disposable && isDisposable(domain)) return 'disposable';
  return undefined;
}
