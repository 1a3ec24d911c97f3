import type { RecordedDomain, Standing } from '@undersigned/declarations/organisations.ts';
import { isVisible } from './cards.ts';
import type { Collection, Thing } from './thing.ts';

/*
 * What signing learns of an organisation of the record: the domains of its own mail. They are written with the
 * organisation itself, so that nobody signs for it whom its membership does not cover.
 */

const STANDINGS: Record<NonNullable<Thing<'organisations'>['membership']>['status'], Standing> = {
  applied: 'recorded',
  active: 'member',
  suspended: 'barred',
  ended: 'barred',
};

/** The domains of a thing, where it is an organisation. A draft has none, but for the one that may not sign. */
export function recordedDomains(collection: Collection, thing: Thing | undefined): RecordedDomain[] {
  if (collection !== 'organisations' || !thing) return [];
  const { id, membership, mailDomains } = thing as Thing<'organisations'>;
  const standing = membership ? STANDINGS[membership.status] : 'recorded';
  if (!isVisible(thing) && standing !== 'barred') return [];
  return [...new Set(mailDomains)].map((domain) => ({ domain, organisation: id, standing }));
}

/** Those of the one list that the other has not. */
export const without = (
  domains: readonly RecordedDomain[],
  others: readonly RecordedDomain[],
): RecordedDomain[] => domains.filter(({ domain }) => !others.some((other) => other.domain === domain));
