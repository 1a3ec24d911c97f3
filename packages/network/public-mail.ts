import { type Fault, pointerTo } from '@undersigned/input/fault.ts';

/** The domains among them at which anybody can have an address, so that they speak for no organisation. */
export async function publicMailIn(mailDomains: readonly string[]): Promise<Fault[]> {
  if (mailDomains.length === 0) return [];
  // A long list, which nothing else of the record waits for.
  const { isPublicProvider } = await import('@undersigned/declarations/public-providers.ts');
  return mailDomains.flatMap((domain, index) =>
    isPublicProvider(domain) ? [{ pointer: pointerTo(['mailDomains', index]), code: 'public-provider' }] : [],
  );
}
