import { iatiActivities } from '@undersigned/exchange/iati.ts';
import { PROJECT_CONTEXT, PROJECTS } from '@undersigned/exchange/projects.fixture.ts';
import { grantPackage } from '@undersigned/exchange/three-sixty-giving.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { grantFaults } from './grants.ts';
import { byXsd, schemaFile } from './schemas.ts';

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
  let faultsOf: ReturnType<typeof grantFaults>;
  beforeAll(() => {
    faultsOf = grantFaults(json ?? '');
  });
  const given = grantPackage(PROJECTS, PROJECT_CONTEXT);

  it('are valid', () => {
    expect(faultsOf(given)).toBeNull();
  });

  it('are not without a funder', () => {
    const [grant] = (given?.['grants'] ?? []) as Record<string, unknown>[];
    expect(faultsOf({ ...given, grants: [{ ...grant, fundingOrganization: undefined }] })).not.toBeNull();
  });
});
