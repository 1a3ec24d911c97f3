import { catalogue } from '@undersigned/events/catalogue.ts';
import { EVENT_BUS_SOURCE } from '@undersigned/events/event.ts';
import software from '../../package.json' with { type: 'json' };
import { sampleEvent } from './event-schema.ts';
import { jsonSchema } from './json-schema.ts';
import type { Described } from './openapi.ts';

/** In Markdown. */
export const HOW_EVENTS_COME = `\
What happens to a network’s declarations and signatures, as [CloudEvents 1.0](https://cloudevents.io) in JSON.

**On the bus.** In the deployment’s own account, EventBridge carries them: \`source\` is \`${EVENT_BUS_SOURCE}\`, \`detail-type\` the event’s
type, \`detail\` the whole CloudEvent.

**Once or more.** Each event is published at least once, always with the same \`id\`. Events may overtake each other: \`time\` says when
what they tell happened.

**Nobody’s data.** \`data\` holds ids, slugs, states, countries, capacities and counts; never a person’s name, address or comment.
The one exception is \`signer\` in a \`signature.confirmed\` that is sent to a partner whom that signer agreed to be known to; it is never on the bus.

**Versions.** \`dataschema\` names the version of \`data\`. A field may be added to a version; one that would be misread makes a new one.`;

/** The events as an AsyncAPI 3.0 document, made from the catalogue as it is declared. */
export const asyncApi = (described: Described) => ({
  asyncapi: '3.0.0',
  info: {
    title: `The events of ${described.name}`,
    version: software.version,
    description: HOW_EVENTS_COME,
    license: { name: software.license },
    externalDocs: { description: 'The catalogue', url: `${described.siteUrl}/events` },
  },
  defaultContentType: 'application/cloudevents+json',
  channels: Object.fromEntries(
    catalogue.map(({ type, summary }) => [
      type,
      { address: type, summary, messages: { [type]: { $ref: `#/components/messages/${type}` } } },
    ]),
  ),
  operations: Object.fromEntries(
    catalogue.map(({ type, summary }) => [
      `publish-${type}`,
      { action: 'send', summary, channel: { $ref: `#/channels/${type}` } },
    ]),
  ),
  components: {
    messages: Object.fromEntries(
      catalogue.map((declared) => [declared.type, messageOf(declared, described)]),
    ),
  },
});

const messageOf = (declared: (typeof catalogue)[number], described: Described) => ({
  name: declared.type,
  title: declared.type,
  summary: declared.summary,
  contentType: 'application/cloudevents+json',
  externalDocs: { url: new URL(declared.path, described.siteUrl).href },
  payload: jsonSchema(declared.sent.schema, 'output'),
  examples: [{ name: declared.type, payload: sampleEvent(declared, described) }],
});
