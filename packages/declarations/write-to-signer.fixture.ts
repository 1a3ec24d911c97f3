import { requestMark, sampleAsk, sampleKey } from './samples.ts';
import { Settings } from './settings.ts';
import type { Ask, Signature } from './signature.ts';
import { storesInMemory } from './stores.memory.ts';
import { writeToSigner } from './write-to-signer.ts';

/** One signature, what is done to it, and the letters that its signer is sent. */
export function correspondence() {
  const stores = storesInMemory();
  const key = sampleKey();
  const kept = async () => (await stores.signatures.get(key)) as Signature;
  return {
    stores,
    key,
    kept,
    change: async (next: (was: Signature) => Signature) => {
      const was = await kept();
      await stores.signatures.save({ ...next(was), rev: was.rev + 1 }, was.rev);
    },
    /** Asked for by the form. Gives the event's id. */
    asked: async (changes: Partial<Ask> = {}, at = stores.clock.at) => {
      const ask = sampleAsk(changes, at);
      const mark = requestMark(key, ask);
      await stores.signatures.ask(key, ask, mark);
      return mark.id;
    },
    /** An event of it, or a reminder, is a cause to write. */
    writes: async (id: string, type = 'signature.requested', at?: Date) =>
      writeToSigner(stores, {
        id,
        type,
        signature: (await kept()).id,
        ...(at && { at: at.toISOString() }),
      }),
    block: (settings: object) => stores.settings.save(Settings.parse(settings), 0),
    sent: () => stores.mailer.sent.map(({ kind }) => kind),
  };
}
export type Correspondence = ReturnType<typeof correspondence>;
