import { Duration } from 'aws-cdk-lib';
import { type CfnRule, type EventPattern, Rule, type RuleProps } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { WhoIsHurt } from './alarms.ts';
import { allow, type Binding } from './bindings.ts';
import { DeadLetters } from './dead-letters.ts';
import { BoundFunction, type FunctionProps } from './lambda-function.ts';

/** A bus that rules can be on. */
type Bus = NonNullable<RuleProps['eventBus']>;

interface FeedProps {
  /** Who is hurt when messages end as dead letters. There is no queue-fed function without saying so. */
  hurts: WhoIsHurt;
  topic: ITopic;
  /** Times a message is tried before it is a dead letter. */
  tries?: number;
  batch?: number;
  /** Functions of the queue at once; what it calls may have a rate of its own. */
  concurrency?: number;
  /** Seconds that a message waits before it can be read. */
  delay?: number;
  /** Those of another queue before the same function, where who is hurt is the same. */
  deadLetters?: DeadLetters;
}

export interface QueueFedProps extends FunctionProps, FeedProps {}

/** What Lambda does in the function's name to read a queue. */
const READING = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ChangeMessageVisibility',
];

/**
 * A queue before a function: with dead letters, an alarm that says who is hurt, and per-message failures. The queue hides
 * a message six times as long as the function may take, as SQS advises.
 */
class Feed extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;

  constructor(
    scope: Construct,
    id: string,
    { reader, timeout, ...props }: FeedProps & { reader: BoundFunction; timeout: number },
  ) {
    super(scope, id);
    const { hurts, topic, tries = 5, batch = 10, concurrency = 10, delay = 0 } = props;
    this.deadLetters = props.deadLetters ?? new DeadLetters(this, 'DeadLetters', { hurts, topic });
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(6 * timeout),
      retentionPeriod: Duration.days(14),
      deliveryDelay: Duration.seconds(delay),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: tries },
    });
    reader.grants.addStatements(allow(READING, this.queue.queueArn));
    reader.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: batch,
        maxConcurrency: concurrency,
        reportBatchItemFailures: true,
      }),
    );
  }

  /** Feeds it the events of the bus that match; what cannot be delivered is a dead letter too. */
  feed(id: string, bus: Bus, eventPattern: EventPattern): void {
    this.rule(id, bus, eventPattern, false);
  }

  /** Feeds it what the archive of the bus replays, and nothing that has just happened. */
  feedReplayed(id: string, bus: Bus, eventPattern: EventPattern): Rule {
    return this.rule(id, bus, eventPattern, true);
  }

  private rule(id: string, bus: Bus, eventPattern: EventPattern, replayed: boolean): Rule {
    const rule = new Rule(this, id, {
      eventBus: bus,
      eventPattern,
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters.queue })],
    });
    // What is replayed is marked with a name; the construct's own patterns do not know it.
    const resource = rule.node.defaultChild as CfnRule;
    resource.addPropertyOverride('EventPattern.replay-name', [{ exists: replayed }]);
    return rule;
  }
}

/** A function fed by a queue; or by several, when some messages must not wait behind others. */
export class QueueFedFunction extends Construct {
  readonly queue: Queue;
  private readonly first: Feed;
  private readonly hurts: WhoIsHurt;
  private readonly fed: { reader: BoundFunction; timeout: number; topic: ITopic };

  constructor(scope: Construct, id: string, props: QueueFedProps) {
    super(scope, id);
    const { topic, timeout = 10 } = props;
    const reader = new BoundFunction(this, 'Reader', { ...props, timeout });
    this.hurts = props.hurts;
    this.fed = { reader, timeout, topic };
    this.first = new Feed(this, 'Feed', { ...props, ...this.fed });
    this.queue = this.first.queue;
  }

  /** Feeds it the events of the bus that match. */
  feed(id: string, bus: Bus, eventPattern: EventPattern): void {
    this.first.feed(id, bus, eventPattern);
  }

  /** Where what could not be done is kept. */
  get dead(): Queue {
    return this.first.deadLetters.queue;
  }

  /** Gives it what is there only after its queues are. */
  give({ environment = {}, grants = [] }: Binding): void {
    const { grants: its, lambda } = this.fed.reader;
    its.addStatements(...grants);
    for (const [name, value] of Object.entries(environment)) lambda.addEnvironment(name, value);
  }

  /** Another queue before the same function; who is hurt is the same where nothing else is said. */
  beside(
    id: string,
    props: Omit<FeedProps, 'topic' | 'hurts' | 'deadLetters'> & { hurts?: WhoIsHurt },
  ): Feed {
    const { hurts } = props;
    const dead = hurts ? { hurts } : { hurts: this.hurts, deadLetters: this.first.deadLetters };
    return new Feed(this, id, { ...props, ...dead, ...this.fed });
  }
}
