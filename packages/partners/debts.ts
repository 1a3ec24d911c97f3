import type { Partners } from './partner-store.ts';
import type { Shared } from './shared.ts';

/** What a partner owes; one that was removed too, while it owes anything: it has still been sent what it was sent. */
export async function debtsOf(
  { partners, shared }: { partners: Pick<Partners, 'get'>; shared: Pick<Shared, 'owed'> },
  slug: string,
  from: Parameters<Shared['owed']>[1],
): Promise<Awaited<ReturnType<Shared['owed']>> | { refused: 'unknown-partner' }> {
  const owed = await shared.owed(slug, from);
  return owed.debts.length > 0 || (await partners.get(slug)) ? owed : { refused: 'unknown-partner' };
}
