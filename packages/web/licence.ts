import type { NetworkStore } from '@undersigned/network/network-store.ts';

/** How long an answer may name the licence that was before. */
const FRESH_MS = 60_000;

/** Tells in a header under what licence the record may be used (RFC 8288; `license` is RFC 4946's). */
export function licenceLink(
  store: Pick<NetworkStore, 'get'>,
  now: () => Date,
): () => Promise<{ link: string }> {
  let known: { link: string; at: number } | undefined;
  return async () => {
    const at = now().getTime();
    if (!known || at - known.at >= FRESH_MS) {
      const { network } = await store.get();
      known = { link: `<${encodeURI(network.licence)}>; rel="license"`, at };
    }
    return { link: known.link };
  };
}
