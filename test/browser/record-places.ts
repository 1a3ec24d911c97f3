import { announcementOf, samplePdf, samplePng } from '@undersigned/documents/file-samples.ts';
import type { FileType } from '@undersigned/documents/file-types.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { newSlug, open } from '../deployed/declaring.ts';
import { editor } from '../deployed/site.ts';
import type { Place } from './every-page.ts';

const ok = async (asked: ReturnType<typeof editor>) => {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
};

/** Records a thing, and gives its slug. */
export const recorded = async (collection: string, about: string, input: object): Promise<string> => {
  const slug = newSlug(about);
  await ok(editor('PUT', `/${collection}/${slug}`, { language: 'en', ...input }));
  return slug;
};

/** Uploads a file of a document, and waits until it was found clean. */
async function upload(
  slug: string,
  language: Language,
  bytes: Uint8Array<ArrayBuffer>,
  contentType: FileType,
) {
  const announced = announcementOf(bytes, contentType, { language });
  const { json } = await ok(editor('POST', `/documents/${slug}/uploads`, announced));
  const form = new FormData();
  for (const [name, value] of Object.entries<string>(json.fields)) form.append(name, value);
  form.append('file', new Blob([bytes]), 'file');
  await fetch(json.url, { method: 'POST', body: form });
  for (let tries = 0; tries < 100; tries++) {
    const { json: document } = await editor('GET', `/documents/${slug}`);
    if (document.files[language]?.every(({ state }: { state: string }) => state === 'clean')) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${slug} is still not clean`);
}

const PROSE = `We work **together** with [others](https://example.org/).

- peace
- partnership in ${'cooperation'.repeat(5)}

${'A sentence that says a little more than the one before. '.repeat(6)}`;
const LONG = 'Wirtschaftswissenschaftliche-Gesellschaft-'.repeat(3);

/** Records one of each, with all that it can say and every link, and gives the pages of all of it. */
export async function recordPlaces(): Promise<(language: string) => Place[]> {
  const topics = ['eu-enlargement', 'civic-space'];
  const prose = { en: PROSE, uk: PROSE };
  const logo = await recorded('documents', 'logo', {
    title: { en: 'Logo' },
    kind: 'logo',
    alt: { en: 'Two bridges over one river' },
  });
  await upload(logo, 'en', samplePng(), 'image/png');
  const centre = await recorded('organisations', 'centre', {
    name: { 'sr-Cyrl': 'Центар за дијалог', en: 'Centre for Dialogue', uk: 'Центр діалогу' },
    language: 'sr-Cyrl',
    shortName: { en: 'CD', 'sr-Cyrl': 'ЦД' },
    otherNames: ['Stari centar'],
    legalForm: { en: 'Association' },
    country: 'RS',
    website: 'https://www.example.org/',
    profiles: ['https://social.example.org/@centre'],
    identifiers: [{ scheme: 'RS-APR', id: '28812345' }],
    founded: '1999-05',
    orientation: prose,
    goal: prose,
    beneficiaries: { en: PROSE },
    finalBeneficiaries: { en: PROSE },
    activities: prose,
    contact: { email: 'office@example.org', phone: '+381 11 123-456', name: 'Ana Anić' },
    address: {
      street: 'Ulica 1',
      postalCode: '11000',
      locality: { en: 'Belgrade', uk: 'Белград' },
      country: 'RS',
    },
    openingHours: ['Mo-Fr 09:00-17:00', 'Sa'],
    employees: 12,
    membership: { status: 'active', role: 'founding', since: '2022-10-05' },
    topics,
    logo,
  });
  const long = await recorded('organisations', 'long', {
    name: { en: LONG },
    country: 'BA',
    shortName: { en: LONG },
  });
  const programme = await recorded('projects', 'programme', {
    title: { en: 'A programme of several years' },
  });
  const project = await recorded('projects', 'project', {
    title: { en: `Clean rivers ${LONG}`, uk: 'Чисті річки' },
    acronym: 'RIVERS',
    summary: { en: 'What is done in several countries at once, and by whom. '.repeat(8) },
    goal: prose,
    objectives: [prose, { en: 'A second objective' }].map(({ en }) => ({
      en: en.slice(0, 200).replaceAll('\n', ' '),
    })),
    results: [{ en: 'A result', uk: 'Результат' }],
    targetGroups: { en: PROSE },
    beneficiaries: { en: PROSE },
    activities: { en: PROSE },
    period: { from: '2021-10', to: '2022-12' },
    participants: [
      { organisation: centre, role: 'lead' },
      { organisation: long, role: 'partner' },
      { name: { en: 'A fund for all that is good' }, country: 'NO', role: 'donor' },
    ],
    countries: ['UA', 'XK', 'MK'],
    budget: { amount: 1_250_000, currency: 'EUR' },
    partOf: programme,
    website: 'https://rivers.example.org/',
    topics,
  });
  const about = {
    declarations: [],
    organisations: [],
    projects: [project],
    convenings: [],
    documents: [],
    updates: [],
  };
  const speaker = {
    name: 'Олена Шевченко',
    title: 'Dr.',
    position: { en: 'Director' },
    organisation: centre,
  };
  const session = {
    title: { en: 'What the river needs', uk: 'Чого потребує річка' },
    summary: { en: 'In short.' },
  };
  const convening = await recorded('convenings', 'convening', {
    title: { en: 'Rivers without borders' },
    kind: 'workshop',
    summary: { en: 'Two days on the river.' },
    description: { en: PROSE },
    goal: { en: PROSE },
    conclusions: { en: PROSE },
    from: '2022-05-30',
    to: '2022-05-31',
    timeZone: 'Europe/Belgrade',
    venue: { en: 'House of Culture' },
    address: { locality: { en: 'Belgrade' }, country: 'RS' },
    format: 'hybrid',
    streamUrl: 'https://stream.example.org/live',
    attendance: { count: 50, precision: 'over' },
    parts: [
      {
        title: { en: 'Round table' },
        attendance: { count: 21, precision: 'about' },
        sessions: [
          {
            ...session,
            startsAt: '2022-05-30T09:00',
            endsAt: '2022-05-30T10:30',
            speakers: [{ ...speaker, role: 'moderator', statement: { en: PROSE.slice(0, 200) } }],
          },
          { ...session, kind: 'meeting', startsAt: '2022-05-31T09:00' },
        ],
      },
      { sessions: [{ ...session, kind: 'training', speakers: [{ ...speaker, role: 'trainer' }] }] },
    ],
    participants: [
      { organisation: centre, role: 'host' },
      { organisation: long, role: 'participant' },
      { name: { en: 'Citizens' }, role: 'participant' },
    ],
    about,
    topics,
  });
  const declaration = await open('of-the-convening', { convening });
  const all = { ...about, declarations: [declaration], convenings: [convening], organisations: [centre] };
  const report = await recorded('documents', 'report', {
    title: { en: 'What the workshop found', uk: 'Що з’ясував семінар' },
    kind: 'report',
    summary: { en: 'Everything that was said, on a few pages.' },
    publishedOn: '2022-06',
    authors: [{ organisation: centre, role: 'author' }],
    licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
    about: all,
    topics,
  });
  await upload(report, 'en', samplePdf({ pages: 24 }), 'application/pdf');
  await upload(report, 'en', samplePdf({ pages: 25 }), 'application/pdf');
  await upload(report, 'uk', samplePdf({ pages: 26 }), 'application/pdf');
  const update = await recorded('updates', 'update', {
    title: { en: 'The ministry answers', uk: 'Міністерство відповідає' },
    kind: 'answer',
    body: { en: PROSE },
    date: '2026-07-01',
    from: { en: 'The ministry' },
    source: 'https://ministry.example.org/letter',
    about: all,
    topics,
  });
  return (language) =>
    [
      ['organisations', '/organisations'],
      ['organisations-narrowed', `/organisations?q=цент&country=RS&topic=civic-space`],
      ['organisations-none', '/organisations?q=nobodyatall'],
      ['organisation', `/organisations/${centre}`],
      ['organisation-long', `/organisations/${long}`],
      ['projects', '/projects?from=2021&to=2022'],
      ['projects-linked', `/projects?organisation=${centre}`],
      ['project', `/projects/${project}`],
      ['programme', `/projects/${programme}`],
      ['convenings', '/convenings?kind=workshop'],
      ['convening', `/convenings/${convening}`],
      ['documents', '/documents'],
      ['report', `/documents/${report}`],
      ['picture', `/documents/${logo}`],
      ['updates', '/updates'],
      ['update', `/updates/${update}`],
      ['network', '/network'],
      ['declaration-with-links', `/declarations/${declaration}`],
      ['no-such-thing', '/organisations/no-such-thing-at-all'],
    ].map(([name = '', path]) => ({ name: `record-${name}`, path: `/${language}${path}` }));
}
