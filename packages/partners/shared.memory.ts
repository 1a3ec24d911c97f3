import type { Outbox } from '@undersigned/outbox/outbox.ts';
import { streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import type { Debt, Shared, Sharing } from './shared.ts';

type KeptDebt = Debt & Outbox & { acknowledgedAt?: string };

/** What was shared and is owed, in memory; with the stream of debts. */
export function sharedInMemory() {
  const sharings = new Map<string, Sharing>();
  const debts = new Map<string, KeptDebt>();
  const stream = streamInMemory<KeptDebt>();
  const write = (debt: KeptDebt) => {
    const name = `${debt.partner}#${debt.signature}`;
    stream.tell(name, debts.get(name), debt);
    debts.set(name, structuredClone(debt));
  };
  const shared: Shared = {
    async note(sharing) {
      sharings.set(`${sharing.signature}#${sharing.endpoint}`, structuredClone(sharing));
    },
    whoHas: async (signature) =>
      structuredClone([...sharings.values()].filter((one) => one.signature === signature)),
    async owe(debt) {
      const was = debts.get(`${debt.partner}#${debt.signature}`);
      if (was && was.since >= debt.since) return;
      write({ ...debt, subject: debt.signature, events: [], rev: (was?.rev ?? 0) + 1 });
    },
    async acknowledge({ partner, signature, endpoint, until }, mark) {
      const theirs = [...sharings].filter(
        ([, one]) => one.signature === signature && one.partner === partner && one.at <= until,
      );
      const settled = theirs.filter(([, one]) => endpoint === undefined || one.endpoint === endpoint);
      for (const [name] of settled) sharings.delete(name);
      const debt = debts.get(`${partner}#${signature}`);
      const isOpen = debt && debt.acknowledgedAt === undefined && debt.since <= until;
      if (settled.length < theirs.length || !isOpen) return false;
      write({ ...debt, acknowledgedAt: mark.time, events: [mark], rev: debt.rev + 1 });
      return true;
    },
    async owed(partner, { limit, after = '' }) {
      const open = [...debts.values()]
        .filter((one) => one.partner === partner && !one.acknowledgedAt && one.signature > after)
        .sort((a, b) => (a.signature < b.signature ? -1 : 1));
      const page = open.slice(0, limit).map(({ signature, since }) => ({ partner, signature, since }));
      const last = page.at(-1)?.signature;
      return { debts: page, ...(open.length > limit && last && { after: last }) };
    },
  };
  return { shared, stream };
}
