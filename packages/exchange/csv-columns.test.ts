import { factsOf } from '@undersigned/network/collections.ts';
import {
  sampleConvening,
  sampleDocument,
  sampleOrganisation,
  sampleProject,
  sampleUpdate,
} from '@undersigned/network/samples.ts';
import { COLLECTIONS, type Collection } from '@undersigned/network/thing.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { columnOf, columnsOf, fromRow, headerOf, toRow, unknownColumns } from './csv-columns.ts';

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  propertyNames?: { enum: string[] };
  items?: JsonSchema;
}

/** What people type, and what breaks tables. Texts come trimmed and are never empty. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...`a|\\'"=+-@,;[{}]\n\t ш＝<>&`), { maxLength: 8 }).map((all) => all.join('')),
    fc.constantFrom(
      '=HYPERLINK("https://example.org")',
      "'=1+1",
      "''@x",
      "'tis",
      ' | ',
      'a | b',
      'a\\',
      '\\|',
      'true',
      '007',
      '[]',
      '{}',
      '</td><script>',
    ),
  )
  .map((given) => given.trim())
  .filter((given) => given !== '');

/** Anything of a shape, whatever else its schema asks for. */
function anything(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { properties, propertyNames, items, type } = schema;
  if (properties) {
    const fields = Object.entries(properties).map(([name, inner]) => [name, anything(inner)]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: [], noNullPrototype: true });
  }
  if (propertyNames) {
    return fc.dictionary(fc.constantFrom(...propertyNames.enum), text, { minKeys: 1, noNullPrototype: true });
  }
  if (items) return fc.array(anything(items), { minLength: 1, maxLength: 4 });
  if (type === 'integer') return fc.integer();
  return type === 'boolean' ? fc.boolean() : text;
}

const schemaOf = (collection: Collection) =>
  z.toJSONSchema(factsOf(collection).input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

const SAMPLES = {
  organisations: sampleOrganisation({
    otherNames: ['One | Two', '=Three'],
    contact: { phone: '+387 33 123456' },
    membership: { status: 'active', since: '2021-10-05' },
    identifiers: [{ scheme: 'BA-JPR', id: '-42' }],
    openingHours: ['Mo-Fr 09:00-17:00', 'Sa'],
    employees: 12,
    published: false,
  }),
  projects: sampleProject({
    period: {},
    objectives: [{ en: 'First | second', bs: '=1' }],
    budget: { amount: 100, currency: 'EUR' },
    participants: [{ organisation: 'centre', role: 'lead' }],
  }),
  convenings: sampleConvening({
    parts: [{ sessions: [{ title: { en: 'Panel' }, speakers: [{ name: 'Ana "A" Anić' }] }] }],
  }),
  documents: sampleDocument({ about: { ...sampleUpdate().about, projects: ['rivers', 'lakes'] } }),
  updates: sampleUpdate({ body: { en: '- one\n- two\r\n\n=3' } }),
} as const;

describe('a thing as a row, and back', () => {
  it.each(COLLECTIONS)('of %s is the same, whatever is in it', { timeout: 30_000 }, (collection) => {
    const { slug: _, ...properties } = schemaOf(collection).properties ?? {};
    fc.assert(
      fc.property(anything({ properties }), (input) => {
        const row = toRow(collection, { slug: 'a-slug', ...(input as object) });
        expect(fromRow(collection, row)).toEqual({ slug: 'a-slug', input });
      }),
      { numRuns: 100 },
    );
  });

  it.each(COLLECTIONS)('of %s is the same to its schema, defaults included', (collection) => {
    const input = SAMPLES[collection];
    const row = toRow(collection, { slug: 'a-slug', ...input });
    expect(factsOf(collection).input.parse(fromRow(collection, row).input)).toEqual(input);
  });

  it('has a column for each language and field, and lists in one cell', () => {
    const row = toRow('organisations', { slug: 'centre', ...SAMPLES.organisations });
    expect(row).toMatchObject({
      slug: 'centre',
      'name.sr-Cyrl': 'Центар за дијалог',
      'contact.phone': "'+387 33 123456",
      otherNames: 'One \\| Two | =Three',
      'membership.since': '2021-10-05',
      employees: '12',
      published: 'false',
    });
    expect(JSON.parse(row['identifiers'] ?? '')).toEqual([{ scheme: 'BA-JPR', id: '-42' }]);
  });

  it('reads what people type into a spreadsheet', () => {
    const row = { slug: 'x1', topics: 'energy|  youth |', published: 'FALSE', employees: '12', goal: '' };
    expect(fromRow('organisations', row)).toEqual({
      slug: 'x1',
      input: { topics: ['energy', 'youth'], published: false, employees: 12 },
    });
  });

  it('passes on what it cannot read, for the schema to refuse', () => {
    const { input } = fromRow('organisations', {
      employees: 'a dozen',
      published: 'perhaps',
      identifiers: '[{',
    });
    expect(input).toEqual({ employees: 'a dozen', published: 'perhaps', identifiers: '[{' });
    expect(factsOf('organisations').input.safeParse(input).success).toBe(false);
  });

  it('what an export tells beside is passed over', () => {
    const row = toRow('updates', {
      slug: 'a1',
      changedAt: '2026-11-22T09:00:00Z',
      files: { en: { version: 1 } },
    });
    expect(row).toMatchObject({ changedAt: '2026-11-22T09:00:00Z', files: '{"en":{"version":1}}' });
    expect(fromRow('updates', row)).toEqual({ slug: 'a1', input: {} });
    expect(unknownColumns('updates', Object.keys(row))).toEqual([]);
  });

  it('nothing that a row may hold reaches a prototype', () => {
    const row = JSON.parse('{"__proto__": "x", "__proto__.polluted": "x", "constructor.prototype.y": "x"}');
    expect(fromRow('updates', row)).toEqual({ slug: '', input: {} });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('columns', () => {
  it('those that mean nothing are named', () => {
    expect(unknownColumns('organisations', ['slug', 'name.en', 'name.de', 'Name', 'period'])).toEqual([
      'name.de',
      'Name',
      'period',
    ]);
  });

  it('a fault lies in the column of its field', () => {
    expect(columnOf('projects', ['participants', 0, 'role'])).toBe('participants');
    expect(columnOf('projects', ['title', 'uk'])).toBe('title.uk');
    expect(columnOf('projects', ['topics', 3])).toBe('topics');
    expect(columnOf('projects', ['period', 'to'])).toBe('period.to');
    expect(columnOf('projects', ['title'])).toBe('title');
  });

  it('a header leaves out the languages in which nothing is said', () => {
    const header = headerOf('updates', [toRow('updates', { slug: 'a1', ...SAMPLES.updates })]);
    expect(header).toContain('title.en');
    expect(header).not.toContain('title.uk');
    expect(header).toContain('source');
    expect(header[0]).toBe('slug');
  });

  it.each(COLLECTIONS)('of %s have each a name of their own', (collection) => {
    const names = columnsOf(collection).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
