import type { Language } from '@undersigned/i18n/languages.ts';
import type { CommentsView } from './comments.tsx';
import { conveningPage } from './convening-page.tsx';
import { documentPage } from './document-page.tsx';
import { networkPage } from './network-page.tsx';
import { organisationPage } from './organisation-page.tsx';
import type { Page } from './page.ts';
import { projectPage } from './project-page.tsx';
import * as sample from './record.fixture.ts';
import { recordListPage } from './record-list-page.tsx';
import type { RecordCollection } from './record-views.ts';
import { EVIL, page } from './sample.fixture.ts';
import { updatePage } from './update-page.tsx';

const COLLECTIONS: RecordCollection[] = ['organisations', 'projects', 'convenings', 'documents', 'updates'];
const jsonLd = JSON.stringify({ '@context': 'https://schema.org', name: `</script>${EVIL}` });
const said: CommentsView = {
  comments: [{ name: EVIL, body: EVIL, language: 'uk', on: '2026-11-22' }],
  next: 'cursor',
  proofBits: 17,
  renderedAt: new Date('2026-11-22T09:00:00Z'),
};
const bare = { linked: sample.unlinked, topics: [] };

/** Every page of the record in one language: with all that a thing can say, and with the least. */
export function everyRecordPage(language: Language): [name: string, html: string][] {
  const at = (path: string): Page => page({ language, path });
  const organisation = { page: at('/organisations/centre'), jsonLd };
  const project = { page: at('/projects/rivers'), jsonLd };
  const convening = { page: at('/convenings/belgrade'), jsonLd };
  const document = { page: at('/documents/report'), jsonLd };
  const update = { page: at('/updates/answer'), jsonLd };
  return [
    ['organisation', organisationPage({ ...organisation, organisation: sample.organisation() })],
    [
      'organisation that has left, of which little is known',
      organisationPage({
        page: organisation.page,
        organisation: {
          ...bare,
          slug: 'centre',
          language: 'sr-Cyrl',
          name: { 'sr-Cyrl': 'Центар' },
          otherNames: [],
          profiles: [],
          country: 'RS',
          identifiers: [],
          openingHours: [],
          signed: [],
          membership: { status: 'ended', role: 'full', until: '2024-01-31' },
        },
      }),
    ],
    ['project', projectPage({ ...project, project: sample.project() })],
    [
      'project of which little is known',
      projectPage({
        page: project.page,
        project: {
          ...bare,
          slug: 'rivers',
          language: 'en',
          title: { en: 'Rivers' },
          objectives: [],
          results: [],
          participants: [],
          countries: [],
          parts: [],
        },
      }),
    ],
    [
      'convening',
      conveningPage({
        ...convening,
        convening: sample.convening(),
        adopted: [{ slug: 'peace', title: { en: `Peace ${EVIL}` }, language: 'en', state: 'closed' }],
      }),
    ],
    [
      'convening of which little is known',
      conveningPage({
        page: convening.page,
        adopted: [],
        convening: {
          ...bare,
          slug: 'belgrade',
          language: 'en',
          title: { en: 'Rivers' },
          kind: 'conference',
          from: '2026-05-30',
          timeZone: 'Europe/Belgrade',
          format: 'online',
          sections: [{ sessions: [{ kind: 'panel', title: { en: 'One' }, speakers: [] }] }],
          participants: [],
          parts: [],
        },
      }),
    ],
    ['document', documentPage({ ...document, document: sample.document(), comments: said })],
    [
      'document of which little is known',
      documentPage({
        page: document.page,
        document: {
          ...bare,
          slug: 'report',
          language: 'en',
          title: { en: 'R' },
          kind: 'other',
          authors: [],
          files: [],
        },
      }),
    ],
    ['update', updatePage({ ...update, update: sample.update(), comments: said })],
    [
      'update of which little is known',
      updatePage({
        page: update.page,
        update: {
          ...bare,
          slug: 'news',
          language: 'en',
          title: { en: 'N' },
          kind: 'news',
          body: { en: 'B' },
          date: '2026-07-01',
        },
      }),
    ],
    ['network', networkPage({ page: at('/network'), network: sample.network(), jsonLd })],
    [
      'network that nobody has described',
      networkPage({
        page: at('/network'),
        network: {
          countries: [],
          initiators: [],
          areas: [],
          spokespersons: [],
          openingHours: [],
          licence: 'https://creativecommons.org/licenses/by/4.0/',
        },
      }),
    ],
    ...COLLECTIONS.flatMap((collection): [string, string][] => {
      const list = {
        page: at(`/${collection}`),
        collection,
        topics: [{ slug: 'energy', name: { en: EVIL } }],
        countries: ['UA'],
      };
      const cards = Array.from({ length: 40 }, (_, number) =>
        sample.card(collection, { slug: `thing-${number}` }),
      );
      return [
        [
          `list of ${collection}`,
          recordListPage({
            ...list,
            items: cards,
            next: 'cursor',
            continued: true,
            chosen: {},
            linkedWith: [],
          }),
        ],
        [
          `list of ${collection} that is empty`,
          recordListPage({ ...list, items: [], next: null, continued: false, chosen: {}, linkedWith: [] }),
        ],
        [
          `list of ${collection} with nothing found`,
          recordListPage({
            ...list,
            items: [],
            next: null,
            continued: false,
            chosen: { q: EVIL, country: 'UA', topic: 'energy', from: '2020', organisation: 'centre' },
            linkedWith: [sample.card('organisations', { slug: 'centre' })],
          }),
        ],
      ];
    }),
  ];
}
