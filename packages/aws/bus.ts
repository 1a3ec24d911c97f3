import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { EVENT_BUS_SOURCE } from '@undersigned/events/event.ts';
import type { Bus } from '@undersigned/outbox/relay.ts';

/** The network's EventBridge bus. The whole CloudEvent is the `detail`. */
export const eventBus = (name: string, client = new EventBridgeClient({})): Bus => ({
  async publish(events) {
    const { Entries: results = [] } = await client.send(
      new PutEventsCommand({
        Entries: events.map((event) => ({
          EventBusName: name,
          Source: EVENT_BUS_SOURCE,
          DetailType: event.type,
          Time: new Date(event.time),
          Detail: JSON.stringify(event),
        })),
      }),
    );
    return events.flatMap((_, index) => (results[index]?.EventId ? [] : [index]));
  },
});
