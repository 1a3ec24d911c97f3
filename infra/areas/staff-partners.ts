import { staffPartnerRoutes } from '@undersigned/api/partners.ts';
import { staffEndpointRoutes } from '@undersigned/api/staff-endpoints.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Site } from './site.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';
import type { Webhooks } from './webhooks.ts';

/** What owners do to partners, and to where these are told what happens. */
export class StaffPartners extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      api,
      store,
      site,
      staff,
      webhooks,
    }: { api: Api; store: Store; site: Site; staff: Staff; webhooks: Webhooks },
  ) {
    super(scope, id);
    const partners = new BoundFunction(this, 'Edit', {
      code: 'staff/partners',
      bindings: [
        items(store.table, {
          read: ['partners', 'endpoints', 'health', 'deliveries', 'replays', 'shared'],
          write: ['partners', 'endpoints', 'health', 'replays', 'audit'],
          remove: ['partners', 'endpoints'],
        }),
        store.keys,
        site.address,
        staff.tokens,
        webhooks.dispatching,
        webhooks.replaying,
        webhooks.loopback,
      ],
      // A name may be long in the DNS.
      timeout: 29,
    });
    api.serve(partners, [...staffPartnerRoutes, ...staffEndpointRoutes]);
  }
}
