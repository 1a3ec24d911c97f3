import { beforeEach, describe, expect, it } from 'vitest';
import { askAgain, askMissed, revisionOf } from './ask-again.ts';
import type { Declaration } from './declaration.ts';
import { putText } from './edit.ts';
import {
  AT,
  DAY,
  later,
  requestMark,
  sampleAsk,
  sampleDeclaration,
  sampleKey,
  sampleMark,
} from './samples.ts';
import type { SignatureKey } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

let stores: StoresInMemory;
let declaration: Declaration;
let keys: SignatureKey[];

const signs = async (email: string) => {
  const key = sampleKey({ declaration: declaration.id, email });
  const ask = sampleAsk({ email });
  await stores.signatures.ask(key, ask, requestMark(key, ask));
  await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
  return key;
};
const revise = (body: string, material: boolean) =>
  putText({ ...stores, declarationId: () => 'none' }, declaration.slug, 'uk', { body, material });
const renewals = () =>
  Promise.all(keys.map(async (key) => (await stores.signatures.get(key))?.renewal?.text.version));

beforeEach(async () => {
  stores = storesInMemory();
  declaration = await stores.publish(sampleDeclaration());
  keys = [];
  for (let index = 0; index < 30; index++) keys.push(await signs(`signer${index}@example.org`));
});

describe('a material change', () => {
  it('asks everybody who signed before it, once', async () => {
    await revise('Друге', true);
    expect(await askAgain(stores, declaration.slug)).toEqual({ asked: 30 });
    expect(await renewals()).toEqual(keys.map(() => 2));
    const before = await stores.signatures.get(keys[0] as SignatureKey);
    expect(await askAgain(stores, declaration.slug)).toEqual({ asked: 0 });
    expect(await stores.signatures.get(keys[0] as SignatureKey)).toEqual(before);
  });

  it('asks the rest when it was interrupted', async () => {
    await revise('Друге', true);
    let writes = 0;
    const save: typeof stores.signatures.save = async (...given) => {
      if (++writes > 7) throw new Error('The function came to its end');
      return stores.signatures.save(...given);
    };
    const dying = { ...stores, signatures: { ...stores.signatures, save } };
    await expect(askAgain(dying, declaration.slug)).rejects.toThrow('its end');
    expect(await askAgain(stores, declaration.slug)).toEqual({ asked: 23 });
    expect(await renewals()).toEqual(keys.map(() => 2));
  });

  it('asks also whose signature changes under its hands', async () => {
    await revise('Друге', true);
    let isFirst = true;
    const save: typeof stores.signatures.save = async (next, rev) => {
      if (isFirst) {
        isFirst = false;
        const ask = sampleAsk({ name: 'Somebody else' });
        await stores.signatures.ask(next, ask, requestMark(next, ask));
      }
      return stores.signatures.save(next, rev);
    };
    const raced = { ...stores, signatures: { ...stores.signatures, save } };
    expect(await askAgain(raced, declaration.slug)).toEqual({ asked: 30 });
    expect(await renewals()).toEqual(keys.map(() => 2));
  });

  it('that follows another asks for the newer', async () => {
    await revise('Друге', true);
    await askAgain(stores, declaration.slug);
    await revise('Третє', true);
    expect(await askAgain(stores, declaration.slug)).toEqual({ asked: 30 });
    expect(await renewals()).toEqual(keys.map(() => 3));
  });
});

describe('the day after a material change', () => {
  it('whoever confirmed the older text only after the walk had passed is asked, once', async () => {
    await revise('Друге', true);
    await askAgain(stores, declaration.slug);
    keys.push(await signs('late@example.org'));
    expect(await askMissed(stores, later(DAY))).toEqual({ missed: 1 });
    expect(await renewals()).toEqual(keys.map(() => 2));
    expect(await askMissed(stores, later(DAY))).toEqual({ missed: 0 });
  });

  it('all are asked whom no walk has asked', async () => {
    await revise('Друге', true);
    expect(await askMissed(stores, later(DAY))).toEqual({ missed: 30 });
  });

  it('signatures are read where that may be, for a week', async () => {
    const read: string[] = [];
    const partition: typeof stores.signatures.partition = (id, ...given) => {
      read.push(id);
      return stores.signatures.partition(id, ...given);
    };
    const watched = { ...stores, signatures: { ...stores.signatures, partition } };
    await askMissed(watched, later(DAY));
    expect(read).toEqual([]);
    await revise('Друге', true);
    await askMissed(watched, later(7 * DAY));
    expect(read).toEqual([]);
    await askMissed(watched, later(7 * DAY - 1));
    expect(new Set(read)).toEqual(new Set([declaration.id]));
  });
});

it('what is not material asks nobody', async () => {
  await revise('Друге', false);
  expect(await askAgain(stores, declaration.slug)).toEqual({ asked: 0 });
});

it('a declaration that nobody knows has nobody to ask', async () => {
  expect(await askAgain(stores, 'unknown')).toEqual({ asked: 0 });
});

it('a message that is no revision is refused', () => {
  expect(() => revisionOf({})).toThrow();
});
