import { founders } from '../seeds.ts';
import { type Entry, own, type Told, takesPart } from './recording.ts';

/* A network of organisations of Ukraine and the Western Balkans is founded: Sarajevo, 4-5 October 2022. */

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

const attended = founders.map(({ name, country }) => ({ name, country, slug: slugOf(name) }));
const initiators = ['PROI', 'New Geopolitics Research Network'];
const analysts = 'Analytical Centre for Balkans Studies';
const dialogue = 'Civil Society Regional Dialogue: Balkans-Ukraine Partnership';
export const jointDeclaration =
  'Joint Civil Society Declaration on the Western Balkans – Ukraine Cooperation';

const organisations: Entry[] = [
  ...attended.map(({ name, country, slug }) => ({
    collection: 'organisations' as const,
    slug: own(slug),
    input: {
      name: { en: name },
      language: 'en',
      country,
      ...(name === 'PROI' && { otherNames: ['PROI association'] }),
      membership: {
        status: 'active',
        role: initiators.includes(name) ? 'founding' : 'full',
        since: '2022-10-05',
      },
    },
  })),
  {
    collection: 'organisations',
    slug: own(slugOf(analysts)),
    input: {
      name: { en: analysts },
      language: 'en',
      country: 'UA',
      membership: { status: 'active', role: 'founding', since: '2022-10-05' },
    },
  },
];

const convening: Entry = {
  collection: 'convenings',
  slug: own('sarajevo-2022'),
  input: {
    title: { en: dialogue },
    language: 'en',
    kind: 'conference',
    from: '2022-10-04',
    to: '2022-10-05',
    timeZone: 'Europe/Sarajevo',
    address: { locality: { en: 'Sarajevo' }, country: 'BA' },
    conclusions: { en: 'The participants founded the network and adopted its first declaration.' },
    participants: [
      ...attended.map(({ slug, country }) => takesPart(slug, 'participant', country)),
      { name: { en: 'Independent analysts and journalists of the region' }, role: 'participant' },
    ],
  },
};

/** The network, as `PUT /v1/staff/network` takes it. */
export const network = {
  name: { en: 'Balkans-Ukraine Cooperation Network' },
  shortName: { en: 'BUCN' },
  about: { en: 'Links organisations and activists of Ukraine with those of the Western Balkans.' },
  founded: '2022-10',
  foundingConvening: convening.slug,
  countries: ['UA', 'AL', 'BA', 'XK', 'ME', 'MK', 'RS'],
  initiators: [
    takesPart('proi', 'initiator', 'BA'),
    takesPart(slugOf('New Geopolitics Research Network'), 'initiator', 'UA'),
    takesPart(slugOf(analysts), 'initiator', 'UA'),
  ],
  areas: [
    { name: { en: 'EU enlargement processes and Euro-Atlantic Cooperation' }, topics: ['eu-enlargement'] },
    {
      name: { en: 'Strategic Communications, Security, Defence and Hybrid Threats' },
      topics: ['security', 'hybrid-threats', 'media'],
    },
    {
      name: { en: 'Humanitarian Cooperation and Post-War Recovery' },
      topics: ['humanitarian-aid', 'reconstruction'],
    },
    { name: { en: 'Economic and Business Development Cooperation' }, topics: ['economy'] },
    { name: { en: 'Youth, Education and Cultural Cooperation' }, topics: ['youth', 'education', 'culture'] },
  ],
  spokespersons: [
    { name: 'Uliana Bakh', position: { en: 'President' }, organisation: own('proi') },
    { name: 'Kateryna Shymkevych', organisation: own('ukrainian-center-for-balkan-studies') },
    {
      name: 'Mykhailo Samus',
      position: { en: 'Director' },
      organisation: own('new-geopolitics-research-network'),
    },
  ],
};

/** The same with what each of them is quoted with. */
export const quoted = (text: string) => {
  const quotes = [...text.matchAll(/“([^”]+)”/g)].map(([, quote = '']) => quote);
  return {
    ...network,
    spokespersons: network.spokespersons.map((person, index) => ({
      ...person,
      statement: { en: quotes[index] },
    })),
  };
};

/** The declaration that was adopted there. */
export const declaration = {
  slug: own('joint-declaration'),
  input: {
    title: { en: jointDeclaration },
    language: 'en',
    topics: ['eu-enlargement', 'security', 'reconstruction', 'economy', 'culture'],
    convening: convening.slug,
  },
};

/** The organisations that adopted it, as the paper has them. */
export const firstSignatories = {
  signatures: attended.map(({ name, country, slug }) => ({
    capacity: 'organisation',
    name: 'Signed by its representative',
    country,
    organisation: { name, slug: own(slug) },
  })),
  evidence: 'The list of those who were at the founding',
};

export const founding: Told = {
  file: 'network-founding.txt',
  facts: [
    ...attended.map(({ name }) => name),
    ...network.spokespersons.map(({ name }) => name),
    analysts,
    dialogue,
    jointDeclaration,
    network.name.en,
    network.shortName.en,
    'PROI association',
    'Sarajevo',
    '4-5th October 2022',
    'EU enlargement processes and Euro-Atlantic Cooperation',
    'Humanitarian Cooperation and Post-War Recovery',
    'Economic and Business Development Cooperation',
    'Youth, Education and Cultural Cooperation',
    'Ukraine, Albania, Bosnia and Herzegovina, Kosovo, Montenegro, North Macedonia, and Serbia',
  ],
  entries: () => [...organisations, convening],
};
