import { beforeEach, describe, expect, it } from 'vitest';
import type { Declaration } from './declaration.ts';
import { type FindDeps, findSignatures, type SignatureQuery } from './find-signatures.ts';
import { AT, HOUR, later, requestMark, sampleAsk, sampleDeclaration, sampleKey } from './samples.ts';
import type { Ask, Signature } from './signature.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

let stores: StoresInMemory;
let declarations: Declaration[];
const deps = (changes: Partial<FindDeps> = {}): FindDeps => ({
  ...stores,
  key: (name) => name.toLowerCase(),
  ...changes,
});
const asked = async (declaration: Declaration | undefined, changes: Partial<Ask>, hours = 0) => {
  const ask = sampleAsk({ declaration: declaration?.slug ?? '', ...changes }, later(hours * HOUR));
  const key = sampleKey({ declaration: declaration?.id ?? '', email: ask.email });
  await stores.signatures.ask(key, ask, requestMark(key, ask));
  return key;
};
const named = (signatures: readonly Signature[]) =>
  signatures.map(({ request, entry }) => (request ?? entry)?.name ?? '');
const page = async (query: SignatureQuery, limit = 50, cursor?: string, changes?: Partial<FindDeps>) => {
  const found = await findSignatures(deps(changes), declarations, query, { limit, cursor });
  if ('refused' in found) throw new Error('No such page');
  return found;
};
/** All pages of that size, until there is none. */
async function pages(query: SignatureQuery, limit: number) {
  const found: string[][] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { items, next } = await page(query, limit, cursor);
    found.push(named(items));
    cursor = next;
  }
  return found;
}

beforeEach(async () => {
  stores = storesInMemory();
  declarations = ['one', 'three', 'two'].map((slug) => sampleDeclaration({ slug }));
  for (const declaration of declarations) await stores.publish(declaration);
});

describe('signatures that a moderator asks for', () => {
  it.each([1, 2, 3, 7, 50])('come in pages of %d, each once, declaration by declaration', async (limit) => {
    for (const [index, declaration] of declarations.entries()) {
      for (let more = 0; more < 4; more++) {
        await asked(declaration, { name: `${index}`, email: `${index}${more}@example.org` });
      }
    }
    const found = await pages({}, limit);
    expect(found.flat()).toEqual([...'000011112222']);
    for (const one of found.slice(0, -1)) expect(one).toHaveLength(limit);
  });

  it('are found by what the query says', async () => {
    const [one, three] = declarations;
    await asked(one, { name: 'Olena', network: '192.0.2.0/24' });
    await asked(one, {
      name: 'Petro',
      email: 'petro@example.org',
      comment: 'Yes',
      network: '198.51.100.0/24',
    });
    await asked(three, { name: 'Olena Third' });
    expect(named((await page({ name: 'OLENA' })).items)).toEqual(['Olena', 'Olena Third']);
    expect(named((await page({ network: '198.51.100.0/24' })).items)).toEqual(['Petro']);
    expect(named((await page({ comment: 'unmoderated' })).items)).toEqual(['Petro']);
    expect((await page({ state: 'confirmed' })).items).toEqual([]);
  });

  it('are found by an address in either capacity, without a walk', async () => {
    const [one, three] = declarations;
    await asked(one, { name: 'Here' });
    await asked(three, { name: 'There' });
    const partition: FindDeps['signatures']['partition'] = () => {
      throw new Error('walked');
    };
    const signatures = { ...stores.signatures, partition };
    const first = await page({ email: 'Olena+news@example.org' }, 1, undefined, { signatures });
    expect(named(first.items)).toEqual(['Here']);
    const second = await page({ email: 'Olena+news@example.org' }, 1, first.next ?? '', { signatures });
    expect(named(second.items)).toEqual(['There']);
    expect(second.next).toBeNull();
  });

  it('and wait for a decision come from the index, those first that have waited longest', async () => {
    for (const [name, hours] of [
      ['late', 3],
      ['early', 1],
      ['middle', 2],
    ] as const) {
      const key = await asked(declarations[1], { name, email: `${name}@example.org` }, hours);
      const was = (await stores.signatures.get(key)) as Signature;
      await stores.signatures.save({ ...was, state: 'held', heldFor: 'domain', rev: was.rev + 1 }, was.rev);
    }
    expect(await pages({ state: 'held' }, 1)).toEqual([['early'], ['middle'], ['late']]);
    expect(await pages({ state: 'held' }, 3)).toEqual([['early', 'middle', 'late']]);
  });

  it('are read no further than the page needs, but for a little ahead', async () => {
    for (let index = 0; index < 200; index++) {
      await asked(declarations[index % 3], { email: `signer${index}@example.org` });
    }
    const read = new Set<string>();
    const partition: FindDeps['signatures']['partition'] = async function* (id, number, reading) {
      read.add(`${id} ${number}`);
      yield* stores.signatures.partition(id, number, reading);
    };
    const signatures = { ...stores.signatures, partition };
    await page({}, 10, undefined, { signatures });
    expect(read.size).toBeLessThanOrEqual(24);
    expect(new Set([...read].map((name) => name.split(' ')[0]))).toEqual(new Set([declarations[0]?.id]));
  });

  it('are looked for so long and no longer: the page says where to go on', async () => {
    for (const declaration of declarations) await asked(declaration, { name: declaration.slug });
    let seconds = 0;
    const now = () => new Date(AT.getTime() + 1000 * seconds++);
    const found: string[] = [];
    let requests = 0;
    for (let cursor: string | null | undefined; cursor !== null; requests++) {
      const { items, next } = await page({}, 50, cursor, { now });
      found.push(...named(items));
      cursor = next;
    }
    expect(found).toEqual(['one', 'three', 'two']);
    expect(requests).toBeGreaterThan(10);
  });

  it('are not shown for a cursor of another list, or one that is none', async () => {
    for (const name of ['a', 'b']) await asked(declarations[0], { name, email: `${name}@example.org` });
    const { next } = await page({}, 1);
    const invalid = { refused: 'invalid', faults: [{ pointer: '#/cursor', code: 'invalid-cursor' }] };
    for (const [query, cursor] of [
      [{ declaration: 'one' }, next ?? ''],
      [{}, 'none'],
      [{}, Buffer.from(JSON.stringify([JSON.stringify(['signatures', {}]), '5'])).toString('base64url')],
    ] as const) {
      expect(await findSignatures(deps(), declarations, query, { limit: 1, cursor })).toEqual(invalid);
    }
  });
});
