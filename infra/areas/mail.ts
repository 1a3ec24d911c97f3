import { signatureAskedAgain } from '@undersigned/events/signature-asked-again.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { signatureRefused } from '@undersigned/events/signature-refused.ts';
import { signatureRequested } from '@undersigned/events/signature-requested.ts';
import { Stack } from 'aws-cdk-lib';
import { ConfigurationSet, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { allow, type Binding, items, sendTo } from '../constructs/bindings.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import { senderOf } from '../sender.ts';
import type { Settings } from '../settings.ts';
import type { Events } from './events.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';

/** Mail: who it comes from, and the function that writes to signers. */
export class Mail extends Construct {
  /** What SES does with our mails. */
  readonly set: ConfigurationSet;
  /** For who writes mails. */
  readonly sending: Binding;
  /** For who writes so many mails that SES’s rate is to be kept. */
  readonly rate: Binding;
  /** For who has causes to write to signers that no event tells of. */
  readonly signerQueue: Binding;

  constructor(
    scope: Construct,
    id: string,
    {
      settings,
      store,
      events,
      site,
      topic,
    }: { settings: Settings; store: Store; events: Events; site: Site; topic: ITopic },
  ) {
    super(scope, id);
    const identity = new EmailIdentity(this, 'Sender', { identity: Identity.email(settings.sender) });
    // Reputation is SES's own business; opens and clicks are nobody's. Who is not written to is said by our own list alone:
    // what an editor has lifted is written to again.
    this.set = new ConfigurationSet(this, 'Settings', {
      reputationMetrics: true,
      disableSuppressionList: true,
    });
    const { set } = this;
    // The local AWS asks its IAM about “*” whatever identity sends.
    const senders = settings.variant === 'local' ? ['*'] : [identity.emailIdentityArn, this.arnOf(set)];
    this.sending = {
      environment: {
        MAIL_FROM: senderOf(settings.name, settings.sender),
        MAIL_CONFIGURATION_SET: set.configurationSetName,
      },
      grants: [allow(['ses:SendEmail'], ...senders)],
    };
    // An account is no resource that could be named.
    this.rate = { grants: [allow(['ses:GetAccount'], '*')] };
    const letters = new QueueFedFunction(this, 'Signers', {
      code: 'mail/write-to-signers',
      hurts: 'Signers wait for a mail that does not come. See operations.md, "Mail does not go out".',
      topic,
      timeout: 30,
      concurrency: 5,
      bindings: [
        items(store.table, {
          read: ['roll', 'mails', 'standings', 'settings', 'slugs', 'declarations', 'network'],
          write: ['roll', 'mails'],
        }),
        store.keys,
        site.address,
        site.network,
        this.sending,
      ],
    });
    letters.feed('Requested', events.bus, signatureRequested.pattern());
    letters.feed('Approved', events.bus, signatureConfirmed.pattern({ capacity: ['organisation'] }));
    letters.feed('Refused', events.bus, signatureRefused.pattern());
    // All signers of a text at once: nobody who signs meanwhile shall wait behind them.
    const bulk = letters.beside('Bulk', {
      hurts:
        'Signers whose text has changed wait for a mail that does not come. See operations.md, "Mail does not go out".',
      concurrency: 2,
    });
    bulk.feed('AskedAgain', events.bus, signatureAskedAgain.pattern());
    this.signerQueue = {
      environment: { SIGNER_MAIL_QUEUE_URL: letters.queue.queueUrl },
      grants: [sendTo(settings.variant, letters.queue)],
    };
  }

  private arnOf(set: ConfigurationSet): string {
    return Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: set.configurationSetName,
    });
  }
}
