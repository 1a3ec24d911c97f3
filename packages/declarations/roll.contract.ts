import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { beforeEach, expect, it } from 'vitest';
import { newDeclarationId } from './new-id.ts';
import type { RollEntry, RollReader } from './roll.ts';
import { AT, DAY, later, MINUTE, requestMark, sampleAsk, sampleKey, sampleMark } from './samples.ts';
import { type Ask, blank, counted, type Signature, stripped } from './signature.ts';
import type { Signatures } from './signatures.ts';

/** What every reader of the roll shows of what a store of signatures keeps. */
export function rollContract(make: () => Promise<{ roll: RollReader; signatures: Signatures }>): void {
  let roll: RollReader;
  let signatures: Signatures;
  let declaration: string;
  const sign = async (email: string, at: Date, changes: Partial<Ask> = {}) => {
    const key = sampleKey({ declaration, email });
    const ask = sampleAsk({ name: email, ...changes }, at);
    await signatures.ask(key, ask, requestMark(key, ask));
    return signatures.confirm(key, at, sampleMark(signatureConfirmed.type, at)) as Promise<Signature>;
  };
  const signOrganisation = async (email: string, name: string, changes: Partial<Ask> = {}) => {
    const key = sampleKey({ declaration, email, capacity: 'organisation' });
    const organisation = { name, role: 'director', mandate: true as const };
    const ask = sampleAsk({ capacity: 'organisation', email, organisation, ...changes });
    const signature = counted(blank(key, AT), ask, AT, [sampleMark(signatureConfirmed.type)]);
    await signatures.save(signature, 0);
    return signature;
  };
  const pages = async (limit: number) => {
    const read: RollEntry[][] = [];
    for (let after: string | undefined; ; ) {
      const { entries, last } = await roll.individuals(declaration, { after, limit });
      read.push(entries);
      if (last === undefined) return read;
      after = last;
    }
  };

  beforeEach(async () => {
    ({ roll, signatures } = await make());
    declaration = newDeclarationId();
  });

  it('is empty where nobody has signed', async () => {
    expect(await roll.individuals(declaration, { limit: 10 })).toEqual({ entries: [], last: undefined });
    expect(await roll.organisations(declaration)).toEqual([]);
  });

  it('shows individuals, newest first, with the day they signed', async () => {
    await sign('a@example.org', AT);
    await sign('c@example.org', later(2 * DAY));
    await sign('b@example.org', later(DAY));
    const { entries } = await roll.individuals(declaration, { limit: 10 });
    expect(entries).toEqual([
      { capacity: 'individual', name: 'c@example.org', country: 'UA', signedOn: '2026-11-24' },
      { capacity: 'individual', name: 'b@example.org', country: 'UA', signedOn: '2026-11-23' },
      { capacity: 'individual', name: 'a@example.org', country: 'UA', signedOn: '2026-11-22' },
    ]);
  });

  it('shows of each what its display choice allows, and nothing of who is hidden', async () => {
    await sign('a@example.org', AT, { name: 'Олена Шевченко', display: 'initials' });
    await sign('b@example.org', later(MINUTE), { display: 'country' });
    await sign('c@example.org', later(2 * MINUTE), { display: 'hidden' });
    const { entries, last } = await roll.individuals(declaration, { limit: 10 });
    expect(entries).toEqual([
      { capacity: 'individual', country: 'UA', signedOn: '2026-11-22' },
      { capacity: 'individual', name: 'О. Ш.', country: 'UA', signedOn: '2026-11-22' },
    ]);
    expect(last).toBeUndefined();
  });

  it('shows nobody who has not confirmed, or no longer counts', async () => {
    const withdrawn = await sign('a@example.org', AT);
    await signatures.save(stripped(withdrawn, 'withdrawn', undefined), withdrawn.rev);
    const { listed: _, signedOn: __, ...kept } = await sign('b@example.org', AT);
    await signatures.save({ ...kept, state: 'invalidated', rev: kept.rev + 1 }, kept.rev);
    const key = sampleKey({ declaration, email: 'c@example.org' });
    await signatures.ask(key, sampleAsk(), requestMark(key, sampleAsk()));
    expect((await roll.individuals(declaration, { limit: 10 })).entries).toEqual([]);
  });

  it('goes on showing who asks to sign anew', async () => {
    const { entry } = await sign('a@example.org', AT);
    const key = sampleKey({ declaration, email: 'a@example.org' });
    const ask = sampleAsk({ name: 'Another' });
    await signatures.ask(key, ask, requestMark(key, ask));
    expect((await roll.individuals(declaration, { limit: 10 })).entries).toMatchObject([
      { name: entry?.name },
    ]);
  });

  it('pages through all of them once, also those of one instant', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `signer${index}@example.org`);
    for (const [index, name] of names.entries()) await sign(name, later(Math.floor(index / 4) * MINUTE));
    const read = await pages(5);
    expect(read.map((page) => page.length)).toEqual([5, 5, 5, 5, 3]);
    expect(read.flat().map(({ name }) => name)).toHaveLength(names.length);
    expect(new Set(read.flat().map(({ name }) => name))).toEqual(new Set(names));
  });

  it('ends with a full page when nothing is left', async () => {
    for (const index of [1, 2, 3, 4]) await sign(`${index}@example.org`, later(index * MINUTE));
    expect((await pages(2)).map((page) => page.length)).toEqual([2, 2]);
  });

  it('keeps its place while others sign', async () => {
    for (const index of [1, 2, 3, 4]) await sign(`${index}@example.org`, later(index * MINUTE));
    const first = await roll.individuals(declaration, { limit: 2 });
    await sign('5@example.org', later(5 * MINUTE));
    const second = await roll.individuals(declaration, { after: first.last, limit: 2 });
    expect(second.entries.map(({ name }) => name)).toEqual(['2@example.org', '1@example.org']);
  });

  it('shows organisations apart', async () => {
    await sign('a@example.org', AT);
    await signOrganisation('b@one.example', 'Centar');
    await signOrganisation('c@two.example', 'Hidden', { display: 'hidden' });
    await signOrganisation('d@three.example', 'Unnamed', { display: 'country', country: 'BG' });
    const shown = await roll.organisations(declaration);
    expect(shown).toHaveLength(2);
    expect(shown).toEqual(
      expect.arrayContaining([
        {
          capacity: 'organisation',
          name: 'Олена Шевченко',
          organisation: 'Centar',
          role: 'director',
          country: 'UA',
          signedOn: '2026-11-22',
        },
        { capacity: 'organisation', country: 'BG', signedOn: '2026-11-22' },
      ]),
    );
    expect((await roll.individuals(declaration, { limit: 10 })).entries).toHaveLength(1);
  });

  it('shows no organisation that is in review', async () => {
    const { listed: _, ...kept } = await signOrganisation('b@one.example', 'Centar');
    await signatures.save({ ...kept, state: 'in-review', rev: kept.rev + 1 }, kept.rev);
    expect(await roll.organisations(declaration)).toEqual([]);
  });
}
