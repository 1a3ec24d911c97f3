import { type DemoEntry, serbian, takesPart } from './entry.ts';

/* What the members of the demonstration network do together. */

export const demoProjects: DemoEntry[] = [
  {
    path: 'projects/hundred-stations',
    input: {
      title: {
        en: 'A Hundred Stations',
        uk: 'Сто станцій',
        sq: 'Njëqind stacione',
        bs: 'Sto stanica',
        hr: 'Sto postaja',
        ...serbian('Sto stanica', 'Сто станица'),
        cnr: 'Sto stanica',
        mk: 'Сто станици',
        bg: 'Сто станции',
      },
      language: 'en',
      acronym: '100S',
      summary: {
        en: 'A hundred measuring stations on schools and town halls, built by pupils and read by everybody.',
        uk: 'Сто вимірювальних станцій на школах і ратушах: їх будують учні, а дані читають усі.',
        mk: 'Сто мерни станици на училишта и општини, што ги градат учениците, а ги читаат сите.',
        bg: 'Сто измервателни станции върху училища и общини: строят ги ученици, а ги четат всички.',
      },
      goal: {
        en: 'Towns of the region warn their people of smog on the day itself.',
        uk: 'Міста регіону попереджають людей про смог того самого дня.',
      },
      objectives: [
        { en: 'One method of measuring in ten countries' },
        { en: 'Open data by the hour, under a free licence' },
        { en: 'Pupils who can read and explain what they measure' },
      ],
      results: [
        { en: '100 stations that measure through a whole winter' },
        { en: 'Warnings in seven towns, in the languages that people speak there' },
      ],
      targetGroups: { en: '- Pupils and teachers of 60 schools\n- Town councils\n- Local newspapers' },
      beneficiaries: { en: 'Everybody who breathes in these towns.' },
      activities: {
        en: '1. Building days at schools\n2. A shared server for the data\n3. Winter meetings with town councils',
      },
      period: { from: '2023-09', to: '2026-08' },
      participants: [
        takesPart('centar-za-cist-zrak', 'lead', 'BA'),
        takesPart('chyste-nebo', 'partner', 'UA'),
        takesPart('disam-vardar', 'partner', 'MK'),
        takesPart('zelena-dolina', 'partner', 'BG'),
        takesPart('ajri-i-qytetit', 'partner', 'XK'),
        takesPart('plava-planina', 'implementing', 'RS'),
        takesPart('open-region-fund', 'donor', 'BE'),
      ],
      budget: { amount: 480_000, currency: 'EUR' },
      topics: ['ecology', 'health', 'education'],
    },
  },
  {
    path: 'projects/stations-at-schools',
    input: {
      title: { en: 'Stations at schools', mk: 'Станици на училиштата', sq: 'Stacione në shkolla' },
      language: 'en',
      summary: { en: 'Building days at sixty schools, with a kit and a lesson for each.' },
      period: { from: '2024-01', to: '2025-06' },
      participants: [takesPart('disam-vardar', 'lead', 'MK'), takesPart('most-na-jazicite', 'partner', 'MK')],
      partOf: 'hundred-stations',
      topics: ['education', 'youth'],
    },
  },
  {
    path: 'projects/semester-anywhere',
    input: {
      title: {
        en: 'A Semester Anywhere',
        hr: 'Semestar bilo gdje',
        uk: 'Семестр будь-де',
        cnr: 'Semestar bilo gdje',
      },
      language: 'en',
      summary: {
        en: 'Students draft with their universities how a semester abroad is recognised without a second fee.',
        hr: 'Studenti sa svojim sveučilištima dogovaraju kako se semestar vani priznaje bez druge školarine.',
      },
      goal: { en: 'A region in which studying abroad is ordinary.' },
      period: { from: '2025-02', to: '2027-01' },
      participants: [
        takesPart('mreza-znanja', 'lead', 'HR'),
        takesPart('mladi-primorja', 'partner', 'ME'),
        takesPart('chornomorskyi-tsentr', 'partner', 'UA'),
        takesPart('northern-lights-foundation', 'donor', 'NO'),
      ],
      topics: ['education', 'youth'],
    },
  },
  {
    path: 'projects/said-and-checked',
    input: {
      title: {
        en: 'Said and Checked',
        uk: 'Сказано — перевірено',
        ...serbian('Rečeno i provereno', 'Речено и проверено'),
        sq: 'E thënë dhe e verifikuar',
      },
      language: 'uk',
      summary: {
        uk: 'Редакції п’яти країн перевіряють, що вони пишуть одна про одну.',
        en: 'Newsrooms of five countries check what they write of each other.',
      },
      period: { from: '2024-05', to: '2026-04' },
      participants: [
        takesPart('perevirka-faktiv', 'lead', 'UA'),
        takesPart('skola-za-medije', 'partner', 'RS'),
        takesPart('fjala-e-hapur', 'partner', 'XK'),
        takesPart('open-region-fund', 'donor', 'BE'),
      ],
      topics: ['media', 'hybrid-threats'],
    },
  },
  {
    path: 'projects/warm-before-winter',
    input: {
      title: {
        en: 'Warm Before Winter',
        uk: 'Тепло до зими',
        bs: 'Toplo prije zime',
        bg: 'Топло преди зимата',
      },
      language: 'en',
      summary: {
        en: 'Crews from towns that rebuilt after a war help to insulate schools and hospitals in Kharkiv.',
        uk: 'Бригади з міст, що відбудовувалися після війни, допомагають утеплити школи й лікарні Харкова.',
      },
      period: { from: '2024-06' },
      participants: [
        takesPart('vidbudova-razom', 'lead', 'UA'),
        takesPart('kuca-susreta', 'partner', 'BA'),
        takesPart('zelena-dolina', 'partner', 'BG'),
        takesPart('northern-lights-foundation', 'donor', 'NO'),
      ],
      topics: ['reconstruction', 'humanitarian-aid', 'energy'],
    },
  },
];
