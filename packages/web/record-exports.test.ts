import { sampleConvening, sampleOrganisation, sampleProject } from '@undersigned/network/samples.ts';
import { describe, expect, it } from 'vitest';
import { machinesInMemory } from './machines.fixture.ts';
import { calendarExport, conveningCalendar, csvExport, grantsExport, iatiExport } from './record-exports.ts';

const answered = (given: object) => {
  if (!('status' in given)) throw new Error(JSON.stringify(given));
  return given as { status: number; headers: Record<string, string>; body: string };
};

/** Enough that one answer has no room for all. */
const MANY = 2100;

describe('a collection as CSV', () => {
  it('is what anybody may see, under the network’s licence', async () => {
    const { deps, recorded } = machinesInMemory();
    await recorded('organisations', 'centre', sampleOrganisation({ mailDomains: ['example.org'] }));
    await recorded('organisations', 'draft', sampleOrganisation({ published: false }));
    const { headers, body } = answered(await csvExport(deps, 'organisations', {}));
    expect(body).toContain('centre,Centre for Dialogue');
    expect(body).not.toContain('draft');
    expect(body).not.toContain('example.org');
    // Nor a column for what only staff see: an import of this file would take it for emptied.
    expect(body).not.toMatch(/mailDomains|published,|notes/);
    expect(headers['link']).toBe('<https://creativecommons.org/licenses/by/4.0/>; rel="license"');
    expect(headers['content-disposition']).toBe('attachment; filename="organisations.csv"');
  });

  it('is narrowed as its list is', async () => {
    const { deps, recorded } = machinesInMemory();
    await recorded('organisations', 'in-serbia', sampleOrganisation());
    await recorded('organisations', 'in-bosnia', sampleOrganisation({ country: 'BA' }));
    const { body } = answered(await csvExport(deps, 'organisations', { country: 'BA' }));
    expect(body).toContain('in-bosnia');
    expect(body).not.toContain('in-serbia');
  });

  it('goes on where one answer has no room, and leaves nothing out', async () => {
    const { deps, recorded } = machinesInMemory();
    for (let index = 0; index < MANY; index++)
      await recorded(
        'organisations',
        `member-${index}`,
        sampleOrganisation({ name: { 'sr-Cyrl': `М ${index}` } }),
      );
    const first = answered(await csvExport(deps, 'organisations', { country: 'RS' }));
    const next = /<([^>]+)>; rel="next"/.exec(first.headers['link'] ?? '')?.[1] ?? '';
    expect(next).toMatch(/^\/v1\/organisations\.csv\?country=RS&cursor=/);
    const cursor = new URLSearchParams(next.split('?')[1]).get('cursor') ?? '';
    const second = answered(await csvExport(deps, 'organisations', { country: 'RS', cursor }));
    expect(second.headers['link']).not.toContain('rel="next"');
    const slugs = [first, second].flatMap(({ body }) => body.match(/^member-\d+/gm) ?? []);
    expect(new Set(slugs).size).toBe(MANY);
    expect(slugs).toHaveLength(MANY);
  });

  it('a cursor of another list is refused', async () => {
    const { deps } = machinesInMemory();
    expect(await csvExport(deps, 'organisations', { cursor: 'x' })).toMatchObject({ refused: 'invalid' });
  });
});

describe('convenings as a calendar', () => {
  it('in a language that was asked for is the same for everybody, else each reader’s own', async () => {
    const { deps, recorded } = machinesInMemory();
    await recorded('convenings', 'rivers', sampleConvening());
    const asked = answered(await calendarExport(deps, { lang: 'uk' }, 'en'));
    expect(asked.body).toContain('SUMMARY:Річки без кордонів');
    expect(asked.body).toContain('SOURCE;VALUE=URI:https://sign.example.org/v1/convenings.ics?lang=uk');
    expect(asked.headers['cache-control']).toContain('s-maxage=60');
    const own = answered(await calendarExport(deps, {}, 'uk'));
    expect(own.body).toContain('SUMMARY:Річки без кордонів');
    expect(own.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'accept-language' });
  });

  it('one alone is found by the slug that it has, and led to by one that it had', async () => {
    const { deps, recorded } = machinesInMemory();
    await recorded('convenings', 'rivers', sampleConvening());
    await recorded('convenings', 'rivers', sampleConvening({ slug: 'clean-rivers' }));
    const moved = await conveningCalendar(deps, 'rivers', 'bg', 'en');
    expect(moved).toMatchObject({
      status: 308,
      headers: { location: '/v1/convenings/clean-rivers.ics?lang=bg' },
    });
    const { body, headers } = answered(await conveningCalendar(deps, 'clean-rivers', undefined, 'en'));
    expect(body).toContain('UID:rivers@sign.example.org');
    expect(headers['content-disposition']).toBe('inline; filename="clean-rivers.ics"');
    expect(await conveningCalendar(deps, 'nowhere', undefined, 'en')).toMatchObject({ problem: 'not-found' });
  });
});

describe('projects for registers', () => {
  it('name the organisations that anybody may know, with their identifiers', async () => {
    const { deps, recorded } = machinesInMemory();
    const identifiers = [{ scheme: 'XM-DAC', id: '928' }];
    await recorded('organisations', 'fund', sampleOrganisation({ identifiers }));
    await recorded(
      'organisations',
      'secret',
      sampleOrganisation({ name: { 'sr-Cyrl': 'Тајна' }, published: false }),
    );
    await recorded(
      'projects',
      'rivers',
      sampleProject({
        participants: [
          { organisation: 'fund', role: 'donor' },
          { organisation: 'secret', role: 'partner' },
          { name: { en: 'River Trust' }, role: 'lead' },
        ],
        budget: { amount: 1000, currency: 'EUR' },
        awardedOn: '2025-07-01',
      }),
    );
    const iati = answered(await iatiExport(deps, {}));
    expect(iati.body).toContain('<participating-org ref="XM-DAC-928" role="1">');
    expect(iati.body).not.toContain('Тајна');
    const grants = JSON.parse(answered(await grantsExport(deps, {})).body);
    expect(grants.grants).toMatchObject([{ fundingOrganization: [{ id: 'XM-DAC-928' }] }]);
  });

  it('there are none where no project says what the standard demands', async () => {
    const { deps, recorded } = machinesInMemory();
    await recorded('projects', 'rivers', sampleProject());
    expect(await iatiExport(deps, {})).toMatchObject({ problem: 'not-found' });
    expect(await grantsExport(deps, {})).toMatchObject({ problem: 'not-found' });
  });
});
