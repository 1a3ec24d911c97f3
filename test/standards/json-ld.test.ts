import { EVERY, REST } from '@undersigned/exchange/json-ld.fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { schemaFile } from './schemas.ts';
import { byVocabulary } from './vocabulary.ts';

const file = schemaFile('schemaorg-current-https.jsonld');

let faultsOf: (given: unknown) => string[];
beforeAll(() => {
  if (file) faultsOf = byVocabulary(file);
});

describe.skipIf(!file)('JSON-LD by the vocabulary of schema.org', () => {
  it.each([...Object.entries(EVERY), ...REST.map((one) => [one['@type'], one] as const)])(
    'of %s every type is one, and every property is one of its type',
    (_, given) => {
      expect(faultsOf(given)).toEqual([]);
    },
  );

  it('it is not where an organisation opens as a shop does, or a type is made up', () => {
    expect(faultsOf({ '@type': 'NGO', openingHours: 'Mo', member: { '@type': 'Coalition' } })).toEqual([
      ': openingHours of NGO',
      '.member: no type schema:Coalition',
    ]);
  });
});
