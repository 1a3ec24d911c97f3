import { describe, expect, it } from 'vitest';
import { bringIn, pieces } from './bring-in.ts';
import type { Answer, Deployment } from './deployment.ts';
import type { Transfer } from './transfer.ts';

interface Asked {
  method: string;
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: what is sent is looked at
  body: any;
}

const EMPTY = {
  'network.json': { name: { en: 'Net' }, topics: [] },
  'pages.json': [],
  'declarations.json': [],
  'organisations.json': [],
  'projects.json': [],
  'convenings.json': [],
  'documents.json': [],
  'updates.json': [],
};

/** A deployment that answers as told, and keeps what it was asked. */
function trial(
  contents: Record<string, unknown>,
  answers: (asked: Asked) => { status?: number; json?: unknown } | undefined = () => undefined,
  { write = true, files = [] as Record<string, unknown>[] } = {},
) {
  const asked: Asked[] = [];
  const posted: string[] = [];
  const to: Deployment = {
    async ask(method, path, body): Promise<Answer> {
      asked.push({ method, path, body });
      const given = answers({ method, path, body });
      if (given) return { status: 200, json: {}, etag: '"1"', ...given };
      if (path.startsWith('/v1/staff/imports')) {
        const created = body ? (body as { data: [] }).data.length : 0;
        const json = { created, changed: 0, unchanged: 0, pending: 0, faults: [] };
        return { status: 200, json, etag: undefined };
      }
      if (method === 'GET' && path.includes('/declarations/'))
        return { status: 404, json: {}, etag: undefined };
      return { status: 200, json: {}, etag: '"1"' };
    },
    post: async (_, file) => void posted.push(file.toString()),
  };
  const all: Record<string, unknown> = { ...EMPTY, ...contents };
  const transfer: Transfer = {
    archive: {
      manifest: { documentFiles: files } as unknown as Transfer['archive']['manifest'],
      json: async (path: string) => all[path] as never,
      bytes: async (path: string) => Buffer.from(path),
    },
    to,
    write,
    tell: () => {},
    now: () => new Date('2026-11-22T09:00:00Z'),
    sleep: async () => {},
  };
  const puts = () => asked.filter(({ method }) => method === 'PUT');
  return { run: () => bringIn(transfer), asked, puts, posted };
}

describe('an archive that is brought in', () => {
  it('goes to the imports by collection, with all that is to come, and goes on while something is pending', async () => {
    const organisations = [
      { id: 'centre', slug: 'dialogue' },
      { id: 'bb', slug: 'bb' },
    ];
    const reports = [
      { created: 1, changed: 0, unchanged: 0, pending: 1, faults: [] },
      { created: 1, changed: 0, unchanged: 1, pending: 0, faults: [] },
    ];
    const { run, asked } = trial({ 'organisations.json': organisations }, ({ body }) =>
      body?.collection === 'organisations' ? { json: reports.shift() } : undefined,
    );
    const parts = await run();
    expect(parts.get('organisations')).toEqual({ created: 2, changed: 0, unchanged: 0, faults: [] });
    const imports = asked.filter(({ path }) => path === '/v1/staff/imports');
    expect(imports).toHaveLength(2);
    expect(imports[0]?.body).toMatchObject({
      collection: 'organisations',
      keepTimes: true,
      data: organisations,
      expected: [{ collection: 'organisations', id: 'centre', slug: 'dialogue' }, { id: 'bb' }],
    });
  });

  it('that is only tried writes nothing', async () => {
    const declaration = { slug: 'peace', title: { en: 'Peace' }, language: 'en', texts: [] };
    const { run, asked } = trial(
      { 'organisations.json': [{ id: 'aa', slug: 'aa' }], 'declarations.json': [declaration] },
      undefined,
      { write: false },
    );
    const parts = await run();
    expect(parts.get('declarations')).toMatchObject({ created: 1 });
    expect(asked.filter(({ method, path }) => method !== 'GET' && !path.includes('dryRun=true'))).toEqual([]);
  });

  it('that is only tried does not miss the topics that would come with it', async () => {
    const network = { name: { en: 'Net' }, topics: [{ slug: 'water', name: { en: 'Water' } }] };
    const faults = [
      { row: 1, column: 'topics.0', code: 'unknown-topic', detail: 'None.', value: 'water' },
      { row: 2, column: 'topics.0', code: 'unknown-topic', detail: 'None.', value: 'fire' },
    ];
    const { run } = trial(
      {
        'network.json': network,
        'projects.json': [
          { id: 'aa', slug: 'aa' },
          { id: 'bb', slug: 'bb' },
        ],
      },
      ({ body }) =>
        body?.collection === 'projects'
          ? { json: { created: 0, changed: 0, unchanged: 0, pending: 0, faults } }
          : undefined,
      { write: false },
    );
    expect((await run()).get('projects')).toEqual({
      created: 1,
      changed: 0,
      unchanged: 0,
      faults: ['projects 2, topics.0: None. (fire)'],
    });
  });

  it('tells faults by where they are in the archive', async () => {
    const fault = { row: 1, column: 'country', detail: 'No such country.', value: 'ZZ' };
    const { run } = trial({ 'organisations.json': [{ id: 'aa', slug: 'aa' }] }, ({ body }) =>
      body?.collection === 'organisations'
        ? { status: 422, json: { created: 0, changed: 0, unchanged: 0, pending: 0, faults: [fault] } }
        : undefined,
    );
    expect((await run()).get('organisations')).toEqual({
      created: 0,
      changed: 0,
      unchanged: 0,
      faults: ['organisations 1, country: No such country. (ZZ)'],
    });
  });

  it('brings declarations as drafts, with all texts in their order, opening none by itself', async () => {
    const text = (version: number) => ({
      language: 'en',
      version,
      body: `${version}.\n`,
      material: version > 1,
    });
    const declaration = {
      slug: 'peace',
      state: 'closed',
      title: { en: 'Peace' },
      language: 'en',
      opensAt: '2026-01-01T09:00:00Z',
      closesAt: '2027-01-01T09:00:00Z',
      convening: 'workshop',
      texts: [text(2), text(1)],
    };
    let conveningIsThere = false;
    const { run, puts } = trial({ 'declarations.json': [declaration] }, ({ method, path, body }) => {
      if (path.endsWith('/declarations/peace') && method === 'PUT' && body.convening) {
        const status = conveningIsThere ? 200 : 422;
        conveningIsThere = true;
        return { status };
      }
      return undefined;
    });
    await run();
    const input = { title: { en: 'Peace' }, language: 'en', closesAt: '2027-01-01T09:00:00Z' };
    const [tried, without, first, second, ...later] = puts()
      .filter(({ path }) => path.includes('declarations'))
      .map(({ path, body }) => [path.replace('/v1/staff/declarations/peace', ''), body]);
    expect([tried, without]).toEqual([
      ['', { ...input, convening: 'workshop' }],
      ['', input],
    ]);
    expect([first, second]).toEqual([
      ['/texts/en', { body: '1.\n', material: false }],
      ['/texts/en', { body: '2.\n', material: true }],
    ]);
    // Once more, when its convening is there.
    expect(later[0]).toEqual(['', { ...input, convening: 'workshop' }]);
  });

  it('lets be a declaration that is open already', async () => {
    const declaration = { slug: 'peace', title: { en: 'Peace' }, language: 'en', texts: [] };
    const { run, puts } = trial({ 'declarations.json': [declaration] }, ({ path }) =>
      path.endsWith('/peace') ? { json: { state: 'open', title: { en: 'Other' } } } : undefined,
    );
    expect((await run()).get('declarations')).toMatchObject({ unchanged: 1 });
    expect(puts().filter(({ path }) => path.includes('declarations'))).toEqual([]);
  });

  it('uploads files that are not there, each version behind the one before', async () => {
    const file = (version: number) => ({
      path: `files/report/en/${version}.pdf`,
      document: 'report',
      language: 'en',
      version,
      fileName: 'report.pdf',
      contentType: 'application/pdf',
      size: 1,
      sha256: String(version),
    });
    const there = [{ sha256: '1', state: 'clean' }];
    const { run, posted } = trial(
      { 'documents.json': [{ id: 'report', slug: 'findings' }] },
      ({ method, path, body }) => {
        if (path === '/v1/staff/documents/findings') return { json: { files: { en: there } } };
        if (!path.endsWith('/uploads') || method !== 'POST') return undefined;
        there.push({ sha256: body.sha256, state: body.sha256 === '3' ? 'refused' : 'clean' });
        return { json: { url: 'https://bucket', fields: {} } };
      },
      { files: [file(3), file(2), file(1)] },
    );
    const parts = await run();
    expect(posted).toEqual(['files/report/en/2.pdf', 'files/report/en/3.pdf']);
    expect(parts.get('files')).toEqual({
      created: 1,
      changed: 0,
      unchanged: 1,
      faults: ['files/report/en/3.pdf: refused'],
    });
  });
});

it('a long list goes in pieces that a deployment takes', () => {
  const things = Array.from({ length: 4500 }, (_, index) => ({ slug: `s-${index}` }));
  expect([...pieces(things)].map(({ length }) => length)).toEqual([2000, 2000, 500]);
  const long = Array.from({ length: 4 }, () => 'x'.repeat(700_000));
  expect([...pieces(long)].map(({ length }) => length)).toEqual([2, 2]);
  expect([...pieces([])]).toEqual([]);
});
