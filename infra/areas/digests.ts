import { digestClosed } from '@undersigned/events/digest-closed.ts';
import { DIGESTED, FOLLOWED } from '@undersigned/events/digested.ts';
import { EVENT_BUS_SOURCE } from '@undersigned/events/event.ts';
import { letterReleased } from '@undersigned/events/letter-released.ts';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarm, EVERY_FIVE_MINUTES } from '../constructs/alarms.ts';
import { items, sendTo } from '../constructs/bindings.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { Settings } from '../settings.ts';
import type { Events } from './events.ts';
import type { Mail } from './mail.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';

/** Times that a page of an issue may come: a mail service that takes nothing is asked again every few minutes, for days. */
const TRIES = 1000;
/** Seconds after which whoever waits for the digest is late. */
const LATE = 3 * 3600;

/** The digest: what happened is entered, issues close by the clock, and go to their subscribers. */
export class Digests extends Construct {
  readonly schedule: ScheduledFunction;

  constructor(
    scope: Construct,
    id: string,
    {
      settings,
      store,
      events,
      site,
      mail,
      topic,
    }: { settings: Settings; store: Store; events: Events; site: Site; mail: Mail; topic: ITopic },
  ) {
    super(scope, id);
    const { table } = store;
    /** The first issues begin with what the tallies are by then. */
    const counts = ['declarations', 'tally'] as const;

    const journal = new QueueFedFunction(this, 'Journal', {
      code: 'digests/journal',
      hurts:
        'What happened is missing from the digest, or signers who asked for news do not get it. See operations.md, "The digest misses something".',
      topic,
      // All write into the same open issues.
      concurrency: 2,
      bindings: [
        items(table, {
          read: [...counts, 'digests', 'roll', 'subscribers', 'followings'],
          write: ['digests', 'journal', 'subscribers', 'followings'],
          remove: ['followings'],
          check: ['digests'],
        }),
        store.keys,
      ],
    });
    journal.feed('Happened', events.bus, {
      source: [EVENT_BUS_SOURCE],
      detailType: [...DIGESTED, ...FOLLOWED].map(({ type }) => type),
    });

    this.schedule = new ScheduledFunction(this, 'Publish', {
      code: 'digests/publish',
      // The hour that packages/digests/rhythm.ts goes by; Scheduler knows when clocks change.
      when: 'cron(0 7 * * ? *)',
      timeZone: settings.timeZone,
      timeout: 300,
      bindings: [
        items(table, { read: [...counts, 'digests', 'journal'], write: ['digests'] }),
        { environment: { TIME_ZONE: settings.timeZone } },
      ],
      hurts: 'No digest goes out today. See operations.md, "A schedule fails".',
      topic,
    });

    const sending = new QueueFedFunction(this, 'Send', {
      code: 'digests/send',
      hurts:
        'Some subscribers do not get their digest. See operations.md, "The digest does not reach everybody".',
      topic,
      timeout: 120,
      batch: 1,
      concurrency: 16,
      tries: TRIES,
      bindings: [
        items(table, {
          read: [
            'digests',
            'journal',
            'lines',
            'subscribers',
            'letters',
            'givens',
            'standings',
            'declarations',
            'record',
            'slugs',
            'network',
          ],
          write: ['digests', 'lines', 'letters', 'givens', 'rates'],
          remove: ['lines'],
        }),
        store.keys,
        site.address,
        site.network,
        mail.sending,
        mail.rate,
      ],
    });
    sending.feed('Closed', events.bus, digestClosed.pattern());
    sending.feed('Released', events.bus, letterReleased.pattern());
    sending.give({
      environment: { DIGEST_QUEUE_URL: sending.queue.queueUrl },
      grants: [sendTo(settings.variant, sending.queue)],
    });
    alarm(this, 'Late', {
      metric: new Metric({
        namespace: 'AWS/SQS',
        metricName: 'ApproximateAgeOfOldestMessage',
        dimensionsMap: { QueueName: sending.queue.queueName },
        statistic: Stats.MAXIMUM,
        period: EVERY_FIVE_MINUTES,
      }),
      threshold: LATE,
      hurts:
        'The digest stands still before some subscribers. See operations.md, "The digest does not reach everybody".',
      topic,
    });
  }
}
