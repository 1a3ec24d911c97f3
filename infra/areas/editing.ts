import { staffDeclarationRoutes } from '@undersigned/api/staff-declarations.ts';
import { staffErasureRoutes } from '@undersigned/api/staff-erasures.ts';
import { staffSettingsRoutes } from '@undersigned/api/staff-settings.ts';
import { staffSignatureRoutes } from '@undersigned/api/staff-signatures.ts';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';

/** What staff do: declarations, decisions on signatures, settings, erasures; and the calendar that opens and closes by itself. */
export class Editing extends Construct {
  readonly calendar: ScheduledFunction;

  constructor(
    scope: Construct,
    id: string,
    { api, store, staff, topic }: { api: Api; store: Store; staff: Staff; topic: ITopic },
  ) {
    super(scope, id);
    const { table } = store;

    const declarations = new BoundFunction(this, 'Declarations', {
      code: 'staff/declarations',
      bindings: [
        items(table, {
          read: ['slugs', 'declarations', 'texts', 'roll', 'network', 'record'],
          write: ['slugs', 'declarations', 'texts', 'roll', 'signed', 'audit'],
          remove: ['slugs', 'declarations'],
        }),
        store.keys,
        staff.tokens,
      ],
    });
    api.serve(declarations, staffDeclarationRoutes);

    const signatures = new BoundFunction(this, 'Signatures', {
      code: 'staff/signatures',
      bindings: [
        items(table, {
          read: ['slugs', 'declarations', 'roll', 'known'],
          write: ['roll', 'known', 'signed', 'audit'],
          list: ['waiting'],
        }),
        store.keys,
        staff.tokens,
      ],
      timeout: 29,
    });
    api.serve(signatures, staffSignatureRoutes);

    const settings = new BoundFunction(this, 'Settings', {
      code: 'staff/settings',
      bindings: [items(table, { read: ['settings', 'audit'], write: ['settings', 'audit'] }), staff.tokens],
    });
    api.serve(settings, staffSettingsRoutes);

    const erasures = new BoundFunction(this, 'Erasures', {
      code: 'staff/erasures',
      bindings: [
        items(table, {
          read: [
            'declarations',
            'roll',
            'known',
            'signed',
            'letterbox',
            'comments',
            'subscribers',
            'standings',
          ],
          write: ['roll', 'comments', 'standings', 'suppressed', 'audit'],
          remove: ['known', 'signed', 'mails', 'letterbox', 'said', 'subscribers', 'standings'],
        }),
        store.keys,
        staff.tokens,
      ],
      timeout: 29,
    });
    api.serve(erasures, staffErasureRoutes);

    this.calendar = new ScheduledFunction(this, 'Calendar', {
      code: 'declarations/calendar',
      when: 'rate(5 minutes)',
      bindings: [
        items(table, {
          read: ['declarations', 'letters'],
          write: ['declarations', 'letters'],
          remove: ['letters'],
        }),
      ],
      hurts:
        'Partners are not told that a declaration opened or closed, though the dates act all the same; letters to followers wait. See operations.md, "A schedule fails".',
      topic,
    });
  }
}
