import { iatiActivities } from '@undersigned/exchange/iati.ts';
import { PROJECT_CONTEXT, PROJECTS } from '@undersigned/exchange/projects.fixture.ts';
import { grantPackage } from '@undersigned/exchange/three-sixty-giving.ts';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { byXsd, jsonBeside, schemaFile } from './schemas.ts';

const xsd = schemaFile('iati-activities-schema.xsd');

describe.skipIf(!xsd)('IATI activities by the XML Schema of version 2.03', () => {
  let validate: (text: string) => void;
  beforeAll(() => {
    validate = byXsd(xsd ?? '');
  });
  const text = iatiActivities(PROJECTS, PROJECT_CONTEXT);

  it('are valid', () => {
    expect(() => validate(text)).not.toThrow();
    const { identifier: _, ...network } = PROJECT_CONTEXT.network;
    expect(() => validate(iatiActivities(PROJECTS, { ...PROJECT_CONTEXT, network }))).not.toThrow();
  });

  it.each([
    ['an element out of order', /(<activity-status[^>]*>)(<activity-date[^>]*>)/, '$2$1'],
    ['no participant', /<participating-org.*<\/participating-org>/, ''],
    ['a rough day', 'iso-date="2025-10-01"', 'iso-date="2025-10"'],
  ])('are not with %s', (_, was, is) => {
    expect(() => validate(text.replace(was, is))).toThrow();
  });
});

const json = schemaFile('360-giving-schema.json');

describe.skipIf(!json)('360Giving grants by the JSON Schema of version 1.4', () => {
  const faultsOf = (given: unknown) => {
    const [grant = {}, whole = {}] = ['360-giving-schema.json', '360-giving-package-schema.json'].map(
      (name) => {
        const { $schema: _, $id: __, ...schema } = jsonBeside(json ?? '', name) as Record<string, unknown>;
        return schema;
      },
    );
    const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true }));
    // The package names the grant's schema by an address that has an older version in it.
    const { $ref } = (whole as { properties: { grants: { items: { $ref: string } } } }).properties.grants
      .items;
    ajv.addSchema({ ...grant, $id: $ref });
    const isPackage = ajv.compile(whole);
    isPackage(JSON.parse(JSON.stringify(given)));
    return isPackage.errors;
  };
  const given = grantPackage(PROJECTS, PROJECT_CONTEXT);

  it('are valid', () => {
    expect(faultsOf(given)).toBeNull();
  });

  it('are not without a funder', () => {
    const [grant] = (given?.['grants'] ?? []) as Record<string, unknown>[];
    expect(faultsOf({ ...given, grants: [{ ...grant, fundingOrganization: undefined }] })).not.toBeNull();
  });
});
