import { subscriptionPage } from '@undersigned/api/pages.ts';
import { subscriptionRoutes } from '@undersigned/api/subscriptions.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';

/** News by mail: how it is asked for, chosen and ended. */
export class Subscriptions extends Construct {
  constructor(scope: Construct, id: string, { api, store, site }: { api: Api; store: Store; site: Site }) {
    super(scope, id);
    const subscribing = new BoundFunction(this, 'Function', {
      code: 'digests/subscriptions',
      bindings: [
        items(store.table, {
          // A change of rhythm depends on the issues that are open; the first ones begin with what the tallies are.
          read: ['subscribers', 'standings', 'digests', 'declarations', 'tally', 'settings', 'network'],
          write: ['subscribers', 'digests', 'asks'],
          check: ['digests'],
        }),
        store.keys,
        store.edge,
        site.address,
        site.network,
      ],
    });
    api.serve(subscribing, [...subscriptionRoutes, subscriptionPage]);
  }
}
