import type { DemoEntry } from './entry.ts';

/* What became of it: news, answers of addressees, outcomes. Also what the demonstration network has to download. */

export const demoDocuments: DemoEntry[] = [
  {
    path: 'documents/winter-report',
    input: {
      title: {
        en: 'One Winter, Three Towns',
        bg: 'Една зима, три града',
        mk: 'Една зима, три града',
        uk: 'Одна зима, три міста',
      },
      language: 'en',
      kind: 'report',
      summary: {
        en: 'What forty stations measured from November to March, and what it means for the councils.',
      },
      publishedOn: '2025-05-30',
      authors: [{ organisation: 'centar-za-cist-zrak', role: 'author' }],
      about: {
        projects: ['hundred-stations'],
        convenings: ['air-pernik'],
        declarations: ['clean-air-across-borders'],
      },
      topics: ['ecology', 'health'],
    },
  },
  {
    path: 'documents/founding-minutes',
    input: {
      title: { bs: 'Zapisnik osnivačkog skupa', en: 'Minutes of the founding meeting' },
      language: 'bs',
      kind: 'minutes',
      publishedOn: '2019-10-20',
      about: { convenings: ['founding-sarajevo'] },
    },
  },
  {
    path: 'documents/semester-study',
    input: {
      title: { hr: 'Koliko stoji semestar vani', en: 'What a semester abroad costs' },
      language: 'hr',
      kind: 'study',
      publishedOn: '2026-05-15',
      authors: [{ organisation: 'mreza-znanja', role: 'author' }],
      about: { projects: ['semester-anywhere'], convenings: ['workshop-split'] },
      topics: ['education'],
    },
  },
];

/** The languages in which each is there to download. */
export const demoFiles: Record<string, string[]> = {
  'winter-report': ['en', 'bg', 'mk'],
  'founding-minutes': ['bs'],
  'semester-study': ['hr'],
};

const clean = { declarations: ['clean-air-across-borders'] };

export const demoUpdates: DemoEntry[] = [
  {
    path: 'updates/council-of-pernik',
    input: {
      title: {
        en: 'The council of Pernik answers',
        bg: 'Общинският съвет на Перник отговаря',
        uk: 'Відповідає рада Перника',
      },
      language: 'bg',
      kind: 'answer',
      from: { bg: 'Общински съвет, Перник', en: 'Town council, Pernik' },
      body: {
        bg: 'Съветът ще публикува данните от собствените си станции всеки час, **от 1 октомври**.',
        en: 'The council will publish the data of its own stations every hour, **from 1 October**.',
      },
      date: '2025-07-02',
      about: clean,
      topics: ['ecology'],
    },
  },
  {
    path: 'updates/agency-answers',
    input: {
      title: { en: 'The environment agency takes up one of three requests' },
      language: 'en',
      kind: 'answer',
      from: { en: 'A European agency' },
      body: {
        en: 'It will compare the stations’ method with its own through one winter, and publish the result.',
      },
      date: '2025-09-18',
      about: clean,
      topics: ['ecology', 'eu-enlargement'],
    },
  },
  {
    path: 'updates/warnings-in-seven-towns',
    input: {
      title: {
        en: 'Seven towns warn on the day itself',
        uk: 'Сім міст попереджають того самого дня',
        sq: 'Shtatë qytete paralajmërojnë po atë ditë',
        mk: 'Седум града предупредуваат истиот ден',
      },
      language: 'en',
      kind: 'outcome',
      body: {
        en: 'Since this winter people in seven towns get a warning on their phone before the smog comes, in the languages that they speak.',
        uk: 'Цієї зими мешканці семи міст отримують попередження на телефон ще до смогу — мовами, якими говорять.',
        mk: 'Од оваа зима луѓето во седум града добиваат предупредување на телефон пред смогот.',
      },
      date: '2026-01-14',
      about: { ...clean, projects: ['hundred-stations'] },
      topics: ['ecology', 'health'],
    },
  },
  {
    path: 'updates/station-sixty',
    input: {
      title: { sq: 'Stacioni i gjashtëdhjetë', en: 'The sixtieth station', bs: 'Šezdeseta stanica' },
      language: 'sq',
      body: {
        sq: 'Nxënësit e një gjimnazi në Prishtinë ndezën stacionin e gjashtëdhjetë.',
        en: 'Pupils of a grammar school in Pristina switched on the sixtieth station.',
        bs: 'Učenici jedne gimnazije u Prištini uključili su šezdesetu stanicu.',
      },
      date: '2026-03-03',
      about: { projects: ['hundred-stations', 'stations-at-schools'], organisations: ['ajri-i-qytetit'] },
      topics: ['education', 'ecology'],
    },
  },
  {
    path: 'updates/corrections-desk',
    input: {
      title: {
        'sr-Latn': 'Zajednički sto za ispravke',
        'sr-Cyrl': 'Заједнички сто за исправке',
        en: 'A shared corrections desk',
      },
      language: 'sr-Latn',
      body: {
        'sr-Latn': 'Tri redakcije od ponedeljka zajedno objavljuju ispravke.',
        'sr-Cyrl': 'Три редакције од понедељка заједно објављују исправке.',
        en: 'From Monday three newsrooms publish their corrections together.',
      },
      date: '2026-02-16',
      about: { projects: ['said-and-checked'], convenings: ['exchange-prizren'] },
      topics: ['media'],
    },
  },
  {
    path: 'updates/first-school-warm',
    input: {
      title: { uk: 'Перша школа тепла', en: 'The first school is warm', bg: 'Първото училище е топло' },
      language: 'uk',
      kind: 'outcome',
      body: {
        uk: 'До морозів утеплено першу школу: 420 дітей повернулися до своїх класів.',
        en: 'The first school was insulated before the frost: 420 children are back in their classrooms.',
      },
      date: '2025-11-28',
      about: { projects: ['warm-before-winter'], organisations: ['vidbudova-razom'] },
      topics: ['reconstruction', 'humanitarian-aid'],
    },
  },
  {
    path: 'updates/podgorica-joins',
    input: {
      title: { cnr: 'Podgorica se pridružuje', en: 'Podgorica joins', hr: 'Podgorica se pridružuje' },
      language: 'cnr',
      body: {
        cnr: 'Glavni grad postavlja pet stanica na krovove vrtića.',
        en: 'The capital puts five stations on the roofs of kindergartens.',
      },
      date: '2026-09-09',
      about: { projects: ['hundred-stations'], organisations: ['ekoloski-pokret-zeta'] },
      topics: ['ecology'],
    },
  },
];
