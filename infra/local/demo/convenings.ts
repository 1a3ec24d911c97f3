import { type DemoEntry, serbian, takesPart } from './entry.ts';

/* Where the members of the demonstration network have met, and will. */

export const demoConvenings: DemoEntry[] = [
  {
    path: 'convenings/founding-sarajevo',
    input: {
      title: {
        en: 'Founding meeting',
        bs: 'Osnivački skup',
        uk: 'Установчі збори',
        mk: 'Основачки собир',
        bg: 'Учредителна среща',
      },
      language: 'en',
      kind: 'conference',
      from: '2019-10-04',
      to: '2019-10-05',
      venue: { en: 'City library', bs: 'Gradska biblioteka' },
      address: { locality: { en: 'Sarajevo' }, country: 'BA' },
      attendance: { count: 84 },
      conclusions: { en: 'Twelve organisations founded the network and named five areas of cooperation.' },
      participants: [
        takesPart('centar-za-cist-zrak', 'host', 'BA'),
        takesPart('chornomorskyi-tsentr', 'initiator', 'UA'),
        takesPart('beogradski-dijalog', 'initiator', 'RS'),
        takesPart('ajri-i-qytetit', 'participant', 'XK'),
        takesPart('disam-vardar', 'participant', 'MK'),
      ],
      topics: ['democracy', 'eu-enlargement'],
    },
  },
  {
    path: 'convenings/air-pernik',
    input: {
      title: {
        en: 'What the Valley Breathes',
        bg: 'Какво диша долината',
        ...serbian('Šta diše dolina', 'Шта дише долина'),
      },
      language: 'bg',
      kind: 'conference',
      summary: {
        bg: 'Конференция за въздуха в долините, на която беше приета първата ни декларация.',
        en: 'A conference on the air of valleys, at which our first declaration was adopted.',
      },
      from: '2025-03-20',
      to: '2025-03-21',
      timeZone: 'Europe/Sofia',
      venue: { bg: 'Двореца на културата', en: 'Palace of Culture' },
      address: { locality: { bg: 'Перник', en: 'Pernik' }, country: 'BG' },
      format: 'hybrid',
      streamUrl: 'https://stream.example.org/valley',
      attendance: { count: 120, precision: 'about' },
      parts: [
        {
          sessions: [
            {
              kind: 'speech',
              title: { bg: 'Откриване', en: 'Opening' },
              startsAt: '2025-03-20T09:30',
              speakers: [{ name: 'Калина Димитрова', role: 'host', organisation: 'zelena-dolina' }],
            },
            {
              kind: 'panel',
              title: { en: 'One winter, three towns, one method', bg: 'Една зима, три града, един метод' },
              startsAt: '2025-03-20T10:00',
              endsAt: '2025-03-20T12:00',
              speakers: [
                { name: 'Елена Стојановска', role: 'speaker', organisation: 'disam-vardar' },
                { name: 'Тарас Мельник', role: 'speaker', organisation: 'chyste-nebo' },
                { name: 'Amra Begović', role: 'moderator', organisation: 'centar-za-cist-zrak' },
              ],
            },
          ],
        },
      ],
      participants: [
        takesPart('zelena-dolina', 'host', 'BG'),
        takesPart('plava-planina', 'participant', 'RS'),
        takesPart('chyste-nebo', 'participant', 'UA'),
        takesPart('open-region-fund', 'donor', 'BE'),
      ],
      about: { projects: ['hundred-stations'] },
      topics: ['ecology', 'health', 'energy'],
    },
  },
  {
    path: 'convenings/exchange-prizren',
    input: {
      title: {
        en: 'Two Days, Two Cities',
        sq: 'Dy ditë, dy qytete',
        ...serbian('Dva dana, dva grada', 'Два дана, два града'),
      },
      language: 'en',
      kind: 'exchange',
      goal: { en: 'Newsrooms that know each other ask before they print.' },
      from: '2025-05-12',
      to: '2025-05-13',
      timeZone: 'Europe/Belgrade',
      address: { locality: { sq: 'Prizren', en: 'Prizren' }, country: 'XK' },
      attendance: { count: 38 },
      parts: [
        {
          title: { en: 'Round table', sq: 'Tryeza e rrumbullakët' },
          sessions: [
            {
              kind: 'panel',
              title: { en: 'What we got wrong about each other' },
              startsAt: '2025-05-12T09:00',
            },
            { kind: 'panel', title: { en: 'Sources across a border' }, startsAt: '2025-05-12T11:00' },
            { kind: 'panel', title: { en: 'Corrections that are read' }, startsAt: '2025-05-12T14:00' },
          ],
        },
        {
          title: { en: 'Visits to newsrooms', sq: 'Vizita në redaksi' },
          sessions: [
            {
              kind: 'meeting',
              title: { en: 'Morning conference of a local radio' },
              startsAt: '2025-05-13T08:00',
              speakers: [{ name: 'Vlora Gashi', role: 'host', organisation: 'fjala-e-hapur' }],
            },
            { kind: 'meeting', title: { en: 'A day at the correction desk' }, startsAt: '2025-05-13T11:00' },
          ],
        },
      ],
      participants: [
        takesPart('fjala-e-hapur', 'host', 'XK'),
        takesPart('skola-za-medije', 'participant', 'RS'),
        takesPart('perevirka-faktiv', 'participant', 'UA'),
      ],
      about: { projects: ['said-and-checked'] },
      topics: ['media', 'reconciliation'],
    },
  },
  {
    path: 'convenings/training-skopje',
    input: {
      title: { mk: 'Станица за еден ден', en: 'A Station in a Day', sq: 'Një stacion për një ditë' },
      language: 'mk',
      kind: 'training',
      from: '2025-10-17',
      timeZone: 'Europe/Skopje',
      venue: { mk: 'Гимназија крај Вардар', en: 'Grammar school by the Vardar' },
      address: { locality: { mk: 'Скопје', en: 'Skopje' }, country: 'MK' },
      attendance: { count: 46 },
      parts: [
        {
          sessions: [
            {
              kind: 'training',
              title: { mk: 'Лемење, калибрирање, читање', en: 'Soldering, calibrating, reading' },
              startsAt: '2025-10-17T09:00',
              endsAt: '2025-10-17T16:00',
              speakers: [{ name: 'Елена Стојановска', role: 'trainer', organisation: 'disam-vardar' }],
            },
          ],
        },
      ],
      participants: [
        takesPart('disam-vardar', 'host', 'MK'),
        takesPart('most-na-jazicite', 'organiser', 'MK'),
      ],
      about: { projects: ['stations-at-schools'] },
      topics: ['education', 'ecology'],
    },
  },
  {
    path: 'convenings/workshop-split',
    input: {
      title: { hr: 'Priznati semestar', en: 'A Semester Recognised', cnr: 'Priznati semestar' },
      language: 'hr',
      kind: 'workshop',
      from: '2026-04-08',
      to: '2026-04-09',
      timeZone: 'Europe/Zagreb',
      address: { locality: { hr: 'Split', en: 'Split' }, country: 'HR' },
      format: 'hybrid',
      attendance: { count: 60, precision: 'over' },
      participants: [
        takesPart('zelena-obala', 'host', 'HR'),
        takesPart('mreza-znanja', 'organiser', 'HR'),
        takesPart('mladi-primorja', 'participant', 'ME'),
      ],
      about: { projects: ['semester-anywhere'] },
      topics: ['education', 'youth'],
    },
  },
  {
    path: 'convenings/assembly-odesa',
    input: {
      title: {
        uk: 'Загальні збори',
        en: 'General assembly',
        bg: 'Общо събрание',
        sq: 'Kuvendi i përgjithshëm',
      },
      language: 'uk',
      kind: 'round-table',
      summary: {
        uk: 'Збори членів мережі, цього разу біля моря.',
        en: 'The members’ assembly, by the sea this time.',
      },
      from: '2027-06-10',
      to: '2027-06-12',
      timeZone: 'Europe/Kyiv',
      address: { locality: { uk: 'Одеса', en: 'Odesa' }, country: 'UA' },
      participants: [takesPart('chornomorskyi-tsentr', 'host', 'UA')],
      topics: ['eu-enlargement'],
    },
  },
];
