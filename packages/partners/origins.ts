import type { Partners } from './partner-store.ts';

/** How long an origin that was registered is taken to be so still. */
const KNOWN_MS = 60_000;
/** How soon they are all read again for one that was not. */
const UNKNOWN_MS = 2000;

/**
 * Tells whether any partner has registered an origin (RFC 6454, section 6.1). What it remembers of them is at most a minute
 * old; an origin that is new is known after two seconds.
 */
export function registeredOrigins({
  partners,
  now,
}: {
  partners: Pick<Partners, 'list'>;
  now: () => Date;
}): (origin: string) => Promise<boolean> {
  let read: { origins: ReadonlySet<string>; at: number } | undefined;

  async function origins(maxAge: number): Promise<ReadonlySet<string>> {
    const at = now().getTime();
    if (!read || at - read.at >= maxAge)
      read = { origins: new Set((await partners.list()).flatMap((partner) => partner.origins)), at };
    return read.origins;
  }
  return async (origin) => (await origins(KNOWN_MS)).has(origin) || (await origins(UNKNOWN_MS)).has(origin);
}
