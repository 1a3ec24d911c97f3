import { eventBus } from '@undersigned/aws/bus.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { outboxChanges } from '@undersigned/aws/stream.ts';
import { lagMetric } from '@undersigned/lambda/observe.ts';
import { stream } from '@undersigned/lambda/stream.ts';
import { relay } from '@undersigned/outbox/relay.ts';

const deps = {
  bus: eventBus(environment('BUS_NAME')),
  network: environment('NETWORK'),
  siteUrl: environment('SITE_URL'),
};

/** The table's stream: publishes the events that changed items carry. */
export const handler = stream(async (records) => {
  const written = records[0]?.dynamodb?.ApproximateCreationDateTime;
  if (written) lagMetric('relay.lag', Date.now() - written * 1000);
  return relay(deps, outboxChanges(records));
});
