import { streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import type { Letterbox, Note, Slip, SlipKey, SlipKind } from './letterbox.ts';

/** A letterbox in memory, with the stream of its changes. */
export function letterboxInMemory() {
  const slips = new Map<string, Slip>();
  const notes = new Map<string, Note>();
  const stream = streamInMemory<Slip | Note>();
  const nameOf = ({ kind, address, digest }: SlipKey) => `${address}#SLIP#${kind}#${digest}`;
  const place = ({ at, id }: Slip) => `${at}#${id}`;
  const write = (name: string, slip: Slip) => {
    stream.tell(name, slips.get(name), slip);
    slips.set(name, structuredClone(slip));
  };

  const letterbox: Letterbox = {
    put: async (slip) => write(nameOf(slip), slip),
    get: async (key) => structuredClone(slips.get(nameOf(key))) as never,
    async save(slip, was) {
      const now = slips.get(nameOf(was));
      if (!now || now.events[0]?.id !== was.events[0]?.id || now.rev !== was.rev) return false;
      write(nameOf(slip), slip);
      return true;
    },
    remove: async (key) => void slips.delete(nameOf(key)),
    async page(kind, state, { limit, after = '' }) {
      const all = [...slips.values()]
        .filter((slip) => slip.kind === kind && (slip.heldFor !== undefined) === (state === 'held'))
        .filter((slip) => place(slip) > after)
        .sort((a, b) => (place(a) < place(b) ? -1 : 1));
      const page = all.slice(0, limit);
      const last = page.at(-1);
      return { slips: structuredClone(page), ...(all.length > limit && last && { after: place(last) }) };
    },
    async note(address, name, note) {
      stream.tell(`${address}#${name}`, notes.get(`${address}#${name}`), note);
      notes.set(`${address}#${name}`, structuredClone(note));
    },
    noted: async (address, name) => structuredClone(notes.get(`${address}#${name}`)),
    async forget(address) {
      const own = [...slips.keys()].filter((name) => name.startsWith(`${address}#`));
      for (const name of own) slips.delete(name);
      for (const name of notes.keys()) if (name.startsWith(`${address}#`)) notes.delete(name);
      const of = (kind: SlipKind) => own.filter((name) => name.startsWith(`${address}#SLIP#${kind}#`)).length;
      return { comment: of('comment'), application: of('application'), message: of('message') };
    },
  };
  return { letterbox, stream };
}
