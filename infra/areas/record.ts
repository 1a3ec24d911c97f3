import { listComments } from '@undersigned/api/letterbox.ts';
import { formatRoutes } from '@undersigned/api/machines.ts';
import { publicRecordRoutes, staffRecordRoutes } from '@undersigned/api/record.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Documents } from './documents.ts';
import type { Site } from './site.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';

/** The network's record: organisations, projects, convenings, documents, updates, and the network itself. */
export class Recording extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      api,
      store,
      site,
      staff,
      documents,
    }: { api: Api; store: Store; site: Site; staff: Staff; documents: Documents },
  ) {
    super(scope, id);
    const { table } = store;
    const edit = new BoundFunction(this, 'Edit', {
      code: 'record/edit',
      bindings: [
        items(table, {
          read: ['record', 'links', 'network', 'slugs', 'declarations', 'known'],
          write: ['record', 'cards', 'links', 'network', 'known', 'signed', 'audit'],
          remove: ['record', 'cards', 'known', 'signed'],
        }),
        staff.tokens,
        documents.abandoning,
      ],
      timeout: 29,
    });
    api.serve(edit, staffRecordRoutes);

    const read = new BoundFunction(this, 'Read', {
      code: 'record/read',
      bindings: [
        items(table, {
          read: ['record', 'cards', 'links', 'network', 'declarations', 'signed', 'said'],
          list: ['listed'],
        }),
        site.address,
        site.network,
      ],
      // A whole collection in another format takes longer than a page of it.
      timeout: 29,
    });
    api.serve(read, [...publicRecordRoutes, ...formatRoutes, listComments]);
  }
}
