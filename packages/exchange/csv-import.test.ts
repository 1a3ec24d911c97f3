import { parse } from '@undersigned/input/fault.ts';
import { line } from '@undersigned/input/fields.ts';
import { importRows } from '@undersigned/network/import.ts';
import { rowsOfJson } from '@undersigned/network/import-json.ts';
import { OrganisationInput } from '@undersigned/network/organisation.ts';
import { ProjectInput } from '@undersigned/network/project.ts';
import { thingForStaff } from '@undersigned/network/published.ts';
import { sampleDeps, sampleOrganisation, sampleProject } from '@undersigned/network/samples.ts';
import type { Collection } from '@undersigned/network/thing.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionCsv } from './csv.ts';
import { columnsIn, rowsOfCsv } from './csv-import.ts';

type Deps = ReturnType<typeof sampleDeps>;
const LATER = new Date('2027-01-01T00:00:00Z');

const bring = (deps: Deps, collection: Collection, csv: string, keepTimes = false) =>
  importRows(deps, collection, rowsOfCsv(columnsIn(collection), csv, { keepTimes }), {
    dryRun: false,
    until: LATER,
  });
const fresh = (csv: string) => bring(sampleDeps(), 'organisations', csv);
const faultsOf = ({ faults }: Awaited<ReturnType<typeof bring>>) =>
  faults.map(({ row, column, code }) => [row, column, code]);
const kept = async (deps: Deps, slug: string) => {
  const thing = await deps.record.get('organisations', slug);
  if (!thing) throw new Error(`There is no ${slug}`);
  return thing;
};
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

describe('a spreadsheet', () => {
  it.each([
    ['semicolons', ';', ''],
    ['commas', ',', ''],
    ['tabs', '\t', ''],
    ['a byte order mark', ';', '\uFEFF'],
    ['a line that tells Excel its semicolons', ';', 'sep=;\r\n'],
    ['a line that tells Excel its commas, with those that it adds', ',', '\uFEFFsep=,,,,\r\n'],
  ])('is read with %s', async (_, by, before) => {
    const deps = sampleDeps();
    const file = lines(
      ['slug', 'language', 'name.uk', 'country', 'otherNames'].join(by),
      ['fond', 'uk', '"Фонд ""Мир"" ; , і\nдруге"'.replace('\n', ' '), 'UA', '"One | Two"'].join(by),
    );
    const report = await bring(deps, 'organisations', `${before}${file}`);
    expect(report).toMatchObject({ rows: 1, created: 1, faults: [] });
    expect(await kept(deps, 'fond')).toMatchObject({
      name: { uk: 'Фонд "Мир" ; , і друге' },
      otherNames: ['One', 'Two'],
    });
  });

  it('numbers its rows as it shows them, whatever lines they take', async () => {
    const report = await fresh(
      lines(
        'sep=;',
        'slug;language;name.en;country;goal.en',
        'aa;en;Aa;RS;"One',
        '',
        'two"',
        '',
        'bb;en;Bb;XX;',
        ';;;;',
        'cc;en;Cc;YY;',
      ),
    );
    expect(faultsOf(report)).toEqual([
      [4, 'country', 'invalid-country'],
      [6, 'country', 'invalid-country'],
    ]);
    expect(report.rows).toBe(3);
  });

  it('tells every bad cell and column at once', async () => {
    const report = await fresh(
      lines(
        'slug;name.en;country;colour;website;country;',
        'aa;Aa;RS;blue;nowhere;RS;',
        'Bad Slug;;XX;;;XX;',
        ';Cc;RS;;;RS;beside',
        'aa;Dd;RS;;;RS;;further',
      ),
    );
    expect(faultsOf(report)).toEqual([
      [1, 'colour', 'unknown-column'],
      [1, '', 'unnamed-column'],
      [1, 'country', 'duplicate-column'],
      [1, 'language', 'missing-column'],
      [2, 'website', 'invalid-url'],
      [3, 'slug', 'invalid-slug'],
      [3, 'name.en', 'required'],
      [3, 'country', 'invalid-country'],
      [4, 'slug', 'blank'],
      [5, '', 'unnamed-column'],
      [5, 'slug', 'duplicate-slug'],
    ]);
    expect(report).toMatchObject({ rows: 4, created: 0 });
  });

  it('tells of a column that is missing once', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `org-${index};en`);
    expect(faultsOf(await fresh(lines('slug;language', ...rows)))).toEqual([
      [1, 'name', 'missing-column'],
      [1, 'country', 'missing-column'],
    ]);
    expect(faultsOf(await fresh(lines('name.en;language;country', 'Aa;en;RS')))).toEqual([
      [1, 'slug', 'missing-column'],
    ]);
    expect(faultsOf(await fresh(lines('slug;language;country;name.en', 'aa;uk;UA;Aa')))).toEqual([
      [1, 'name.uk', 'missing-column'],
    ]);
  });

  it.each([
    ['that nobody closes', 'aa;en;"Aa;RS', 2],
    ['with something behind', 'aa;en;"A"a;RS', 2],
    ['within a cell', 'aa;en;A "a" b;RS', 2],
  ])('with a quotation mark %s says where', async (_, line, row) => {
    const report = await fresh(lines('slug;language;name.en;country', line, 'bb;en;Bb;RS'));
    expect(faultsOf(report)).toEqual([[row, '', 'quotes-amiss']]);
    expect(report.faults[0]?.params).toHaveProperty('line');
  });

  it.each([
    '=HYPERLINK("https://evil.example","Click")',
    '=1+1',
    '+HYPERLINK("https://evil.example")',
    '@SUM(A1:A9)',
    "-cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
  ])('may not hold the formula %s', async (formula) => {
    const report = await fresh(
      lines('slug;language;country;name.en', `aa;en;RS;"${formula.replaceAll('"', '""')}"`),
    );
    expect(faultsOf(report)).toEqual([[2, 'name.en', 'formula']]);
    expect(report.faults[0]?.value).toBe(formula);
  });

  it.each(['+381 11 123 456', '-', '+1 (202) 555-0100', '@undersigned', '- first\n- second (more)', '-5'])(
    'may hold %j, which is none',
    async (text) => {
      const deps = sampleDeps();
      const file = lines('slug;language;country;name.en;goal.en', `aa;en;RS;Aa;"${text}"`);
      expect(await bring(deps, 'organisations', file)).toMatchObject({ created: 1, faults: [] });
      expect(await kept(deps, 'aa')).toMatchObject({ goal: { en: text } });
    },
  );

  it('gives back what our own export made safe', async () => {
    const deps = sampleDeps();
    const name = { en: '=HYPERLINK("x")' };
    const csv = await collectionCsv('organisations', [
      { slug: 'aa', ...sampleOrganisation({ name, language: 'en', goal: { en: "'=quoted" } }) },
    ]);
    expect(csv).toContain("'=HYPERLINK");
    expect(await bring(deps, 'organisations', csv)).toMatchObject({ created: 1, faults: [] });
    expect(await kept(deps, 'aa')).toMatchObject({ name, goal: { en: "'=quoted" } });
  });

  it('with nothing in it changes nothing', async () => {
    expect(await fresh('slug;language;name.en;country\r\n')).toMatchObject({ rows: 0, faults: [] });
    expect(faultsOf(await fresh(''))).toEqual([[1, 'slug', 'missing-column']]);
  });

  it('of 100,000 rows is told to be too long, and nothing else', async () => {
    const rows = Array.from({ length: 100_000 }, () => 'Bad Slug;xx;;ZZ');
    const deps = sampleDeps();
    const report = await bring(deps, 'organisations', lines('slug;language;name.en;country', ...rows));
    expect(report).toMatchObject({ rows: 100_000, created: 0 });
    expect(report.faults).toEqual([
      { row: 20_001, column: '', code: 'too-many-rows', params: { max: 20_000 } },
    ]);
  });
});

describe('a part of a spreadsheet', () => {
  const whole = {
    name: { en: 'Centre', uk: 'Центр' },
    language: 'en',
    country: 'RS',
    goal: { en: 'Peace.' },
    address: { street: 'Main 1', locality: { en: 'Niš' }, country: 'RS' },
    membership: { status: 'active', role: 'founding', since: '2020-01-01' },
    otherNames: ['Middle'],
    mailDomains: ['centre.example'],
    published: false,
  };
  const withCentre = async () => {
    const deps = sampleDeps();
    await bring(
      deps,
      'organisations',
      await collectionCsv('organisations', [{ slug: 'centre', ...OrganisationInput.parse(whole) }]),
    );
    return deps;
  };

  it('leaves what it has no column for', async () => {
    const deps = await withCentre();
    const report = await bring(
      deps,
      'organisations',
      lines('slug;name.uk;address.street;membership.status', 'centre;Осередок;Side 2;ended'),
    );
    expect(report).toMatchObject({ changed: 1, faults: [] });
    expect(await kept(deps, 'centre')).toMatchObject({
      ...whole,
      name: { en: 'Centre', uk: 'Осередок' },
      address: { ...whole.address, street: 'Side 2' },
      membership: { ...whole.membership, status: 'ended' },
    });
  });

  it('empties what its empty cells are of, and what they leave empty', async () => {
    const deps = await withCentre();
    const report = await bring(
      deps,
      'organisations',
      lines(
        'slug;name.uk;goal.en;otherNames;membership.status;membership.role;membership.since',
        'centre;;;;;;',
      ),
    );
    expect(report).toMatchObject({ changed: 1, faults: [] });
    const centre = await kept(deps, 'centre');
    expect(centre).toMatchObject({ name: { en: 'Centre' }, otherNames: [], address: whole.address });
    expect(Object.keys(centre)).not.toContain('goal');
    expect(Object.keys(centre)).not.toContain('membership');
  });

  it('may not empty what must be there', async () => {
    const deps = await withCentre();
    expect(faultsOf(await bring(deps, 'organisations', lines('slug;name.en;country', 'centre;;')))).toEqual([
      [2, 'country', 'required'],
      [2, 'name.en', 'required'],
    ]);
  });

  it('of the slugs alone changes nothing', async () => {
    const deps = await withCentre();
    expect(await bring(deps, 'organisations', lines('slug', 'centre'))).toMatchObject({ unchanged: 1 });
  });
});

describe('what is exported', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => 'value' in parse(line(100), text));
  const map = fc
    .dictionary(fc.constantFrom('en', 'uk', 'sr-Latn', 'sr-Cyrl', 'mk'), words, { minKeys: 1 })
    .map((said) => ({ en: 'A name', ...said }));
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const organisations = fc.record(
    {
      name: map,
      language: fc.constant('en'),
      country: fc.constantFrom('UA', 'XK', 'BA'),
      otherNames: fc.array(words, { maxLength: 4 }),
      identifiers: fc.array(fc.record({ scheme: fc.constant('BA-JPR'), id: words }), { maxLength: 2 }),
      goal: maybe(map),
      contact: maybe(fc.record({ phone: maybe(words), name: maybe(words) })),
      address: maybe(fc.record({ street: maybe(words), locality: maybe(map) })),
      employees: maybe(fc.nat(1000)),
      published: fc.boolean(),
      topics: fc.uniqueArray(fc.constantFrom('youth', 'energy', 'ecology')),
    },
    { requiredKeys: ['name', 'language', 'country'] },
  );
  const projects = fc.record(
    {
      title: map,
      language: fc.constant('en'),
      objectives: fc.array(map, { maxLength: 3 }),
      participants: fc.array(fc.record({ name: map, role: fc.constantFrom('lead', 'donor') }), {
        maxLength: 3,
      }),
      budget: maybe(fc.record({ amount: fc.nat(1e9), currency: fc.constant('EUR') })),
      period: maybe(fc.record({ from: maybe(fc.constantFrom('2025', '2025-10', '2025-10-05')) })),
    },
    { requiredKeys: ['title', 'language'] },
  );

  const isBroughtBack = async (collection: Collection, inputs: object[]) => {
    const [source, twin] = [sampleDeps(), sampleDeps()];
    const things = inputs.map((input, index) => ({ slug: `thing-${index}`, ...input }));
    const json = rowsOfJson(things, { keepTimes: false });
    await importRows(source, collection, json, { dryRun: false, until: LATER });
    const all = (await source.record.page(collection, { limit: 100 })).things.map(thingForStaff);
    const csv = await collectionCsv(collection, all);
    expect(await bring(twin, collection, csv, true)).toMatchObject({ created: all.length, faults: [] });
    expect((await twin.record.page(collection, { limit: 100 })).things.map(thingForStaff)).toEqual(all);
    expect(await bring(twin, collection, csv, true)).toMatchObject({ unchanged: all.length });
    expect(await bring(source, collection, csv, true)).toMatchObject({ unchanged: all.length });
  };

  it('comes back without loss, whatever organisations say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(organisations, { minLength: 1, maxLength: 4 }), (inputs) =>
        isBroughtBack(
          'organisations',
          inputs.map((input) => OrganisationInput.parse(JSON.parse(JSON.stringify(input)))),
        ),
      ),
      { numRuns: 40 },
    );
  }, 30_000);

  it('comes back without loss, whatever projects say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(projects, { minLength: 1, maxLength: 4 }), (inputs) =>
        isBroughtBack(
          'projects',
          inputs.map((input) => ProjectInput.parse(JSON.parse(JSON.stringify(input)))),
        ),
      ),
      { numRuns: 40 },
    );
  }, 30_000);

  it('keeps the slugs that things had, and the links by them', async () => {
    const source = sampleDeps();
    await bring(
      source,
      'organisations',
      lines('slug;id;formerSlugs;language;name.en;country', 'now;then;;en;Aa;RS'),
    );
    const all = (await source.record.page('organisations', { limit: 9 })).things.map(thingForStaff);
    expect(all).toMatchObject([{ id: 'then', slug: 'now' }]);
    const twin = sampleDeps();
    await bring(twin, 'organisations', await collectionCsv('organisations', all));
    const about = { ...sampleProject().about, organisations: ['then'] };
    const csv = await collectionCsv('projects', [{ slug: 'rivers', ...sampleProject({ about }) }]);
    expect(await bring(twin, 'projects', csv)).toMatchObject({ created: 1, faults: [] });
  });
});
