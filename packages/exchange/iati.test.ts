import { sampleProject, sampleThing } from '@undersigned/network/samples.ts';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { hasActivities, iatiActivities } from './iati.ts';
import { PROJECT_CONTEXT as context, PROJECTS } from './projects.fixture.ts';

/* Whether it is valid by the standard's own schema, test/standards asks. */

/** What an XPath expression finds in the document, as text. */
function found(text: string, ...paths: string[]): string[][] {
  const document = XmlDocument.fromString(text);
  const all = paths.map((path) =>
    document.find(path).map((node) => ('content' in node ? node.content : (node as XmlElement).content)),
  );
  document.dispose();
  return all;
}

const text = iatiActivities(PROJECTS, context);
const RIVERS = "//iati-activity[iati-identifier='BA-JPR-4200123-rivers']";

describe('projects as IATI activities', () => {
  it('are known by the network’s own identifier and an id that outlives slugs', () => {
    const [ids, refs, names] = found(
      text,
      '//iati-identifier',
      '//reporting-org/@ref',
      `${RIVERS}/reporting-org/narrative`,
    );
    expect(ids).toEqual(['BA-JPR-4200123-rivers', 'BA-JPR-4200123-one-year']);
    expect(refs).toEqual(['BA-JPR-4200123', 'BA-JPR-4200123']);
    expect(names).toEqual(['Neighbours', 'Сусіди']);
  });

  it('say in every language what they are, whatever was typed', () => {
    const [titles, languages, summaries, aims, groups] = found(
      text,
      `${RIVERS}/title/narrative`,
      `${RIVERS}/title/narrative/@xml:lang`,
      `${RIVERS}/description[@type='1']/narrative`,
      `${RIVERS}/description[@type='2']/narrative`,
      `${RIVERS}/description[@type='3']/narrative`,
    );
    expect(titles).toEqual(['Clean rivers together', 'Čiste rijeke zajedno']);
    expect(languages).toEqual(['en', 'bs']);
    expect(summaries).toEqual(['<script>alert(1)</script> & ]]> "x"', 'Річки']);
    expect(aims).toEqual(['One\nTwo', 'Jedan']);
    expect(groups).toEqual(['– fishers']);
  });

  it('who takes part is there in their role; who is not public is not there', () => {
    const [names, roles, refs] = found(
      text,
      `${RIVERS}/participating-org/narrative`,
      `${RIVERS}/participating-org/@role`,
      `${RIVERS}/participating-org/@ref`,
    );
    expect(names).toEqual(['The centre <b>', 'River Trust', 'The fund <b>']);
    expect(roles).toEqual(['2', '4', '1']);
    expect(refs).toEqual(['XM-DAC-928']);
  });

  it('days as rough as they are known become whole ones, planned or actual by today', () => {
    const [days, types, status] = found(
      text,
      '//activity-date/@iso-date',
      '//activity-date/@type',
      '//activity-status/@code',
    );
    expect(days).toEqual(['2025-10-01', '2027-12-31', '2024-01-01', '2024-12-31']);
    expect(types).toEqual(['2', '3', '2', '4']);
    expect(status).toEqual(['2', '4']);
  });

  it('shares of countries and sectors add up to a hundred', () => {
    const sum = (values: string[] = []) => values.reduce((total, value) => total + Number(value), 0);
    const [countries, percentages, sectors, vocabularies, sectorShares] = found(
      text,
      `${RIVERS}/recipient-country/@code`,
      `${RIVERS}/recipient-country/@percentage`,
      `${RIVERS}/sector/@code`,
      `${RIVERS}/sector/@vocabulary`,
      `${RIVERS}/sector/@percentage`,
    );
    expect(countries).toEqual(['BA', 'XK', 'MK']);
    expect(percentages).toEqual(['33.34', '33.33', '33.33']);
    expect(sum(percentages)).toBeCloseTo(100);
    expect(sectors).toEqual(['ecology', 'our-own']);
    expect(vocabularies).toEqual(['99', '99']);
    expect(sum(sectorShares)).toBe(100);
  });

  it('a budget stands where its period is no longer than a year', () => {
    const [values, currencies, begin] = found(
      text,
      '//budget/value',
      '//budget/value/@currency',
      '//budget/period-start/@iso-date',
    );
    expect([values, currencies, begin]).toEqual([['1000'], ['BAM'], ['2024-01-01']]);
  });

  it('what the standard would not take is left out, and that is said', () => {
    const [comment] = found(text, '/comment()');
    expect(comment?.[0]).toContain('nobody- -s, without-period');
    expect(hasActivities(PROJECTS, context)).toBe(true);
    expect(hasActivities([sampleThing('projects', 'a1', sampleProject())], context)).toBe(false);
  });

  it('a network without an identifier is known by its site, and that is said', () => {
    const { identifier: _, ...network } = context.network;
    const anonymous = iatiActivities(PROJECTS, { ...context, network });
    const [refs, comment] = found(anonymous, '//reporting-org/@ref', '/comment()');
    expect(refs?.[0]).toBe('sign.example.org');
    expect(comment?.[0]).toContain('org-id.guide');
  });

  it('is the same each time', () => {
    expect(iatiActivities(PROJECTS, context)).toBe(text);
    expect(text).toContain('generated-datetime="2026-12-01T10:00:00.000Z"');
  });
});
