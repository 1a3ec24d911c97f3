import { EVENT_BUS_SOURCE } from '@undersigned/events/event.ts';
import { toldToPartners } from '@undersigned/events/told.ts';
import { Stack, Validations } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { allow, type Binding, items, sendTo } from '../constructs/bindings.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import type { Settings } from '../settings.ts';
import type { Events } from './events.ts';
import type { Store } from './store.ts';

/**
 * Threads of Node.js that ask for names: as many as an instance has messages, so that a name that is long in coming holds up no
 * other's.
 */
const NAME_THREADS = '16';

/** Times that a parcel may come by the slow lane: by the schedule, and each time that it waits for a probe, over days. */
const SLOW_TRIES = 400;

/** How partners' endpoints are told what happens. */
export class Webhooks extends Construct {
  /** For who has an endpoint sent something. */
  readonly dispatching: Binding;
  /** For who has past events replayed. */
  readonly replaying: Binding;
  /** Whether endpoints may be on this very machine. */
  readonly loopback: Binding;

  constructor(
    scope: Construct,
    id: string,
    { settings, store, events, topic }: { settings: Settings; store: Store; events: Events; topic: ITopic },
  ) {
    super(scope, id);
    const { table } = store;
    const { variant } = settings;
    this.loopback = { environment: { WEBHOOKS_TO_LOOPBACK: variant === 'local' ? 'yes' : 'no' } };

    const delivering = new QueueFedFunction(this, 'Deliver', {
      code: 'partners/deliver',
      hurts:
        'Partners were not told something, though it was tried for three days. See operations.md, "Webhooks are not delivered".',
      topic,
      // An endpoint has twenty seconds.
      timeout: 30,
      tries: 10,
      // Each may wait for one that does not answer, while the others go on.
      concurrency: 20,
      bindings: [
        items(table, {
          read: ['partners', 'endpoints', 'deliveries', 'health', 'shared', 'roll'],
          write: ['endpoints', 'deliveries', 'health', 'shared'],
          remove: ['shared'],
        }),
        store.keys,
        this.loopback,
        { environment: { UV_THREADPOOL_SIZE: NAME_THREADS } },
      ],
    });
    const slow = delivering.beside('Slow', { concurrency: 5, tries: SLOW_TRIES });
    const { dead } = delivering;
    const lanes = {
      PARCEL_QUEUE_URL: delivering.queue.queueUrl,
      SLOW_PARCEL_QUEUE_URL: slow.queue.queueUrl,
    };
    delivering.give({
      environment: { ...lanes, DEAD_PARCEL_QUEUE_URL: dead.queueUrl },
      grants: [sendTo(variant, slow.queue, dead)],
    });
    this.dispatching = {
      environment: { PARCEL_QUEUE_URL: delivering.queue.queueUrl },
      grants: [sendTo(variant, delivering.queue)],
    };

    const fanning = new QueueFedFunction(this, 'FanOut', {
      code: 'partners/fan-out',
      hurts: 'Partners are not told what happens. See operations.md, "Webhooks are not delivered".',
      topic,
      // Ten thousand endpoints are a thousand calls of SQS for each event.
      timeout: 60,
      memory: 1024,
      batch: 5,
      bindings: [
        items(table, {
          read: ['endpoints', 'health', 'shared', 'replays'],
          write: ['shared', 'replays'],
        }),
        { environment: lanes, grants: [sendTo(variant, delivering.queue, slow.queue)] },
      ],
    });
    const told = { source: [EVENT_BUS_SOURCE], detailType: toldToPartners.map(({ type }) => type) };
    fanning.feed('Told', events.bus, told);
    const replayed = fanning.beside('Replayed', { batch: 5, concurrency: 2 });
    const rule = replayed.feedReplayed('Archived', events.bus, told);
    const replays = { service: 'events', resource: 'replay', resourceName: 'ep_*' };
    if (variant === 'aws') {
      Validations.of(Stack.of(this)).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:replay/ep_*]',
        reason: 'The wildcard is over replays, each of which is named after its endpoint.',
      });
    }
    this.replaying = {
      environment: {
        REPLAY_ARCHIVE: events.archiveArn,
        REPLAY_BUS: events.bus.eventBusArn,
        REPLAY_RULE: rule.ruleArn,
      },
      grants: [
        allow(
          ['events:StartReplay', 'events:DescribeReplay'],
          // The local AWS asks its IAM about “*”.
          ...(variant === 'local' ? ['*'] : [events.archiveArn, Stack.of(this).formatArn(replays)]),
        ),
      ],
    };
  }
}
