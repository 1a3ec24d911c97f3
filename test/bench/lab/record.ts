import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { cardKey } from '@undersigned/aws/keys.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import type { Table } from '@undersigned/aws/table.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { cardsOf } from '@undersigned/network/cards.ts';
import type { EditDeps } from '@undersigned/network/edit.ts';
import { OrganisationInput } from '@undersigned/network/organisation.ts';
import { ProjectInput } from '@undersigned/network/project.ts';
import { sampleThing } from '@undersigned/network/samples.ts';

/** DynamoDB takes so many at once. */
const BATCH = 25;
const AT_ONCE = 8;

const COUNTRIES = ['AL', 'BA', 'BG', 'HR', 'ME', 'MK', 'RS', 'SI', 'UA', 'XK'] as const;
const TOPICS = ['ecology', 'energy', 'youth', 'media'] as const;
const KINDS = ['Centar', 'Asocijacija', 'Мрежа', 'Рух', 'Shoqata', 'Фондация', 'Udruga', 'Forum'];
const WORDS = ['Adriatik', 'Бистра', 'Čisto', 'Дунав', 'Emina', 'Жито', 'Gora', 'Херцег', 'Illyria', 'Йовка'];

const from = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;

/** One of many organisations: a tenth of them in each country, a quarter on each topic. */
export const organisation = (number: number) => ({
  name: {
    en: `${from(KINDS, number)} ${from(WORDS, Math.floor(number / KINDS.length))} ${String(number).padStart(5, '0')}`,
  },
  language: 'en' as const,
  country: from(COUNTRIES, number),
  topics: [from(TOPICS, Math.floor(number / COUNTRIES.length))],
});

const project = (number: number) => ({
  title: { en: `Joint ${from(WORDS, number)} ${String(number).padStart(5, '0')}` },
  language: 'en' as const,
  period: { from: `20${String(10 + (number % 15)).padStart(2, '0')}-0${1 + (number % 9)}` },
  countries: [from(COUNTRIES, number)],
  topics: [from(TOPICS, number)],
});

/** Writes the card catalogue of so many organisations and projects, and nothing else of them. */
export async function fillCards(table: Table, organisations: number, projects: number): Promise<void> {
  const items = [
    ...Array.from({ length: organisations }, (_, number) =>
      filed(
        'organisations',
        sampleThing('organisations', `organisation-${number}`, OrganisationInput.parse(organisation(number))),
      ),
    ).flat(),
    ...Array.from({ length: projects }, (_, number) =>
      filed('projects', sampleThing('projects', `project-${number}`, ProjectInput.parse(project(number)))),
    ).flat(),
  ];
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
  const write = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const puts = batch.map((Item) => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
}

function filed(collection: 'organisations' | 'projects', thing: Parameters<typeof cardsOf>[1]) {
  const { card, places } = cardsOf(collection, thing) ?? { places: [] };
  return places.map((place) => ({ ...card, ...cardKey(collection, place) }));
}

/** What editing needs on a table. */
export function editing(table: Table): EditDeps & { network: ReturnType<typeof networkTable> } {
  let events = 0;
  return {
    record: recordTable(table),
    network: networkTable(table),
    isDeclaration: async () => true,
    adoptedAt: async () => [],
    topics: async () => topicsOf([]),
    now: () => new Date(),
    eventId: () => `evt_${++events}`,
  };
}
