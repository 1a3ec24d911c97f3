import { EVENT_BUS_SOURCE } from '@undersigned/events/event.ts';
import { Duration, Stack } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { allow } from '../constructs/bindings.ts';
import { StreamFedFunction } from '../constructs/stream-fed-function.ts';
import type { Settings } from '../settings.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';

/** Items that carry events have a subject. (“exists” looks at leaves only, which the list of events is not.) */
export const RELAYED_CHANGES = [{ dynamodb: { NewImage: { subject: { S: [{ exists: true }] } } } }];

/** Of the archive that is made by infra/local. */
export const LOCAL_ARCHIVE = 'undersigned';

/** The bus, its archive, and the relay that publishes what changed items carry. */
export class Events extends Construct {
  readonly bus: EventBus;
  /** Where all that was told is kept for a year. */
  readonly archiveArn: string;

  constructor(
    scope: Construct,
    id: string,
    { settings, store, site, topic }: { settings: Settings; store: Store; site: Site; topic: ITopic },
  ) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { description: 'What happened in the network' });
    // The local AWS's CloudFormation knows no archives: there it is made after the deployment.
    this.archiveArn =
      settings.variant === 'aws'
        ? new Archive(this, 'Archive', {
            sourceEventBus: this.bus,
            eventPattern: { source: [EVENT_BUS_SOURCE] },
            retention: Duration.days(365),
          }).archiveArn
        : Stack.of(this).formatArn({ service: 'events', resource: 'archive', resourceName: LOCAL_ARCHIVE });
    new StreamFedFunction(this, 'Relay', {
      code: 'outbox/relay',
      table: store.table,
      filters: RELAYED_CHANGES,
      bindings: [
        {
          environment: { BUS_NAME: this.bus.eventBusName },
          grants: [allow(['events:PutEvents'], this.bus.eventBusArn)],
        },
        site.address,
      ],
      hurts:
        'What happened is not told: signers get no mail and partners hear nothing. See operations.md, "The relay is behind".',
      topic,
    });
  }
}
