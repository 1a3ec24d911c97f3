import { declarationsInMemory } from '@undersigned/declarations/declarations.memory.ts';
import { put } from '@undersigned/network/edit.ts';
import { networkInMemory } from '@undersigned/network/network-store.memory.ts';
import { sampleDeps } from '@undersigned/network/samples.ts';
import type { Collection, Inputs } from '@undersigned/network/thing.ts';

/** A network in memory, and a way to record things in it. */
export function machinesInMemory() {
  const deps = {
    ...sampleDeps(),
    network: networkInMemory(),
    declarations: declarationsInMemory(),
    site: () => ({ origin: 'https://sign.example.org', network: { name: { en: 'Neighbours' } } }),
  };
  const recorded = async <C extends Collection>(collection: C, slug: string, input: Inputs[C]) => {
    const result = await put(deps, collection, slug, input, () => undefined);
    if ('refused' in result) throw new Error(JSON.stringify(result));
  };
  return { deps, recorded };
}
