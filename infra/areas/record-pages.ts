import { recordPages } from '@undersigned/api/record-pages.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';

/** The pages of the network's record. Nothing here can read a signature or a comment itself. */
export class RecordPages extends Construct {
  constructor(scope: Construct, id: string, { api, store, site }: { api: Api; store: Store; site: Site }) {
    super(scope, id);
    const pages = new BoundFunction(this, 'Function', {
      code: 'record/pages',
      bindings: [
        items(store.table, {
          read: [
            'record',
            'cards',
            'links',
            'network',
            'declarations',
            'slugs',
            'settings',
            'signed',
            'said',
          ],
          list: ['listed'],
        }),
        site.address,
        site.network,
      ],
    });
    api.serve(pages, recordPages);
  }
}
