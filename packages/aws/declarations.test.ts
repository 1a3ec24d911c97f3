import { sampleDeclaration, sampleKnownPartner } from '@undersigned/declarations/samples.ts';
import { expect, it } from 'vitest';
import { gate } from './declarations.ts';
import { declarationKey, partnerKey, slugKey } from './keys.ts';
import type { Item, Table } from './table.ts';

const declaration = sampleDeclaration();
const keyed = (item: object, key: { pk: string; sk: string }) => ({ ...item, ...key }) as unknown as Item;

/** A table that holds an open declaration and two partners, and writes down what it is asked. */
function watched() {
  const items = [
    keyed({ id: declaration.id }, slugKey('declarations', declaration.slug)),
    keyed(declaration, declarationKey(declaration.id)),
    ...['one', 'two'].map((slug) =>
      keyed(
        {
          ...sampleKnownPartner({ slug }),
          contact: 'webmaster@example.org',
          submissionSecrets: [{ sealed: 's' }],
        },
        partnerKey(slug),
      ),
    ),
  ];
  const asked: string[][] = [];
  const find = (key: { pk: string; sk: string }) =>
    items.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  const send = async ({ input }: { input: Record<string, unknown> }) => {
    const { Key, RequestItems } = input as {
      Key?: { pk: string; sk: string };
      RequestItems?: Record<string, { Keys: { pk: string; sk: string }[] }>;
    };
    const keys = Key ? [Key] : (RequestItems?.['table']?.Keys ?? []);
    asked.push(keys.map(({ pk }) => pk));
    const found = keys.map(find).filter((item) => item !== undefined);
    return Key ? { Item: found[0] } : { Responses: { table: found } };
  };
  const clock = { at: 1_000_000 };
  const table = { name: 'table', client: { send } } as unknown as Table;
  return { gate: gate(table, () => new Date(clock.at)), asked, clock };
}

it('partners that a signer names are read with what else decides, in one call; where none is, nothing more is read', async () => {
  const { gate, asked, clock } = watched();
  await gate.bySlug(declaration.slug);
  clock.at += 1000;
  await gate.bySlug(declaration.slug, ['one', 'two']);
  expect(asked).toEqual([
    ['SLUGS'],
    ['DECLARATIONS', 'SETTINGS'],
    ['DECLARATIONS', 'SETTINGS', 'PARTNERS', 'PARTNERS'],
  ]);
});

it('a busy instance reads nothing anew of what it has just read, the answer’s headers included', async () => {
  const { gate, asked, clock } = watched();
  await gate.bySlug(declaration.slug, ['one']);
  const before = asked.length;
  clock.at += 400;
  await gate.bySlug(declaration.slug, ['one']);
  await gate.bySlug(declaration.slug);
  await gate.partner('one');
  expect(asked.length).toBe(before);
  clock.at += 200;
  await gate.partner('one');
  expect(asked.slice(before)).toEqual([['PARTNERS']]);
});

it('what is kept of a partner beyond what signing asks for goes no further', async () => {
  const { gate } = watched();
  const { partners } = await gate.bySlug(declaration.slug, ['one', 'nobody']);
  expect(partners).toEqual([sampleKnownPartner({ slug: 'one' })]);
  expect(await gate.partner('two')).toEqual(sampleKnownPartner({ slug: 'two' }));
});
