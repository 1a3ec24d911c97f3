import { fixedPageRoutes } from '@undersigned/api/fixed-pages.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Site } from './site.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';

/** The pages that every network has, as editors keep them. */
export class FixedPages extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { api, store, site, staff }: { api: Api; store: Store; site: Site; staff: Staff },
  ) {
    super(scope, id);
    const pages = new BoundFunction(this, 'Function', {
      code: 'record/fixed-pages',
      bindings: [
        items(store.table, { read: ['network'], write: ['network', 'audit'], remove: ['network'] }),
        staff.tokens,
        site.address,
        site.network,
      ],
    });
    api.serve(pages, fixedPageRoutes);
  }
}
