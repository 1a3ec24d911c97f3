import { ConveningInput } from '@undersigned/network/convening.ts';
import { NetworkInput } from '@undersigned/network/network.ts';
import {
  sampleConvening,
  sampleDocument,
  sampleOrganisation,
  sampleProject,
  sampleThing,
  sampleUpdate,
} from '@undersigned/network/samples.ts';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { CONTEXT, clean, EVERY, nodeOf, REST } from './json-ld.fixture.ts';
import { type JsonLd, jsonLdOf, jsonLdText, networkJsonLd } from './json-ld.ts';

/** schema.org's own context, as far as it bears on what terms become. */
const SCHEMA_ORG = { '@context': { '@vocab': 'https://schema.org/', id: '@id', type: '@type' } };

/** Throws where anything would be lost on the way into linked data. */
const expanded = async (given: JsonLd) =>
  (await jsonld.expand(
    given as object,
    {
      safe: true,
      documentLoader: async (url: string) => ({ documentUrl: url, document: SCHEMA_ORG }),
    } as never,
  )) as unknown as Record<string, unknown>[];

const HTML = '</script><script>alert(1)</script><!-- & "quoted"';

describe('a thing as JSON-LD', () => {
  it.each([...Object.entries(EVERY), ...REST.map((one) => [one['@type'], one] as const)])(
    'of %s loses nothing as linked data',
    async (_, given) => {
      const [whole] = await expanded(given);
      expect(whole?.['@id']).toMatch(/^https:\/\/sign\.example\.org\/(v1\/|$)/);
    },
  );

  it('has an id that outlives its slug, and the page in the language asked for', () => {
    const thing = sampleThing('projects', 'rivers', sampleProject(), { slug: 'clean-rivers' });
    const given = jsonLdOf('projects', thing, { ...CONTEXT, language: 'bs' });
    expect(given['@id']).toBe('https://sign.example.org/v1/projects/rivers');
    expect(given['url']).toBe('https://sign.example.org/bs/projects/clean-rivers');
    expect(given['name']).toBe('Čiste rijeke zajedno');
  });

  it('an organisation is a member since when, open when, and known by its registers', () => {
    expect(EVERY.organisations).toMatchObject({
      '@type': 'NGO',
      description: 'To talk.',
      memberOf: { '@type': 'OrganizationRole', roleName: 'founding', startDate: '2021-10-05' },
      identifier: [{ propertyID: 'https://org-id.guide/list/BA-JPR', value: '4200' }],
      address: { streetAddress: 'Titova 1', addressCountry: 'BA' },
    });
    const { openingHoursSpecification: hours } = EVERY.organisations['location'] as Record<string, unknown>;
    expect(hours).toMatchObject([
      { opens: '09:00', closes: '17:00', dayOfWeek: { length: 5 } },
      { dayOfWeek: ['https://schema.org/Saturday', 'https://schema.org/Sunday'] },
    ]);
  });

  it('who has applied is no member', () => {
    const applied = sampleOrganisation({ membership: { status: 'applied' } });
    expect(nodeOf('organisations', applied)).not.toHaveProperty('memberOf');
  });

  it('a project names its members with their roles, and nobody whom only staff may see', () => {
    expect(EVERY.projects['member']).toMatchObject([
      { roleName: 'lead', member: { name: 'Name of centre' } },
      { roleName: 'partner', member: { name: 'River Trust', address: { addressCountry: 'MK' } } },
    ]);
    expect(JSON.stringify(EVERY.projects)).not.toContain('gone');
  });

  it('a convening begins and ends by its sessions on the clocks of the place', () => {
    expect(EVERY.convenings).toMatchObject({
      '@type': 'Event',
      startDate: '2026-05-30T09:00:00+02:00',
      endDate: '2026-05-31T17:00:00+02:00',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [{ '@type': 'Place' }, { '@type': 'VirtualLocation', url: 'https://stream.example.org/1' }],
      subEvent: [
        { name: 'First part', subEvent: [{ name: 'Panel', performer: [{ honorificPrefix: 'Dr' }] }] },
        { name: 'Close', endDate: '2026-05-31T17:00:00+02:00' },
      ],
    });
  });

  it('a convening whose times nobody knows has days alone', () => {
    const given = nodeOf('convenings', sampleConvening());
    expect(given).toMatchObject({ startDate: '2026-05-30', endDate: '2026-05-31' });
    const oneDay = ConveningInput.parse({ ...sampleConvening(), to: undefined });
    expect(nodeOf('convenings', oneDay)).toMatchObject({ startDate: '2026-05-30', endDate: '2026-05-30' });
  });

  it('a document lists the newest clean file of each language', () => {
    expect(EVERY.documents).toMatchObject({
      '@type': 'Report',
      inLanguage: ['en', 'uk'],
      encoding: [
        { contentUrl: 'https://sign.example.org/v1/documents/a-thing/files/en', contentSize: '4096 B' },
        { inLanguage: 'uk' },
      ],
    });
  });

  it('a picture says what it shows', () => {
    const photo = sampleDocument({ kind: 'photo', alt: { en: 'People at a river' } });
    expect(nodeOf('documents', photo, { files: { en: [clean] } })).toMatchObject({
      '@type': 'ImageObject',
      caption: 'People at a river',
      contentUrl: 'https://sign.example.org/v1/documents/a-thing/files/en',
    });
  });

  it('the network is a site and an organisation', async () => {
    const network = NetworkInput.parse({
      name: { en: 'Neighbours' },
      openingHours: ['Mo-Fr 09:00-17:00'],
      spokespersons: [{ name: 'Ana Anić' }],
      foundingConvening: 'rivers',
    });
    const nodes = networkJsonLd(network, { ...CONTEXT, searchPath: '/en/search' });
    expect(nodes.map((one) => one['@type'])).toEqual(['WebSite', 'NGO']);
    await Promise.all(nodes.map(expanded));
  });

  it('a network that nobody has named is called by its host', () => {
    const [site] = networkJsonLd(NetworkInput.parse({}), { ...CONTEXT, network: {} });
    expect(site?.['name']).toBe('sign.example.org');
  });
});

describe('JSON-LD in a page', () => {
  it('nothing in it ends the script element, and it reads back the same', () => {
    const given = nodeOf('updates', sampleUpdate({ title: { en: HTML }, body: { en: HTML } }));
    const text = jsonLdText(given);
    expect(text).not.toMatch(/[<>&]/);
    expect(JSON.parse(text)).toEqual(given);
    expect(given['headline']).toBe(HTML);
  });
});
