import { exportRoutes } from '@undersigned/api/exports.ts';
import { importRoutes } from '@undersigned/api/imports.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Archives } from './archives.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';

/** What editors import into the record, and the archives of it that owners ask for. */
export class Imports extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { api, store, staff, archives }: { api: Api; store: Store; staff: Staff; archives: Archives },
  ) {
    super(scope, id);
    const bulk = new BoundFunction(this, 'Import', {
      code: 'record/import',
      bindings: [
        items(store.table, {
          read: ['record', 'links', 'network', 'slugs', 'declarations', 'known', 'exports'],
          write: ['record', 'cards', 'links', 'network', 'known', 'signed', 'exports', 'audit'],
          remove: ['record', 'cards', 'known', 'signed'],
        }),
        staff.tokens,
        archives.asked,
      ],
      timeout: 29,
      // Thousands of rows are read, looked through and written: a whole processor.
      memory: 1769,
    });
    api.serve(bulk, [...importRoutes, ...exportRoutes]);
  }
}
