import { byName, own, type Told } from './recording.ts';

/* A declaration is adopted at a conference in Sofia, 21 September 2023, and a partnership network founded. */

const conference = 'The Balkans - for Peace, Security, Cooperation, and Partnership';
const partnership = 'Partnership Network of Balkan non-governmental organizations';
/** The nine fields in which the network works, and the topic of each. */
const FIELDS = {
  security: 'security',
  economy: 'economy',
  infrastructure: 'infrastructure',
  transport: 'transport',
  energy: 'energy',
  sports: 'sport',
  health: 'health',
  education: 'education',
  ecology: 'ecology',
} as const;

/** The declaration, whose text is the seed itself. */
export const declaration = {
  slug: own('sofia-declaration'),
  input: {
    title: { en: conference },
    language: 'en',
    addressees: [{ name: { en: 'Governments of the Balkan countries' } }],
    topics: Object.values(FIELDS),
    convening: own('sofia-2023'),
  },
};

/** What is recorded once the declaration is there. */
export const whatCameOfIt = {
  collection: 'updates' as const,
  slug: own('partnership-network'),
  input: {
    title: { en: 'The conference founds a partnership network' },
    language: 'en',
    kind: 'outcome',
    body: { en: 'Its members will work together in nine fields.' },
    date: '2023-09-21',
    about: {
      declarations: [declaration.slug],
      organisations: [own('partnership')],
      convenings: [own('sofia-2023')],
    },
    topics: Object.values(FIELDS),
  },
};

export const sofia: Told = {
  file: 'sofia-declaration.txt',
  facts: [conference, partnership, 'Sofia on 21 September 2023', 'governments', ...Object.keys(FIELDS)],
  entries: () => [
    {
      collection: 'convenings',
      slug: own('sofia-2023'),
      input: {
        title: { en: conference },
        language: 'en',
        kind: 'conference',
        from: '2023-09-21',
        timeZone: 'Europe/Sofia',
        address: { locality: { en: 'Sofia', bg: 'София' }, country: 'BG' },
        participants: [byName('Non-governmental organisations of the Balkan countries', 'participant')],
        topics: Object.values(FIELDS),
      },
    },
    {
      collection: 'organisations',
      slug: own('partnership'),
      input: {
        name: { en: partnership },
        language: 'en',
        legalForm: { en: 'Network without legal personality' },
        country: 'BG',
        founded: '2023-09-21',
        foundingConvening: own('sofia-2023'),
        topics: Object.values(FIELDS),
      },
    },
  ],
};
