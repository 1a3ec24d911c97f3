import { confirm } from './confirm.ts';
import { AT, requestMark, sampleAsk, sampleDeclaration, sampleKey } from './samples.ts';
import type { Ask } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';
import { storesInMemory } from './stores.memory.ts';

/** A declaration that can be signed, those who ask to, and the button of the link that they are mailed. */
export async function signers() {
  const stores = storesInMemory();
  const declaration = await stores.publish(sampleDeclaration());
  const asked = async (email: string, changes: Partial<Ask> = {}, { id } = declaration) => {
    const key = sampleKey({ declaration: id, email, capacity: changes.capacity ?? 'individual' });
    const ask = sampleAsk({ email, ...changes }, stores.clock.at);
    await stores.signatures.ask(key, ask, requestMark(key, ask));
    return key;
  };
  const organisation = { name: 'Centar', role: 'direktorka', mandate: true } as const;
  return {
    stores,
    declaration,
    asked,
    askedFor: (email: string, on = declaration) =>
      asked(email, { capacity: 'organisation', organisation }, on),
    press: (key: SignatureKey, madeAt = AT) => confirm(stores, stores.tokens.make('confirm', key, madeAt)),
  };
}
export type Signers = Awaited<ReturnType<typeof signers>>;
