import type { Ledger, LedgerEntry, Letter, Mailer } from './post.ts';

/** A ledger in memory. */
export function ledgerInMemory(): Ledger {
  const kept = new Map<string, { entries: LedgerEntry[]; rev: number }>();
  return {
    get: async (addressKey) => structuredClone(kept.get(addressKey) ?? { entries: [], rev: 0 }),
    async save(addressKey, entries, expectedRev) {
      if ((kept.get(addressKey)?.rev ?? 0) !== expectedRev) return false;
      kept.set(addressKey, structuredClone({ entries, rev: expectedRev + 1 }));
      return true;
    },
    forget: async (addressKey) => void kept.delete(addressKey),
  };
}

/** A mailer that keeps what it sends, and refuses the addresses it is told to. */
export function mailerInMemory(refusing: readonly string[] = []): Mailer & { sent: Letter[] } {
  const sent: Letter[] = [];
  return {
    sent,
    async send(letter) {
      if (refusing.includes(letter.to)) return 'refused';
      sent.push(structuredClone(letter));
      return 'sent';
    },
  };
}
