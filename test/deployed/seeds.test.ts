import { announcementOf, samplePdf } from '@undersigned/documents/file-samples.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { exchange } from './seeds/exchange.ts';
import {
  firstSignatories,
  founding,
  declaration as jointDeclaration,
  network,
  quoted,
} from './seeds/founding.ts';
import { type Entry, own, record, textOf } from './seeds/recording.ts';
import { sofia, declaration as sofiaDeclaration, whatCameOfIt } from './seeds/sofia.ts';
import { trainingAndProjects } from './seeds/training.ts';
import { workshopReport } from './seeds/workshop.ts';
import { editor, get, read, stack } from './site.ts';

/** What bears an authorization is not answered from a cache. */
const AROUND = { authorization: 'Bearer none' };

const told = [founding, sofia, workshopReport, exchange, trainingAndProjects];
const texts = told.map((one) => ({ ...one, text: textOf(one) ?? '' }));
const missing = texts.some(({ text }) => text === '');

/** In this order nothing is linked to before it is there. */
const ORDER = ['organisations', 'projects', 'convenings', 'documents', 'updates'] as const;

/** Answers of the public API are kept for a minute: a run soon after another asks for a page of another length. */
const limit = 100 + (Number.parseInt(own('').slice(1), 16) % 100);

/** Of those that a page of a list gives, the slugs of this run. */
const slugsIn = ({ items }: { items: { slug: string }[] }): string[] =>
  items.map(({ slug }) => slug).filter((slug) => slug.endsWith(own('')));

const whole = (collection: string, name: string) => read(`/v1/${collection}/${own(name)}`);

describe.skipIf(missing)('the five founding texts', () => {
  const recorded: Entry[] = [];

  beforeAll(async () => {
    const entries = texts.flatMap(({ entries: of, text }) => of(text));
    // Organisations know their founding convenings, and convenings their organisations: first without, then with.
    for (const collection of ORDER) {
      for (const entry of entries.filter((one) => one.collection === collection)) {
        const { foundingConvening, ...input } = entry.input;
        const { headers } = await record({ ...entry, input });
        recorded.push(entry);
        if (foundingConvening) later.push(() => change(entry, headers.get('etag') ?? ''));
      }
    }
    for (const put of later) await put();
    for (const { slug, input } of [jointDeclaration, sofiaDeclaration]) {
      expect((await editor('PUT', `/declarations/${slug}`, input)).status).toBe(201);
      const body = texts[slug === sofiaDeclaration.slug ? 1 : 0]?.text;
      expect((await editor('PUT', `/declarations/${slug}/texts/en`, { body })).status).toBe(200);
      if (slug === jointDeclaration.slug) {
        const signed = await editor('POST', `/declarations/${slug}/signatures`, firstSignatories);
        expect(signed.json).toMatchObject({ recorded: firstSignatories.signatures.length });
      }
      expect((await editor('POST', `/declarations/${slug}/openings`)).status).toBe(200);
    }
    await record(whatCameOfIt);
    recorded.push(whatCameOfIt);
  });
  const later: (() => Promise<void>)[] = [];
  const change = async ({ collection, slug, input }: Entry, etag: string) => {
    expect((await editor('PUT', `/${collection}/${slug}`, input, { 'if-match': etag })).status).toBe(200);
  };

  it.each(texts.map(({ file, facts, text }) => ({ file, facts, text })))(
    'say what is recorded of them: $file',
    ({ facts, text }) => {
      expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
    },
  );

  it('are read again as they were recorded, field by field', async () => {
    for (const { collection, slug, input } of recorded) {
      const kept = await editor('GET', `/${collection}/${slug}`);
      expect(kept.json, `${collection}/${slug}`).toMatchObject(input);
    }
  });

  it('say the same again without anything changing', async () => {
    for (const entry of recorded.slice(0, 5)) {
      const { headers } = await editor('GET', `/${entry.collection}/${entry.slug}`);
      const etag = headers.get('etag') ?? '';
      const again = await editor('PUT', `/${entry.collection}/${entry.slug}`, entry.input, {
        'if-match': etag,
      });
      expect([again.status, again.headers.get('etag')]).toEqual([200, etag]);
    }
  });

  it('describe the network: who began it, where, in which fields, and who speaks for it', async () => {
    const described = quoted(texts[0]?.text ?? '');
    // Other tests may describe the network at the same time.
    await expect
      .poll(async () => {
        const { headers } = await editor('GET', '/network');
        const put = await editor('PUT', '/network', described, { 'if-match': headers.get('etag') ?? '' });
        return put.status === 200 ? put.json : put.status;
      })
      .toMatchObject({ ...network, spokespersons: described.spokespersons });
  });

  it('lead from the network’s declaration to its convening, and to all who were there', async () => {
    const { convening } = await read(`/v1/declarations/${jointDeclaration.slug}`);
    expect(JSON.stringify(convening)).toContain(own('sarajevo-2022'));
    const { participants } = await whole('convenings', 'sarajevo-2022');
    expect(participants).toHaveLength(15);
    const there = await read(`/v1/organisations?convening=${own('sarajevo-2022')}&limit=200`);
    expect(slugsIn(there)).toHaveLength(14);
    const ukrainian = await read(`/v1/organisations?convening=${own('sarajevo-2022')}&country=UA&limit=200`);
    expect(slugsIn(ukrainian).sort()).toEqual(
      [
        own('analytical-center-adastra'),
        own('national-ukrainian-youth-association-numo'),
        own('new-geopolitics-research-network'),
        own('numo'),
        own('stopfake'),
        own('ukrainian-center-for-balkan-studies'),
      ].sort(),
    );
  });

  it('lead from the declaration of Sofia to the network that it created, with its nine fields', async () => {
    const declaration = await read(`/v1/declarations/${sofiaDeclaration.slug}`);
    expect(declaration.topics).toHaveLength(9);
    expect(declaration.addressees).toHaveLength(1);
    const updates = await read(`/v1/updates?convening=${own('sofia-2023')}&limit=200`);
    expect(slugsIn(updates)).toEqual([whatCameOfIt.slug]);
    const { about } = await read(`/v1/updates/${whatCameOfIt.slug}`);
    expect(about).toMatchObject({
      declarations: [sofiaDeclaration.slug],
      organisations: [own('partnership')],
    });
    expect(await whole('organisations', 'partnership')).toMatchObject({
      founded: '2023-09-21',
      foundingConvening: own('sofia-2023'),
      topics: declaration.topics,
    });
  });

  it('lead from the workshop to its project, its donor and its report', async () => {
    const workshop = await whole('convenings', 'belgrade-2022');
    expect(workshop).toMatchObject({
      format: 'hybrid',
      streamUrl: expect.stringContaining('https://'),
      attendance: { count: 50, precision: 'over' },
    });
    const [project] = workshop.about.projects;
    expect(await read(`/v1/projects/${project}`)).toMatchObject({
      period: { from: '2021-10', to: '2022-12' },
      participants: [{ role: 'implementing' }, { role: 'donor', organisation: own('trust') }],
    });
    expect(slugsIn(await read(`/v1/convenings?project=${project}`))).toEqual([workshop.slug]);
  });

  it('bring along the workshop’s report, to be downloaded under its own name', async () => {
    const slug = own('belgrade-report');
    // Without a file there is nothing to download, and nothing to see.
    expect((await get(`/v1/documents/${slug}`, AROUND)).status).toBe(404);
    const bytes = samplePdf();
    const { json } = await editor('POST', `/documents/${slug}/uploads`, announcementOf(bytes));
    const form = new FormData();
    for (const [name, value] of Object.entries<string>(json.fields)) form.append(name, value);
    form.append('file', new Blob([bytes]), 'file');
    expect((await fetch(json.url, { method: 'POST', body: form })).status).toBe(204);
    await expect.poll(async () => (await get(`/v1/documents/${slug}`, AROUND)).status).toBe(200);
    expect(slugsIn(await read(`/v1/documents?convening=${own('belgrade-2022')}`))).toEqual([slug]);
    const download = await get(`/v1/documents/${slug}/files/en`);
    expect(download.status).toBe(302);
    const file = await get(new URL(download.headers.get('location') ?? '', stack.baseUrl).pathname);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain('Joint');
  });

  it('lead from each organisation that was at the founding to the declaration that it adopted', async () => {
    const roll = await read(`/v1/declarations/${jointDeclaration.slug}/signatures?capacity=organisation`);
    const linked = roll.items.map(({ organisationSlug }: { organisationSlug: string }) => organisationSlug);
    expect(linked.toSorted()).toEqual(
      firstSignatories.signatures.map(({ organisation }) => organisation.slug).toSorted(),
    );
    const { signed } = await whole('organisations', 'stopfake');
    expect(signed).toMatchObject([{ declaration: { slug: jointDeclaration.slug } }]);
  });

  it('keep the exchange in two parts, three panels in the one and meetings in the other', async () => {
    const { parts, participants } = await whole('convenings', 'prishtina-2022');
    const kinds = parts.map(({ sessions }: { sessions: { kind: string }[] }) =>
      sessions.map(({ kind }) => kind),
    );
    expect(kinds).toEqual([
      ['speech', 'panel', 'panel', 'panel'],
      ['meeting', 'meeting', 'meeting', 'meeting', 'meeting'],
    ]);
    const host = participants.find(({ role }: { role: string }) => role === 'host');
    expect(await read(`/v1/organisations/${host.organisation}`)).toMatchObject({
      address: { postalCode: '10000', country: 'XK' },
      openingHours: ['Mo-Fr 09:00-17:00'],
    });
    expect(await whole('projects', 'european-agenda')).toMatchObject({
      partOf: own('neighbourly-relations'),
    });
  });

  it('keep who trained, who implements the programme, and who pays for it', async () => {
    const { parts } = await whole('convenings', 'sarajevo-2023');
    expect(parts[0].sessions[0].speakers).toHaveLength(4);
    const programme = await whole('projects', 'smart-balkans');
    expect(programme.participants.map(({ role }: { role: string }) => role)).toEqual([
      'lead',
      'implementing',
      'implementing',
      'donor',
    ]);
    expect(slugsIn(await read(`/v1/projects?organisation=${own('civic-alliance')}`))).toEqual([
      own('step-by-step'),
    ]);
    expect(slugsIn(await read(`/v1/projects?country=XK&topic=education&limit=${limit}`))).toContain(
      own('digi-core'),
    );
  });

  it.each([
    ['organisations', 'адастра', 'ADASTRA', 'analytical-center-adastra'],
    ['organisations', 'НУМО', 'numo', 'numo'],
    ['organisations', 'нисма пер ндришим', 'nisma per ndryshim', 'arsis'],
    ['convenings', 'софия', 'Sofia', 'sofia-2023'],
    ['projects', 'диги-цоре', 'digi-core', 'digi-core'],
  ])('are found in two scripts: %s “%s” and “%s”', async (collection, one, other, name) => {
    for (const q of [one, other]) {
      const found = await read(`/v1/${collection}?q=${encodeURIComponent(q)}&limit=${limit}`);
      expect(slugsIn(found), q).toContain(own(name));
    }
  });
});
