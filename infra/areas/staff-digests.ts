import { staffDigestRoutes } from '@undersigned/api/staff-digests.ts';
import { staffLetterRoutes } from '@undersigned/api/staff-letters.ts';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import type { Settings } from '../settings.ts';
import type { Mail } from './mail.ts';
import type { Site } from './site.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';

/** What editors see of the digest, and do to its next issues, to letters and to addresses that are not written to. */
export class StaffDigests extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      settings,
      api,
      store,
      site,
      mail,
      staff,
    }: { settings: Settings; api: Api; store: Store; site: Site; mail: Mail; staff: Staff },
  ) {
    super(scope, id);
    const editing = new BoundFunction(this, 'Edit', {
      code: 'staff/digests',
      bindings: [
        items(store.table, {
          read: [
            'digests',
            'journal',
            'outcomes',
            'declarations',
            'record',
            'slugs',
            'tally',
            'network',
            'subscribers',
            'standings',
            'suppressed',
          ],
          write: ['digests', 'subscribers', 'standings', 'suppressed', 'audit'],
          remove: ['suppressed'],
        }),
        store.keys,
        site.address,
        site.network,
        staff.tokens,
        { environment: { TIME_ZONE: settings.timeZone } },
      ],
      // All subscribers are read to be counted.
      timeout: 29,
      memory: 1024,
    });
    api.serve(editing, staffDigestRoutes);

    const writing = new BoundFunction(this, 'Letters', {
      code: 'staff/letters',
      bindings: [
        items(store.table, {
          read: ['letters', 'slugs', 'declarations', 'network', 'outcomes', 'subscribers', 'standings'],
          write: ['letters', 'audit'],
          remove: ['letters'],
        }),
        store.keys,
        site.address,
        site.network,
        staff.tokens,
        staff.addresses,
        // To whoever asks what a letter will look like.
        mail.sending,
      ],
      // Followers are counted by reading all subscribers.
      timeout: 29,
      memory: 1024,
    });
    api.serve(writing, staffLetterRoutes);
  }
}
