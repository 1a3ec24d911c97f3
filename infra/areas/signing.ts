import { linkPages } from '@undersigned/api/pages.ts';
import { confirm, disavow, sign, withdraw } from '@undersigned/api/signing.ts';
import { declarationTextRevised } from '@undersigned/events/declaration-text-revised.ts';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { Events } from './events.ts';
import type { Mail } from './mail.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';

/** Asking to sign, confirming, leaving; reminding and forgetting those who do neither. */
export class Signing extends Construct {
  readonly schedules: Record<'reminders' | 'expiry' | 'retention', ScheduledFunction>;

  constructor(
    scope: Construct,
    id: string,
    {
      api,
      store,
      events,
      site,
      mail,
      topic,
    }: { api: Api; store: Store; events: Events; site: Site; mail: Mail; topic: ITopic },
  ) {
    super(scope, id);
    const { table } = store;
    const pages = [site.address, site.network];

    const asking = new BoundFunction(this, 'Sign', {
      code: 'signing/sign',
      bindings: [
        items(table, {
          read: ['slugs', 'declarations', 'settings', 'partners'],
          write: ['roll', 'asks'],
        }),
        store.keys,
        store.edge,
        ...pages,
      ],
    });
    api.serve(asking, [sign]);

    const confirming = new BoundFunction(this, 'Confirm', {
      code: 'signing/confirm',
      bindings: [
        items(table, {
          read: ['slugs', 'declarations', 'settings', 'roll', 'known'],
          write: ['roll', 'known', 'signed'],
        }),
        store.keys,
        ...pages,
      ],
    });
    api.serve(confirming, [confirm]);

    const leaving = new BoundFunction(this, 'Leave', {
      code: 'signing/leave',
      bindings: [
        items(table, { read: ['slugs', 'declarations', 'settings', 'roll'], write: ['roll'] }),
        store.keys,
        ...pages,
      ],
    });
    api.serve(leaving, [withdraw, disavow]);

    const links = new BoundFunction(this, 'Links', {
      code: 'signing/links',
      bindings: [
        items(table, { read: ['slugs', 'declarations', 'settings', 'roll', 'network'] }),
        store.keys,
        ...pages,
      ],
    });
    api.serve(links, linkPages);

    const askingAgain = new QueueFedFunction(this, 'AskAgain', {
      code: 'signing/ask-again',
      hurts:
        'Signers of a text that has changed are not asked to confirm again. See operations.md, "Signers are not asked again".',
      topic,
      bindings: [items(table, { read: ['slugs', 'declarations', 'roll'], write: ['roll'] })],
      timeout: 300,
      memory: 1024,
      batch: 1,
      concurrency: 2,
      // Whoever has read the declaration before it changed has then come to an end, and its signature is found.
      delay: 15,
    });
    askingAgain.feed('Revised', events.bus, declarationTextRevised.pattern({ material: [true] }));

    const daily = (hour: number) => `cron(0 ${hour} * * ? *)`;
    const sweeping = { read: ['declarations', 'settings', 'roll'] as const };
    this.schedules = {
      reminders: new ScheduledFunction(this, 'Reminders', {
        code: 'signing/remind',
        when: daily(6),
        bindings: [items(table, { read: [...sweeping.read], write: ['roll'] }), mail.signerQueue],
        hurts: 'Those who have not confirmed are not reminded today. See operations.md, "A schedule fails".',
        topic,
      }),
      expiry: new ScheduledFunction(this, 'Expiry', {
        code: 'signing/expire',
        when: daily(2),
        bindings: [
          items(table, {
            read: [...sweeping.read, 'letterbox', 'subscribers'],
            write: ['roll', 'subscribers'],
            remove: ['letterbox', 'subscribers'],
            list: ['slips'],
          }),
        ],
        hurts:
          'Data of people who never confirmed is kept longer than promised. See operations.md, "A schedule fails".',
        topic,
      }),
      retention: new ScheduledFunction(this, 'Retention', {
        code: 'signing/retain',
        when: daily(4),
        bindings: [
          items(table, {
            read: [...sweeping.read, 'comments', 'record'],
            write: ['roll', 'comments'],
            remove: ['said'],
            list: ['commented'],
          }),
        ],
        hurts:
          'Networks that signatures came from are kept longer than promised. See operations.md, "A schedule fails".',
        topic,
      }),
    };
  }
}
