import { EventBus } from 'aws-cdk-lib/aws-events';
import { EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { items } from '../constructs/bindings.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import type { Settings } from '../settings.ts';
import type { Mail } from './mail.ts';
import type { Store } from './store.ts';

/** Whoever stands in for SES locally says so: nobody but AWS may speak in the name of `aws.ses`. */
const TOLD_BY = { aws: 'aws.ses', local: 'local.ses' } as const;

/** What SES tells of our mails: that they went, were delivered, bounced, or were complained of. */
export class MailEvents extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { settings, store, mail, topic }: { settings: Settings; store: Store; mail: Mail; topic: ITopic },
  ) {
    super(scope, id);
    // SES tells the account's default bus, and no other.
    const bus = EventBus.fromEventBusName(this, 'Default', 'default');
    mail.set.addEventDestination('Events', {
      destination: EventDestination.eventBus(bus),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
      ],
    });
    const taking = new QueueFedFunction(this, 'Take', {
      code: 'digests/mail-events',
      hurts:
        'Addresses that take no mail, or whose owners complain, are written to further on, and issues’ counts lag. See operations.md, "Bounces and complaints are not heard".',
      topic,
      timeout: 30,
      bindings: [
        items(store.table, {
          read: ['givens', 'standings', 'subscribers'],
          write: ['givens', 'outcomes', 'standings', 'suppressed', 'subscribers'],
          remove: ['suppressed'],
        }),
        store.keys,
      ],
    });
    const source = [TOLD_BY[settings.variant]];
    const ours = { 'ses:configuration-set': [mail.set.configurationSetName] };
    // That a mail was taken matters where it may not be sent again.
    taking.feed('Sent', bus, {
      source,
      detail: { eventType: ['Send'], mail: { tags: { ...ours, issue: [{ exists: true }] } } },
    });
    taking.feed('Told', bus, {
      source,
      detail: { eventType: ['Delivery', 'Bounce', 'Complaint'], mail: { tags: ours } },
    });
  }
}
