import { submissionRoutes } from '@undersigned/api/submissions.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Store } from './store.ts';

/** Other sites: what their servers send in. */
export class Partners extends Construct {
  constructor(scope: Construct, id: string, { api, store }: { api: Api; store: Store }) {
    super(scope, id);
    const { table } = store;

    const submitting = new BoundFunction(this, 'Submit', {
      code: 'partners/submit',
      // As long as the gateway waits: a hundred signatures are written down in about a second.
      timeout: 29,
      memory: 1024,
      bindings: [
        items(table, {
          read: ['partners', 'slugs', 'declarations', 'settings', 'roll', 'known', 'submissions', 'shared'],
          write: ['roll', 'known', 'signed', 'asks', 'submissions', 'shared'],
          remove: ['shared'],
        }),
        store.keys,
        store.edge,
      ],
    });
    api.serve(submitting, submissionRoutes);
  }
}
