import { draft } from '@undersigned/declarations/declaration.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import { emptyBucket } from '@undersigned/declarations/tally.ts';
import { recordInMemory } from '@undersigned/network/record.memory.ts';
import { sampleConvening, sampleThing, sampleUpdate } from '@undersigned/network/samples.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { talliesOf, toldOf } from './public-view.ts';

const input = {
  title: { en: 'Peace', uk: 'Мир' },
  language: 'en',
  addressees: [],
  topics: ['security'],
  sensitive: false,
};
const made = (slug: string, changes: object = {}) => ({
  ...draft(`id${slug}`, slug, input as Parameters<typeof draft>[2], '2026-11-01T00:00:00Z'),
  ...changes,
});
let stores: ReturnType<typeof storesInMemory>;
let record: ReturnType<typeof recordInMemory>['record'];

beforeEach(async () => {
  stores = storesInMemory();
  ({ record } = recordInMemory());
  await stores.publish(made('peace', { state: 'open' }));
  await stores.publish(made('secret', { state: 'open', sensitive: true }));
  await stores.publish(made('drafted'));
  await stores.publish(made('gone', { state: 'taken-down' }));
});

describe('what an issue tells of', () => {
  const told = async (...given: Parameters<ReturnType<typeof toldOf>>) =>
    Object.fromEntries(await toldOf({ ...stores, record })(...given));

  it('is declarations that are open or were, and no other', async () => {
    expect(await told('declarations', ['peace', 'drafted', 'gone', 'imagined'])).toEqual({
      peace: {
        slug: 'peace',
        title: input.title,
        language: 'en',
        topics: ['security'],
        declarations: ['peace'],
      },
    });
  });

  it('is things of the record that anybody may see, by whatever slug they were told of', async () => {
    const update = sampleThing('updates', 'answer', sampleUpdate({ published: true }));
    const changes = { slug: 'the-answer', about: { ...update.about, declarations: ['peace'] } };
    await record.save('updates', { ...update, ...changes }, undefined);
    await record.save(
      'updates',
      sampleThing('updates', 'draft', sampleUpdate({ published: false })),
      undefined,
    );
    const found = await told('updates', ['answer', 'the-answer', 'draft', 'imagined']);
    const expected = { slug: 'the-answer', kind: 'answer', declarations: ['peace'], language: 'en' };
    expect(found).toEqual({
      answer: expect.objectContaining(expected),
      'the-answer': expect.objectContaining(expected),
    });
  });

  it('has the day of a convening', async () => {
    await record.save(
      'convenings',
      sampleThing('convenings', 'rivers', sampleConvening({ published: true })),
      undefined,
    );
    expect((await told('convenings', ['rivers']))['rivers']).toMatchObject({
      day: '2026-05-30',
      kind: 'workshop',
    });
  });
});

it('tallies are sums, of each declaration that anybody may see', async () => {
  for (const slug of ['peace', 'secret', 'gone']) {
    const bucket = emptyBucket({ declaration: `id${slug}`, group: 1, month: '2026-11' });
    await stores.tallies.save({ ...bucket, days: { '02': { organisation: 1, individual: 4 } }, rev: 1 }, 0);
  }
  expect(await talliesOf(stores)()).toEqual({
    peace: { organisations: 1, individuals: 4 },
    secret: { organisations: 1, individuals: 4 },
  });
});
