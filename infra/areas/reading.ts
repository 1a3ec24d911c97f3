import { digestFeedRoutes } from '@undersigned/api/digest-pages.ts';
import { embedRoutes } from '@undersigned/api/embed.ts';
import { feedRoutes } from '@undersigned/api/machines.ts';
import { readingRoutes } from '@undersigned/api/reading.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';

/** What anybody can read, as JSON and as pages. Nothing here can read a signature itself. */
export class Reading extends Construct {
  /** Serves what no route takes, and preflights. */
  readonly pages: BoundFunction;

  constructor(scope: Construct, id: string, { api, store, site }: { api: Api; store: Store; site: Site }) {
    super(scope, id);
    const published = items(store.table, {
      read: ['slugs', 'declarations', 'texts', 'settings', 'tally', 'signed'],
      list: ['listed'],
    });
    const partners = items(store.table, { read: ['partners'] });
    const record = items(store.table, { read: ['record', 'cards', 'links', 'network'] });
    const reading = new BoundFunction(this, 'Api', {
      code: 'reading/declarations',
      bindings: [published, items(store.table, { read: ['network'] }), partners, site.address],
    });
    api.serve(reading, readingRoutes);
    const archive = items(store.table, { read: ['digests', 'lines'] });
    this.pages = new BoundFunction(this, 'Pages', {
      code: 'reading/pages',
      bindings: [published, record, archive, partners, site.address, site.network],
    });
    api.serve(this.pages, [...feedRoutes, ...digestFeedRoutes, ...embedRoutes]);
    api.serveRest(this.pages);
  }
}
