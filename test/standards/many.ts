import { CONTEXT } from '@undersigned/exchange/json-ld.fixture.ts';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import {
  sampleConvening,
  sampleDocument,
  sampleOrganisation,
  sampleProject,
  sampleThing,
  sampleUpdate,
} from '@undersigned/network/samples.ts';
import type { Thing } from '@undersigned/network/thing.ts';

/* Many things of the record, alike only in that each says something else. */

const TYPED = [
  'Plain words',
  '</script><script>alert(1)</script>',
  '<![CDATA[ ]]> & "quoted" <!-- -->',
  'a;b,c:\\n "d"',
  'Її ім’я — «Ђорђе Ћирић» ⟨x⟩',
  '=HYPERLINK("https://example.org")',
  '**bold** [link](javascript:alert(1)) ![x](y)',
  'long '.repeat(50).trim(),
  '👩‍👩‍👧 𝔘𝔫𝔡𝔢𝔯',
  'END:VEVENT',
];

const ZONES = Intl.supportedValuesOf('timeZone');
const COUNTRIES = ['BA', 'RS', 'UA', 'XK', 'MK', 'BG', 'AL', 'ME', 'HR', 'SI'];
const PERIODS = [{ from: '2024' }, { from: '2024-02', to: '2024-12-31' }, { from: '2030-05-01', to: '2031' }];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const two = (value: number) => String(value).padStart(2, '0');

/** One of each collection; the same for the same index. */
export function thingsAt(index: number): {
  organisation: Thing<'organisations'>;
  project: Thing<'projects'>;
  convening: Thing<'convenings'>;
  document: Thing<'documents'>;
  update: Thing<'updates'>;
} {
  const language = at(LANGUAGE_CODES, index);
  const text = { [language]: at(TYPED, index), [at(LANGUAGE_CODES, index * 3 + 1)]: at(TYPED, index + 1) };
  const said = { title: text, language };
  const country = at(COUNTRIES, index);
  const day = `2026-${two((index % 12) + 1)}-${two((index % 28) + 1)}`;
  const slug = `thing-${index}`;
  const participants = [
    index % 2 ? { organisation: 'centre', role: 'lead' } : { name: text, country, role: 'lead' },
    { name: text, role: 'donor' },
  ];
  const file = {
    version: 1,
    state: 'clean',
    fileName: 'a',
    contentType: 'image/png',
    size: index,
    sha256: 'a',
    key: 'k',
    at: `${day}T00:00:00Z`,
  };
  return {
    organisation: sampleThing(
      'organisations',
      slug,
      sampleOrganisation({ name: text, language, country, goal: text, openingHours: ['Mo-Fr 09:00-17:00'] }),
    ),
    project: sampleThing(
      'projects',
      slug,
      sampleProject({
        ...said,
        summary: index % 3 ? text : undefined,
        goal: text,
        objectives: [text],
        period: at(PERIODS, index),
        participants,
        countries: COUNTRIES.slice(0, index % 8),
        topics: index % 2 ? ['ecology', 'energy', 'our-own'] : [],
        budget: { amount: index, currency: at(['EUR', 'BAM', 'UAH', 'MKD'], index) },
        awardedOn: day,
      }),
    ),
    convening: sampleThing(
      'convenings',
      slug,
      sampleConvening({
        ...said,
        summary: text,
        from: day,
        to: undefined,
        timeZone: at(ZONES, index * 7),
        format: at(['in-person', 'hybrid', 'online'], index),
        streamUrl: 'https://stream.example.org/a?b=c&d',
        venue: text,
        parts: [
          {
            title: text,
            sessions: [
              {
                title: text,
                startsAt: `${day}T${two(index % 24)}:30`,
                speakers: [{ name: at(TYPED, index).slice(0, 100) }],
              },
            ],
          },
        ],
      }),
    ),
    document: sampleThing(
      'documents',
      slug,
      sampleDocument({ ...said, kind: at(['report', 'photo', 'minutes'], index), summary: text }),
      {
        files: { [language]: [file] },
      },
    ),
    update: sampleThing('updates', slug, sampleUpdate({ ...said, body: text, date: day, from: text })),
  };
}

/** Who publishes them. */
export const PUBLISHER = {
  ...CONTEXT,
  network: {
    ...CONTEXT.network,
    topics: [{ slug: 'our-own', name: { en: at(TYPED, 1) } }],
    identifier: { scheme: 'BA-JPR', id: '1' },
  },
  now: new Date('2026-11-22T09:00:00Z'),
};
