import { language as lang, slug } from '@undersigned/input/fields.ts';
import { COLLECTIONS, type Collection } from '@undersigned/network/thing.ts';
import * as z from 'zod/mini';
import { page } from './page.ts';
import type { Route } from './route.ts';

/* The pages of the network's record: a list and a page of each thing, alike for all collections. */

const OfList = z.strictObject({ lang });
const OfThing = z.strictObject({ lang, slug });

const pagesOf = (collection: Collection) => ({
  list: page(`${collection}ListPage`, `/{lang}/${collection}`, OfList, `A list of ${collection}`),
  thing: page(
    `${collection}Page`,
    `/{lang}/${collection}/{slug}`,
    OfThing,
    `One of the ${collection}, with all that it is linked with`,
  ),
});

export const collectionPages = Object.fromEntries(
  COLLECTIONS.map((collection) => [collection, pagesOf(collection)]),
) as Record<Collection, ReturnType<typeof pagesOf>>;

export const networkPage = page('networkPage', '/{lang}/network', OfList, 'What the network says of itself');

export const recordPages = [
  ...Object.values(collectionPages).flatMap(({ list, thing }) => [list, thing]),
  networkPage,
] as unknown as readonly Route[];
