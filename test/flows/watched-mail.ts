import type { Letter } from '@undersigned/declarations/post.ts';
import { keyOfId, type SignatureKey } from '@undersigned/declarations/signature-id.ts';
import type { StoresInMemory } from '@undersigned/declarations/stores.memory.ts';
import { type Cause, writeToSigner } from '@undersigned/declarations/write-to-signer.ts';
import { REFUSING } from './cast.ts';
import { type instance, isExpected } from './faults.ts';

/** Minutes before a second letter goes to an address, in trials. */
export const COOLDOWN_MINUTES = 2;

/** The function behind the queue of mails to signers, with an eye on what is sent, noted and kept back. */
export function watchedMail(
  stores: StoresInMemory,
  newInstance: () => ReturnType<typeof instance>,
  portsOf: (through: ReturnType<typeof instance>['through']) => StoresInMemory,
) {
  const letters: Letter[] = [];
  /** How often a letter was sent and its function came to an end before that was noted. */
  const interrupted = new Map<string, number>();
  const keptBack: { signature: string; at: number }[] = [];

  /** Whether the address had a letter of another cause just before, so that the cooldown keeps this one back. */
  async function isCooling({ id, signature }: Cause): Promise<boolean> {
    const key = keyOfId(signature);
    const { request, entry } = (key && (await stores.signatures.get(key))) ?? {};
    const address = stores.keys.address((request ?? entry)?.email ?? '');
    const { entries } = await stores.ledger.get(address);
    const since = stores.now().getTime() - COOLDOWN_MINUTES * 60_000;
    return entries.some(({ cause, at }) => cause !== id && Date.parse(at) > since);
  }

  return {
    letters,
    interrupted,
    /** Whether a letter about that signature has been kept back since then. */
    wasKeptBack: ({ declaration, key }: SignatureKey, since: number): boolean =>
      keptBack.some(({ signature, at }) => signature.endsWith(declaration + key) && at >= since),

    /** One invocation; gives the causes that come again. */
    async writes(causes: Cause[]): Promise<Set<Cause>> {
      const failed = new Set<Cause>();
      const unnoted = new Set<string>();
      const { through, isDead } = newInstance();
      const mailer = {
        async send(letter: Letter) {
          if (letter.to.endsWith(REFUSING)) return 'refused' as const;
          letters.push(structuredClone(letter));
          unnoted.add(letter.cause);
          return 'sent' as const;
        },
      };
      const ledger = {
        ...stores.ledger,
        async save(...[address, entries, rev]: Parameters<typeof stores.ledger.save>) {
          const isWritten = await stores.ledger.save(address, entries, rev);
          if (isWritten) for (const { cause, done } of entries) if (done) unnoted.delete(cause);
          return isWritten;
        },
      };
      const deps = { ...portsOf(through), ...through({ mailer, ledger }) };
      for (const cause of causes) {
        const mayBeKeptBack = await isCooling(cause);
        const outcome = await writeToSigner(deps, cause).catch((error) => {
          if (!isExpected(error)) throw error;
          failed.add(cause);
        });
        if (outcome === 'too-many' || (failed.has(cause) && mayBeKeptBack)) {
          keptBack.push({ signature: cause.signature, at: stores.now().getTime() });
        }
      }
      const again = isDead() ? new Set(causes) : failed;
      for (const { id } of again) if (unnoted.has(id)) interrupted.set(id, (interrupted.get(id) ?? 0) + 1);
      return again;
    },
  };
}
