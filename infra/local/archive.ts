import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  CreateArchiveCommand,
  DescribeArchiveCommand,
  EventBridgeClient,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-eventbridge';
import { EVENT_BUS_SOURCE } from '@undersigned/events/event.ts';
import { LOCAL_ARCHIVE as name } from '../areas/events.ts';
import { account, asRoot, region } from './aws.ts';

/** MiniStack's CloudFormation knows no `AWS::Events::Archive`; its API does. */
export const createArchive = async (endpoint: string, busName: string): Promise<void> => {
  const EventSourceArn = `arn:aws:events:${region}:${account}:event-bus/${busName}`;
  const EventPattern = JSON.stringify({ source: [EVENT_BUS_SOURCE] });
  await new EventBridgeClient(asRoot(endpoint))
    .send(new CreateArchiveCommand({ ArchiveName: name, EventSourceArn, EventPattern }))
    .catch((error) => {
      if (!(error instanceof ResourceAlreadyExistsException)) throw error;
    });
};

/**
 * The domain events in the archive as the bus got them, newest first. MiniStack's DescribeArchive answers with the archived events,
 * which AWS never shows and the SDK therefore drops: hence the look at the bytes.
 */
export const archivedEvents = async (endpoint: string): Promise<readonly unknown[]> => {
  const client = new EventBridgeClient(asRoot(endpoint));
  let raw = '';
  client.middlewareStack.add(
    (next) => async (call) => {
      const result = await next(call);
      const response = result.response as { body: Readable };
      raw = await text(response.body);
      return { ...result, response: { ...response, body: Buffer.from(raw) } };
    },
    { step: 'deserialize', priority: 'low', name: 'keepBytes' },
  );
  await client.send(new DescribeArchiveCommand({ ArchiveName: name }));
  const { Events = [] } = JSON.parse(raw) as { Events?: { Detail: string }[] };
  return Events.map(({ Detail }) => JSON.parse(Detail) as unknown).reverse();
};
