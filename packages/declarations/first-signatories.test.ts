import { parse } from '@undersigned/input/fault.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Declaration } from './declaration.ts';
import { FirstSignatories, recordFirstSignatories } from './first-signatories.ts';
import { AT, sampleDeclaration } from './samples.ts';
import type { Signature } from './signature.ts';
import { PARTITIONS } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

const person = { name: 'Олена Шевченко', country: 'UA', capacity: 'individual' } as const;
const body = {
  name: 'Ivana Petrović',
  country: 'RS',
  capacity: 'organisation',
  organisation: { name: 'Centar za dijalog', role: 'direktorka' },
} as const;
const evidence = 'List of participants, archive box 3';

describe('a list of first signatories', () => {
  const faultsIn = (input: unknown) => {
    const result = parse(FirstSignatories, input);
    return 'refused' in result ? result.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
  };

  it('may name people and organisations', () => {
    expect(parse(FirstSignatories, { signatures: [person, body], evidence })).toEqual({
      value: {
        signatures: [
          { ...person, display: 'full' },
          { ...body, display: 'full' },
        ],
        evidence,
      },
    });
  });

  it.each<[string, unknown, ...string[]]>([
    ['nobody', { signatures: [], evidence }, '#/signatures blank'],
    ['no evidence', { signatures: [person] }, '#/evidence required'],
    ['too many', { signatures: Array(501).fill(person), evidence }, '#/signatures too-many'],
    [
      'an organisation without its name',
      { signatures: [person, { ...person, capacity: 'organisation' }], evidence },
      '#/signatures/1/organisation organisation-required',
    ],
    [
      'a person with an organisation',
      { signatures: [{ ...body, capacity: 'individual' }], evidence },
      '#/signatures/0/organisation organisation-not-expected',
    ],
    [
      'an address, which paper has none of',
      { signatures: [{ ...person, email: 'a@example.org' }], evidence },
      '#/signatures/0/email unknown-field',
    ],
    [
      'several faults',
      { signatures: [{ ...person, name: '' }, { ...person, country: 'ZZ' }, null], evidence: ' ' },
      '#/signatures/0/name blank',
      '#/signatures/1/country invalid-country',
      '#/signatures/2 invalid-type',
      '#/evidence blank',
    ],
  ])('is told of %s', (_, input, ...expected) => expect(faultsIn(input)).toEqual(expected));
});

describe('recording first signatories', () => {
  let stores: StoresInMemory;
  let declaration: Declaration;
  const record = (signatures: readonly object[]) =>
    recordFirstSignatories(stores, declaration, FirstSignatories.parse({ signatures, evidence }));
  const kept = async () => {
    const found: Signature[] = [];
    for (let partition = 0; partition < PARTITIONS; partition++) {
      for await (const one of stores.signatures.partition(declaration.id, partition)) found.push(one);
    }
    return found;
  };

  beforeEach(async () => {
    stores = storesInMemory();
    const { openedAt: _, ...bare } = sampleDeclaration();
    declaration = await stores.publish({ ...bare, state: 'draft' });
  });

  it('makes each count and be listed, with the evidence, and tells', async () => {
    expect(await record([person, body])).toEqual({ recorded: 2, known: 0 });
    expect(await kept()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          capacity: 'individual',
          state: 'confirmed',
          signedOn: '2026-11-22',
          evidence,
          listed: { capacity: 'individual', name: 'Олена Шевченко', country: 'UA' },
          events: [expect.objectContaining({ type: 'signature.confirmed' })],
        }),
        expect.objectContaining({
          capacity: 'organisation',
          listed: expect.objectContaining({ organisation: 'Centar za dijalog', role: 'direktorka' }),
        }),
      ]),
    );
    const [one] = await kept();
    expect(one?.entry).toMatchObject({
      email: '',
      text: { language: 'en', version: 1 },
      at: AT.toISOString(),
    });
  });

  it('records nobody twice, in one list or in two', async () => {
    expect(await record([person, { ...person, name: ' олена  ШЕВЧЕНКО ' }])).toEqual({
      recorded: 1,
      known: 1,
    });
    expect(await record([person, body])).toEqual({ recorded: 1, known: 1 });
    expect(await kept()).toHaveLength(2);
  });

  it('tells people of one name apart by their organisation and capacity', async () => {
    const other = { ...body, organisation: { name: 'Other' } };
    expect(await record([{ ...body, capacity: 'individual', organisation: undefined }, body, other])).toEqual(
      {
        recorded: 3,
        known: 0,
      },
    );
  });

  it('completes what was interrupted when it is sent again', async () => {
    let saves = 0;
    const save: typeof stores.signatures.save = (...given) =>
      ++saves === 2 ? Promise.reject(new Error('crash')) : stores.signatures.save(...given);
    const list = FirstSignatories.parse({ signatures: [person, body], evidence });
    await expect(
      recordFirstSignatories({ ...stores, signatures: { ...stores.signatures, save } }, declaration, list),
    ).rejects.toThrow();
    expect(await record([person, body])).toEqual({ recorded: 1, known: 1 });
  });

  it('is for drafts with a text only', async () => {
    declaration = { ...declaration, texts: {} };
    expect(await record([person])).toEqual({ refused: 'no-text' });
    declaration = sampleDeclaration();
    expect(await record([person])).toEqual({ refused: 'opened' });
    declaration = { ...declaration, state: 'draft', opensAt: AT.toISOString() };
    expect(await record([person])).toEqual({ refused: 'opened' });
    expect(await kept()).toEqual([]);
  });

  it('are linked with the organisations of the record that they are of', async () => {
    const linked = { ...body, organisation: { ...body.organisation, slug: 'centre' } };
    const list = (signatures: unknown[]) => FirstSignatories.parse({ signatures, evidence });
    const elsewhere = { ...body, organisation: { ...body.organisation, slug: 'nowhere' } };
    expect(await recordFirstSignatories(stores, declaration, list([person, elsewhere]))).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/signatures/1/organisation/slug', code: 'unknown-link' }],
    });
    expect(await recordFirstSignatories(stores, declaration, list([person, linked]))).toMatchObject({
      recorded: 2,
    });
    expect(await stores.roll.organisations(declaration.id)).toMatchObject([{ organisationSlug: 'centre' }]);
    expect(await stores.signed.by('centre')).toEqual([declaration.id]);
  });
});
