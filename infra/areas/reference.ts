import { referencePages } from '@undersigned/api/pages.ts';
import { referenceRoutes } from '@undersigned/api/reference.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Site } from './site.ts';

/** The descriptions of API and events, and their pages. It has no way to anything that is kept. */
export class Reference extends Construct {
  constructor(scope: Construct, id: string, { api, site }: { api: Api; site: Site }) {
    super(scope, id);
    const reference = new BoundFunction(this, 'Reference', {
      code: 'reference/reference',
      bindings: [site.address, site.network],
    });
    api.serve(reference, [...referenceRoutes, ...referencePages]);
  }
}
