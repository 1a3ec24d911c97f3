import { beforeEach, describe, expect, it } from 'vitest';
import { putDeclaration, putText, type Seen, takeStep } from './edit.ts';
import { newDeclarationId } from './new-id.ts';
import { AT, HOUR, later, sampleDeclaration } from './samples.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';
import { textHash } from './text.ts';

const input = {
  title: { en: 'For peace' },
  language: 'en' as const,
  addressees: [],
  topics: [],
  sensitive: false,
};
const seen: Seen = () => undefined;
const stale: Seen = () => ({ refused: 'precondition-failed' });
let stores: StoresInMemory;
const deps = () => ({ ...stores, declarationId: newDeclarationId });

beforeEach(() => {
  stores = storesInMemory();
});

describe('putting a declaration', () => {
  it('drafts a new one', async () => {
    const put = await putDeclaration(deps(), 'for-peace', input, seen);
    expect(put).toMatchObject({ created: true, declaration: { slug: 'for-peace', state: 'draft', rev: 1 } });
    expect(await stores.declarations.get('for-peace')).toMatchObject(input);
  });

  it('changes one whose version its editor has seen, and no other', async () => {
    const was = await stores.publish(sampleDeclaration({ slug: 'for-peace' }));
    expect(await putDeclaration(deps(), 'for-peace', input, stale)).toEqual({
      refused: 'precondition-failed',
    });
    expect(await stores.declarations.get('for-peace')).toEqual(was);
    expect(await putDeclaration(deps(), 'for-peace', input, seen)).toMatchObject({
      created: false,
      declaration: { ...input, id: was.id, state: 'open', rev: 2 },
    });
  });

  it('fails when another was faster', async () => {
    await stores.publish(sampleDeclaration({ slug: 'for-peace' }));
    const declarations = { ...stores.declarations, save: async () => false };
    expect(await putDeclaration({ ...deps(), declarations }, 'for-peace', input, seen)).toEqual({
      refused: 'precondition-failed',
    });
    expect(await putDeclaration({ ...deps(), declarations }, 'another', input, seen)).toEqual({
      refused: 'precondition-required',
    });
  });
});

describe('putting a text', () => {
  const put = (body: string, changes: Partial<ReturnType<typeof deps>> = {}) =>
    putText({ ...deps(), ...changes }, 'for-peace', 'uk', { body, material: false });

  it('makes a new version of it, known by the hash of its canonical form', async () => {
    await putDeclaration(deps(), 'for-peace', input, seen);
    await put('Перше\r\n');
    const next = await put('Друге');
    expect(next).toMatchObject({ texts: { uk: { version: 2, sha256: textHash('Друге') } } });
    const { id = '' } = (await stores.declarations.get('for-peace')) ?? {};
    expect(await stores.declarations.text(id, 'uk', 1)).toMatchObject({
      body: 'Перше\r\n',
      sha256: textHash('Перше\n'),
    });
  });

  it('that is the same changes nothing', async () => {
    await putDeclaration(deps(), 'for-peace', input, seen);
    const first = await put('Перше\n');
    expect(await put('Перше\r\n')).toEqual(first);
  });

  it('is told once the declaration has been open', async () => {
    await putDeclaration(deps(), 'for-peace', input, seen);
    expect(await put('Перше')).toMatchObject({ events: [] });
    const was = await stores.declarations.get('for-peace');
    if (was)
      await stores.declarations.save({ ...was, state: 'open', openedAt: AT.toISOString(), rev: 9 }, was.rev);
    expect(await put('Друге')).toMatchObject({
      events: [{ type: 'declaration.text-revised', data: { language: 'uk', version: 2, material: false } }],
    });
  });

  it('interrupted before it was current is completed when it is sent again, as one version', async () => {
    await putDeclaration(deps(), 'for-peace', input, seen);
    const save = () => Promise.reject(new Error('crash'));
    await expect(put('Перше', { declarations: { ...stores.declarations, save } })).rejects.toThrow('crash');
    expect(await put('Перше')).toMatchObject({ texts: { uk: { version: 1 } } });
    expect(await put('Друге')).toMatchObject({ texts: { uk: { version: 2 } } });
  });

  it('that is material is remembered as the newest to be confirmed again, in its language', async () => {
    await putDeclaration(deps(), 'for-peace', input, seen);
    const revise = (body: string, material: boolean) =>
      putText(deps(), 'for-peace', 'uk', { body, material });
    expect(await revise('Перше', false)).not.toHaveProperty('materialSince');
    expect(await revise('Друге', true)).toMatchObject({ materialSince: { uk: 2 } });
    expect(await revise('Третє', false)).toMatchObject({
      texts: { uk: { version: 3 } },
      materialSince: { uk: 2 },
    });
  });

  it('of what is not there is refused', async () => {
    expect(await put('Перше')).toEqual({ refused: 'unknown-declaration' });
  });
});

describe('taking a step', () => {
  it('is written once, with its event', async () => {
    await stores.publish(sampleDeclaration({ slug: 'for-peace' }));
    const closed = await takeStep(deps(), 'for-peace', { step: 'close' });
    expect(closed).toMatchObject({ state: 'closed', rev: 2, events: [{ type: 'declaration.closed' }] });
    expect(await takeStep(deps(), 'for-peace', { step: 'close' })).toEqual(closed);
    expect(await stores.declarations.get('for-peace')).toEqual(closed);
  });

  it('writes down what dates have done though it leads nowhere', async () => {
    await stores.publish(sampleDeclaration({ slug: 'for-peace', closesAt: later(HOUR).toISOString() }));
    stores.clock.at = later(2 * HOUR);
    expect(await takeStep(deps(), 'for-peace', { step: 'close' })).toMatchObject({
      state: 'closed',
      closedAt: later(HOUR).toISOString(),
    });
    expect(await stores.declarations.get('for-peace')).toMatchObject({ state: 'closed', rev: 2 });
  });

  it('is tried again when another was faster', async () => {
    const was = await stores.publish(sampleDeclaration({ slug: 'for-peace' }));
    let saves = 0;
    const save: typeof stores.declarations.save = async (...given) => {
      if (++saves === 1) await stores.declarations.save({ ...was, title: { en: 'Another' }, rev: 2 }, 1);
      return stores.declarations.save(...given);
    };
    const declarations = { ...stores.declarations, save };
    expect(await takeStep({ ...deps(), declarations }, 'for-peace', { step: 'close' })).toMatchObject({
      state: 'closed',
      title: { en: 'Another' },
      rev: 3,
    });
  });

  it('that is not possible is refused', async () => {
    expect(await takeStep(deps(), 'nothing-there', { step: 'open' })).toEqual({
      refused: 'unknown-declaration',
    });
    await stores.publish(sampleDeclaration({ slug: 'for-peace' }));
    expect(await takeStep(deps(), 'for-peace', { step: 'archive' })).toEqual({
      refused: 'not-from-here',
      state: 'open',
    });
  });
});
