import { importRoutes } from '@undersigned/api/imports.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';

/** Spreadsheets and lists that editors import into the record. */
export class Imports extends Construct {
  constructor(scope: Construct, id: string, { api, store, staff }: { api: Api; store: Store; staff: Staff }) {
    super(scope, id);
    const bulk = new BoundFunction(this, 'Import', {
      code: 'record/import',
      bindings: [
        items(store.table, {
          read: ['record', 'links', 'network', 'slugs', 'declarations', 'known'],
          write: ['record', 'cards', 'links', 'network', 'known', 'signed', 'audit'],
          remove: ['record', 'cards', 'known', 'signed'],
        }),
        staff.tokens,
      ],
      timeout: 29,
      // Thousands of rows are read, looked through and written: a whole processor.
      memory: 1769,
    });
    api.serve(bulk, importRoutes);
  }
}
