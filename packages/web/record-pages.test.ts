import { sampleDeclaration } from '@undersigned/declarations/samples.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import type { Answer } from '@undersigned/lambda/answer.ts';
import type { PublishedComment } from '@undersigned/letterbox/comment.ts';
import { put } from '@undersigned/network/edit.ts';
import { NetworkInput } from '@undersigned/network/network.ts';
import { networkInMemory } from '@undersigned/network/network-store.memory.ts';
import {
  sampleConvening,
  sampleDeps,
  sampleDocument,
  sampleOrganisation,
  sampleProject,
  sampleThing,
  sampleUpdate,
} from '@undersigned/network/samples.ts';
import type { Collection, Inputs } from '@undersigned/network/thing.ts';
import { describe, expect, it } from 'vitest';
import { declaration } from './declaration-page.ts';
import { aboutNetwork } from './network-page.ts';
import { recordList } from './record-lists.ts';
import { thingPage } from './record-pages.ts';

const NOTHING = {
  declarations: [],
  organisations: [],
  projects: [],
  convenings: [],
  documents: [],
  updates: [],
};
const PEACE = 'peace-and-partnership';

/** A small network: a project, its convening, the declaration adopted there, its report, what was answered. */
async function network() {
  const stores = storesInMemory();
  const said: PublishedComment[] = [];
  const deps = {
    ...stores,
    ...sampleDeps(),
    now: stores.now,
    network: networkInMemory(),
    partner: async () => undefined,
    countries: async () => ['UA'],
    comments: { on: async () => ({ comments: said }) },
    site: () => ({ origin: 'https://sign.example.org', network: { name: { en: 'Neighbours' } } }),
  };
  const recorded = async <C extends Collection>(collection: C, slug: string, input: Inputs[C]) => {
    const result = await put(deps, collection, slug, input, () => undefined);
    if ('refused' in result) throw new Error(JSON.stringify(result));
  };
  await recorded('organisations', 'centre', sampleOrganisation());
  await recorded('organisations', 'not-yet', sampleOrganisation({ published: false }));
  await recorded(
    'projects',
    'rivers',
    sampleProject({
      participants: [
        { organisation: 'centre', role: 'lead' },
        { organisation: 'not-yet', role: 'partner' },
      ],
    }),
  );
  await recorded('projects', 'part', sampleProject({ title: { en: 'A part of it' }, partOf: 'rivers' }));
  await recorded('convenings', 'belgrade', sampleConvening({ about: { ...NOTHING, projects: ['rivers'] } }));
  await deps.publish(sampleDeclaration({ convening: 'belgrade' }));
  const about = { ...NOTHING, declarations: [PEACE], convenings: ['belgrade'] };
  await recorded('updates', 'answer', sampleUpdate({ about }));
  const file = { state: 'clean', fileName: 'r.pdf', contentType: 'application/pdf', size: 9000, key: 'k' };
  const versions = [1, 2].map((version) => ({
    ...file,
    version,
    sha256: `${version}`.repeat(64),
    at: '2026-06-15',
  }));
  const report = sampleThing('documents', 'report', sampleDocument({ about }), {
    files: { en: [...versions, { ...file, version: 3, state: 'scanning', sha256: '3', at: '2026-06-16' }] },
  });
  await deps.record.save('documents', report, undefined);
  const at = (collection: Collection, slug: string, query = {}) =>
    thingPage(deps, collection, { lang: 'en', slug }, query);
  return { deps, said, recorded, at };
}

const html = ({ body = '' }: Answer) => body;

describe('the page of a thing', () => {
  it('leads on to all that it is linked with, whichever of the two says so', async () => {
    const { at } = await network();
    const project = html(await at('projects', 'rivers'));
    expect(project).toContain('href="/en/convenings/belgrade"');
    expect(project).toContain('href="/en/projects/part"');
    expect(html(await at('projects', 'part'))).toContain('href="/en/projects/rivers"');
    const convening = html(await at('convenings', 'belgrade'));
    expect(convening).toContain('href="/en/projects/rivers"');
    expect(convening).toMatch(new RegExp(`Adopted here.*href="/en/declarations/${PEACE}"`));
    expect(convening).toContain('href="/en/documents/report"');
    expect(html(await at('updates', 'answer'))).toContain(`href="/en/declarations/${PEACE}"`);
    expect(html(await at('organisations', 'centre'))).toContain('href="/en/projects/rivers"');
  });

  it('names nobody whom only staff may see', async () => {
    const { at } = await network();
    expect(html(await at('projects', 'rivers'))).not.toContain('not-yet');
    expect((await at('organisations', 'not-yet')).status).toBe(404);
  });

  it('by a slug that it had leads to where it is now, in the same language', async () => {
    const { recorded, at } = await network();
    await recorded('projects', 'rivers', sampleProject({ slug: 'clean-rivers' }));
    const answer = await at('projects', 'rivers');
    expect([answer.status, answer.headers?.['location']]).toEqual([308, '/en/projects/clean-rivers']);
    expect((await at('projects', 'clean-rivers')).status).toBe(200);
  });

  it('that is not there is the page that says so', async () => {
    const { at } = await network();
    const answer = await at('projects', 'nowhere');
    expect(answer.status).toBe(404);
    expect(html(answer)).toContain('This page does not exist');
  });

  it('tells machines what it is about', async () => {
    const { at } = await network();
    const [, data = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html(await at('projects', 'rivers'))) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Project',
      url: 'https://sign.example.org/en/projects/rivers',
      name: 'Clean rivers together',
    });
  });

  it('of a document offers the files that were found clean, the newest by an address that stays', async () => {
    const { at } = await network();
    const page = html(await at('documents', 'report'));
    expect(page).toContain('href="/v1/documents/report/files/en"');
    expect(page).toContain('href="/v1/documents/report/files/en?version=1"');
    expect(page).not.toContain('version=3');
  });

  it('of what can be commented on shows what was said', async () => {
    const { said, at } = await network();
    said.push({
      id: 'cm_1',
      name: 'Олена',
      body: 'The water is cleaner.',
      language: 'uk',
      on: '2026-11-22',
    } as never);
    expect(html(await at('updates', 'answer'))).toContain('The water is cleaner.');
    expect(html(await at('documents', 'report'))).toContain('action="/v1/documents/report/comments"');
    expect(html(await at('projects', 'rivers'))).not.toContain('/comments');
  });

  it('is cached for a minute, and holds no script', async () => {
    const { at } = await network();
    const { headers = {} } = await at('projects', 'rivers');
    expect(headers['cache-control']).toContain('s-maxage=60');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });
});

describe('a declaration’s page', () => {
  it('leads to the convening that adopted it, to what is about it, and to what became of it', async () => {
    const { deps } = await network();
    const page = html(await declaration(deps, { lang: 'en', slug: PEACE }));
    expect(page).toContain('href="/en/convenings/belgrade"');
    expect(page).toContain('href="/en/documents/report"');
    expect(page).toMatch(/What became of it.*The ministry answers/s);
  });

  it('whose convening is not on record does without', async () => {
    const { deps } = await network();
    await deps.publish(sampleDeclaration({ slug: 'other', convening: 'nowhere' }));
    const answer = await declaration(deps, { lang: 'en', slug: 'other' });
    expect(answer.status).toBe(200);
    expect(html(answer)).not.toContain('/convenings/nowhere');
  });
});

describe('a list', () => {
  it('is narrowed by what is asked for, and looks through what makes no sense', async () => {
    const { deps } = await network();
    const of = async (query: Record<string, string>) =>
      html(await recordList(deps, 'organisations', 'en', query));
    expect(await of({ country: 'RS', q: 'центар' })).toContain('href="/en/organisations/centre"');
    expect(await of({ country: 'BG' })).toContain('Nothing matches what you chose.');
    expect(await of({ country: 'ZZ', cursor: 'nonsense', utm_source: 'mail' })).toContain(
      'href="/en/organisations/centre"',
    );
  });

  it('names what it is narrowed to', async () => {
    const { deps } = await network();
    const page = html(await recordList(deps, 'convenings', 'en', { project: 'rivers' }));
    expect(page).toContain('Clean rivers together');
    expect(page).toContain('href="/en/convenings/belgrade"');
  });

  it('offers the topics of the network’s own, and not those that it has retired', async () => {
    const { deps } = await network();
    const topics = [
      { slug: 'rivers', name: { en: 'Rivers' } },
      { slug: 'sport', name: { en: 'Sport' }, retired: true },
    ];
    await deps.network.save({ network: NetworkInput.parse({ topics }), rev: 1 }, 0);
    const page = html(await recordList(deps, 'projects', 'en', {}));
    expect(page).toContain('<option value="rivers">Rivers</option>');
    expect(page).not.toContain('value="sport"');
  });
});

describe('the network’s page', () => {
  it('names who began it and where, by the pages that they have now', async () => {
    const { deps } = await network();
    const described = NetworkInput.parse({
      foundingConvening: 'belgrade',
      initiators: [{ organisation: 'centre', role: 'initiator' }],
      spokespersons: [{ name: 'Олена Шевченко', organisation: 'centre' }],
      areas: [{ name: { en: 'Rivers' }, topics: ['ecology'] }],
    });
    await deps.network.save({ network: described, rev: 1 }, 0);
    const page = html(await aboutNetwork(deps, 'en'));
    expect(page).toContain('href="/en/convenings/belgrade"');
    expect(page).toContain('href="/en/organisations/centre"');
    expect(page).toContain('Олена Шевченко');
    expect(page).toContain('"@type":"NGO"');
  });
});
