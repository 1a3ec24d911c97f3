import { takesPart } from './entry.ts';

/** What the demonstration network says of itself, as `PUT /v1/staff/network` takes it. */
export const demoNetwork = {
  name: {
    en: 'Balkans–Ukraine Demonstration Network',
    uk: 'Балкансько-українська демонстраційна мережа',
    sq: 'Rrjeti demonstrues Ballkan–Ukrainë',
    bs: 'Demonstraciona mreža Balkan–Ukrajina',
    hr: 'Ogledna mreža Balkan–Ukrajina',
    'sr-Latn': 'Ogledna mreža Balkan–Ukrajina',
    'sr-Cyrl': 'Огледна мрежа Балкан–Украјина',
    cnr: 'Ogledna mreža Balkan–Ukrajina',
    mk: 'Примерна мрежа Балкан–Украина',
    bg: 'Примерна мрежа Балкани–Украйна',
  },
  shortName: { en: 'BUDN' },
  about: {
    en: 'Twenty-three organisations from ten countries between the Adriatic and the Dnipro. We measure the air together, study in each other’s towns, check what we write of each other, and help to rebuild.',
    uk: 'Двадцять три організації з десяти країн між Адріатикою та Дніпром. Ми разом вимірюємо повітря, вчимося в містах одне одного, перевіряємо, що пишемо одне про одного, і допомагаємо відбудовувати.',
    sq: 'Njëzet e tri organizata nga dhjetë shtete mes Adriatikut dhe Dnieprit. Bashkë matim ajrin, studiojmë në qytetet e njëri-tjetrit, verifikojmë ç’shkruajmë për njëri-tjetrin dhe ndihmojmë rindërtimin.',
    bs: 'Dvadeset tri organizacije iz deset zemalja između Jadrana i Dnjepra. Zajedno mjerimo zrak, studiramo u gradovima jedni drugih, provjeravamo šta pišemo jedni o drugima i pomažemo obnovu.',
    hr: 'Dvadeset tri organizacije iz deset zemalja između Jadrana i Dnjepra. Zajedno mjerimo zrak, studiramo u gradovima jedni drugih, provjeravamo što pišemo jedni o drugima i pomažemo obnovi.',
    'sr-Latn':
      'Dvadeset tri organizacije iz deset zemalja između Jadrana i Dnjepra. Zajedno merimo vazduh, studiramo u gradovima jedni drugih, proveravamo šta pišemo jedni o drugima i pomažemo obnovu.',
    'sr-Cyrl':
      'Двадесет три организације из десет земаља између Јадрана и Дњепра. Заједно меримо ваздух, студирамо у градовима једни других, проверавамо шта пишемо једни о другима и помажемо обнову.',
    cnr: 'Dvadeset tri organizacije iz deset država između Jadrana i Dnjepra. Zajedno mjerimo vazduh, studiramo u gradovima jedni drugih, provjeravamo šta pišemo jedni o drugima i pomažemo obnovu.',
    mk: 'Дваесет и три организации од десет земји меѓу Јадранот и Днепар. Заедно го мериме воздухот, студираме во градовите едни на други, проверуваме што пишуваме едни за други и помагаме во обновата.',
    bg: 'Двадесет и три организации от десет държави между Адриатика и Днепър. Заедно измерваме въздуха, учим в градовете си, проверяваме какво пишем едни за други и помагаме на възстановяването.',
  },
  founded: '2019-10-05',
  foundingConvening: 'founding-sarajevo',
  countries: ['AL', 'BA', 'BG', 'HR', 'ME', 'MK', 'RS', 'SI', 'UA', 'XK'],
  initiators: [
    takesPart('centar-za-cist-zrak', 'initiator', 'BA'),
    takesPart('chornomorskyi-tsentr', 'initiator', 'UA'),
    takesPart('beogradski-dijalog', 'initiator', 'RS'),
  ],
  areas: [
    {
      name: {
        en: 'Air, energy and health',
        uk: 'Повітря, енергія і здоров’я',
        bg: 'Въздух, енергия и здраве',
      },
      topics: ['ecology', 'energy', 'health'],
    },
    {
      name: { en: 'Youth and education', uk: 'Молодь і освіта', hr: 'Mladi i obrazovanje' },
      topics: ['youth', 'education'],
    },
    {
      name: { en: 'Media and open societies', uk: 'Медіа й відкриті суспільства' },
      topics: ['media', 'hybrid-threats', 'democracy'],
    },
    {
      name: { en: 'Rebuilding and reconciliation', uk: 'Відбудова і примирення', bs: 'Obnova i pomirenje' },
      topics: ['reconstruction', 'reconciliation', 'humanitarian-aid'],
    },
    {
      name: { en: 'On the way into the Union', uk: 'На шляху до Євросоюзу', mk: 'На патот кон Унијата' },
      topics: ['eu-enlargement', 'economy'],
    },
  ],
  spokespersons: [
    {
      name: 'Amra Begović',
      position: { en: 'Chair', bs: 'Predsjednica' },
      organisation: 'centar-za-cist-zrak',
      statement: {
        en: 'Smoke needs no passport. Neither should those who measure it.',
        bs: 'Dimu ne treba pasoš. Ne bi trebao ni onima koji ga mjere.',
      },
    },
    {
      name: 'Тарас Мельник',
      position: { en: 'Deputy chair', uk: 'Заступник голови' },
      organisation: 'chyste-nebo',
    },
  ],
  contact: { email: 'secretariat@example.org', phone: '+387 33 000 000' },
  address: {
    street: 'Obala 1',
    postalCode: '71000',
    locality: { en: 'Sarajevo' },
    country: 'BA',
  },
  openingHours: ['Mo-Th 09:00-17:00', 'Fr 09:00-14:00'],
  website: 'https://network.example.org',
  topics: [
    {
      slug: 'rivers',
      name: { en: 'Rivers', uk: 'Річки', bs: 'Rijeke', mk: 'Реки', bg: 'Реки', sq: 'Lumenjtë' },
    },
  ],
};
