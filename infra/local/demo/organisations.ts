import type { DemoEntry } from './entry.ts';

/* The members of the demonstration network, in ten countries, each with its name in the letters that it writes. */

interface Member {
  name: Record<string, string>;
  language: string;
  country: string;
  town: Record<string, string>;
  founded: string;
  topics: string[];
  role?: 'founding' | 'full' | 'associate' | 'observer';
  status?: 'applied' | 'active' | 'suspended' | 'ended';
  since?: string;
  short?: Record<string, string>;
  goal?: Record<string, string>;
}

const FOUNDED_ON = '2019-10-05';

const members: Record<string, Member> = {
  'levizja-e-gjelber': {
    name: { sq: 'Lëvizja e Gjelbër', en: 'Green Movement' },
    language: 'sq',
    country: 'AL',
    town: { sq: 'Tiranë', en: 'Tirana' },
    founded: '2006',
    topics: ['ecology', 'health'],
    role: 'founding',
    goal: {
      sq: 'Qytete ku ajri matet dhe njerëzit e dinë se çfarë thithin.',
      en: 'Towns in which the air is measured and people know what they breathe.',
    },
  },
  'rinia-per-detin': {
    name: { sq: 'Rinia për Detin', en: 'Youth for the Sea' },
    language: 'sq',
    country: 'AL',
    town: { sq: 'Vlorë', en: 'Vlora' },
    founded: '2014',
    topics: ['youth', 'ecology'],
  },
  'centar-za-cist-zrak': {
    name: { bs: 'Centar za čist zrak', en: 'Clean Air Centre' },
    language: 'bs',
    country: 'BA',
    town: { bs: 'Sarajevo', en: 'Sarajevo' },
    founded: '2010',
    topics: ['ecology', 'energy', 'health'],
    role: 'founding',
    goal: {
      bs: 'Zima u kojoj se diše: manje dima, više izolacije, otvoreni podaci.',
      en: 'A winter in which one can breathe: less smoke, more insulation, open data.',
    },
  },
  'kuca-susreta': {
    name: { bs: 'Kuća susreta', en: 'House of Encounters' },
    language: 'bs',
    country: 'BA',
    town: { bs: 'Mostar', en: 'Mostar' },
    founded: '1998',
    topics: ['reconciliation', 'youth', 'culture'],
    role: 'founding',
  },
  'pravna-pomoc-una': {
    name: { bs: 'Pravna pomoć Una', en: 'Una Legal Aid' },
    language: 'bs',
    country: 'BA',
    town: { bs: 'Bihać', en: 'Bihać' },
    founded: '2003',
    topics: ['human-rights'],
  },
  'zelena-dolina': {
    name: { bg: 'Зелена долина', en: 'Green Valley' },
    language: 'bg',
    country: 'BG',
    town: { bg: 'Перник', en: 'Pernik' },
    founded: '2008',
    topics: ['ecology', 'energy'],
    role: 'founding',
    goal: {
      bg: 'Долини без въглищен дим и работа за хората, които са живели от въглищата.',
      en: 'Valleys without coal smoke, and work for the people who lived by coal.',
    },
  },
  'dunavski-forum': {
    name: { bg: 'Дунавски форум', en: 'Danube Forum' },
    language: 'bg',
    country: 'BG',
    town: { bg: 'Русе', en: 'Ruse' },
    founded: '2012',
    topics: ['transport', 'economy', 'ecology'],
  },
  'zelena-obala': {
    name: { hr: 'Zelena obala', en: 'Green Coast' },
    language: 'hr',
    country: 'HR',
    town: { hr: 'Split', en: 'Split' },
    founded: '2005',
    topics: ['ecology', 'transport'],
    role: 'founding',
  },
  'mreza-znanja': {
    name: { hr: 'Mreža znanja', en: 'Knowledge Network' },
    language: 'hr',
    country: 'HR',
    town: { hr: 'Osijek', en: 'Osijek' },
    founded: '2011',
    topics: ['education', 'youth'],
    role: 'associate',
  },
  'ajri-i-qytetit': {
    name: { sq: 'Ajri i Qytetit', en: 'City Air' },
    language: 'sq',
    country: 'XK',
    town: { sq: 'Prishtinë', en: 'Pristina' },
    founded: '2013',
    topics: ['ecology', 'health'],
    role: 'founding',
  },
  'fjala-e-hapur': {
    name: { sq: 'Fjala e Hapur', en: 'Open Word' },
    language: 'sq',
    country: 'XK',
    town: { sq: 'Prizren', en: 'Prizren' },
    founded: '2009',
    topics: ['media', 'democracy'],
  },
  'ekoloski-pokret-zeta': {
    name: { cnr: 'Ekološki pokret Zeta', en: 'Zeta Ecological Movement' },
    language: 'cnr',
    country: 'ME',
    town: { cnr: 'Podgorica', en: 'Podgorica' },
    founded: '2004',
    topics: ['ecology', 'energy'],
    role: 'founding',
  },
  'mladi-primorja': {
    name: { cnr: 'Mladi Primorja', en: 'Youth of the Coast' },
    language: 'cnr',
    country: 'ME',
    town: { cnr: 'Bar', en: 'Bar' },
    founded: '2016',
    topics: ['youth', 'education'],
  },
  'disam-vardar': {
    name: { mk: 'Дишам Вардар', en: 'Breathe Vardar' },
    language: 'mk',
    country: 'MK',
    town: { mk: 'Скопје', en: 'Skopje' },
    founded: '2011',
    topics: ['ecology', 'health'],
    role: 'founding',
    goal: {
      mk: 'Скопје во кое предупредувањето за смог доаѓа пред смогот.',
      en: 'A Skopje in which the smog warning comes before the smog.',
    },
  },
  'most-na-jazicite': {
    name: { mk: 'Мост на јазиците', sq: 'Ura e Gjuhëve', en: 'Bridge of Languages' },
    language: 'mk',
    country: 'MK',
    town: { mk: 'Тетово', sq: 'Tetovë', en: 'Tetovo' },
    founded: '2007',
    topics: ['education', 'culture', 'reconciliation'],
  },
  'plava-planina': {
    name: { 'sr-Cyrl': 'Плава планина', 'sr-Latn': 'Plava planina', en: 'Blue Mountain' },
    language: 'sr-Cyrl',
    country: 'RS',
    town: { 'sr-Cyrl': 'Ужице', 'sr-Latn': 'Užice', en: 'Užice' },
    founded: '2009',
    topics: ['ecology', 'energy'],
    role: 'founding',
  },
  'beogradski-dijalog': {
    name: { 'sr-Latn': 'Beogradski dijalog', 'sr-Cyrl': 'Београдски дијалог', en: 'Belgrade Dialogue' },
    language: 'sr-Latn',
    country: 'RS',
    town: { 'sr-Latn': 'Beograd', 'sr-Cyrl': 'Београд', en: 'Belgrade' },
    founded: '2001',
    topics: ['reconciliation', 'democracy', 'eu-enlargement'],
    role: 'founding',
  },
  'skola-za-medije': {
    name: { 'sr-Latn': 'Škola za medije', 'sr-Cyrl': 'Школа за медије', en: 'School for Media' },
    language: 'sr-Latn',
    country: 'RS',
    town: { 'sr-Latn': 'Novi Sad', 'sr-Cyrl': 'Нови Сад', en: 'Novi Sad' },
    founded: '2015',
    topics: ['media', 'hybrid-threats'],
  },
  'chyste-nebo': {
    name: { uk: 'Чисте небо', en: 'Clear Sky' },
    language: 'uk',
    country: 'UA',
    town: { uk: 'Львів', en: 'Lviv' },
    founded: '2012',
    topics: ['ecology', 'energy'],
    role: 'founding',
    goal: {
      uk: 'Тепло в домівках без диму: утеплення, станції вимірювання, відкриті дані.',
      en: 'Warm homes without smoke: insulation, measuring stations, open data.',
    },
  },
  'vidbudova-razom': {
    name: { uk: 'Відбудова разом', en: 'Rebuilding Together' },
    language: 'uk',
    country: 'UA',
    town: { uk: 'Харків', en: 'Kharkiv' },
    founded: '2022',
    topics: ['reconstruction', 'humanitarian-aid'],
    since: '2023-02-01',
  },
  'perevirka-faktiv': {
    name: { uk: 'Перевірка', en: 'Perevirka' },
    language: 'uk',
    country: 'UA',
    town: { uk: 'Київ', en: 'Kyiv' },
    founded: '2016',
    topics: ['media', 'hybrid-threats'],
    short: { uk: 'ПРВ' },
  },
  'chornomorskyi-tsentr': {
    name: { uk: 'Чорноморський центр', en: 'Black Sea Centre' },
    language: 'uk',
    country: 'UA',
    town: { uk: 'Одеса', en: 'Odesa' },
    founded: '2008',
    topics: ['security', 'eu-enlargement', 'economy'],
    role: 'founding',
  },
  'alpske-stezky': {
    name: { en: 'Alpine Paths', bs: 'Alpske staze' },
    language: 'en',
    country: 'SI',
    town: { en: 'Ljubljana' },
    founded: '2000',
    topics: ['transport', 'ecology'],
    role: 'observer',
  },
  'mladi-za-mir': {
    name: { bs: 'Mladi za mir', en: 'Youth for Peace' },
    language: 'bs',
    country: 'BA',
    town: { bs: 'Tuzla', en: 'Tuzla' },
    founded: '2021',
    topics: ['youth', 'reconciliation'],
    status: 'applied',
  },
  'stara-pruga': {
    name: { hr: 'Stara pruga', en: 'Old Railway' },
    language: 'hr',
    country: 'HR',
    town: { hr: 'Rijeka', en: 'Rijeka' },
    founded: '1999',
    topics: ['transport'],
    status: 'ended',
  },
};

/** Who pays for projects. */
const donors: Record<string, { name: string; country: string }> = {
  'open-region-fund': { name: 'Open Region Fund', country: 'BE' },
  'northern-lights-foundation': { name: 'Northern Lights Foundation', country: 'NO' },
};

export const demoOrganisations: DemoEntry[] = [
  ...Object.entries(members).map(([slug, member]) => {
    const {
      role = 'full',
      status = 'active',
      since = role === 'founding' ? FOUNDED_ON : '2021-03-01',
    } = member;
    return {
      path: `organisations/${slug}`,
      input: {
        name: member.name,
        language: member.language,
        ...(member.short && { shortName: member.short }),
        country: member.country,
        founded: member.founded,
        ...(member.goal && { goal: member.goal }),
        topics: member.topics,
        address: { locality: member.town, country: member.country },
        website: `https://${slug}.example.org`,
        contact: { email: `office@${slug}.example.org` },
        openingHours: ['Mo-Fr 09:00-16:00'],
        mailDomains: [`${slug}.example.org`],
        membership: { status, role, ...(status !== 'applied' && { since }) },
      },
    };
  }),
  ...Object.entries(donors).map(([slug, { name, country }]) => ({
    path: `organisations/${slug}`,
    input: { name: { en: name }, language: 'en', country, website: `https://${slug}.example.org` },
  })),
];
