import { catalogue } from '@undersigned/events/catalogue.ts';
import { type AnyEvent, EVENT_BUS_SOURCE } from '@undersigned/events/event.ts';
import software from '../../package.json' with { type: 'json' };
import type { Described } from './described.ts';
import { sampleEvent } from './event-schema.ts';
import { jsonSchema } from './json-schema.ts';
import {
  HOW_WEBHOOKS_COME,
  isToldToPartners,
  sentSamples,
  toldToPartners,
  WEBHOOK_HEADERS,
} from './webhooks.ts';

/** In Markdown. */
export const HOW_EVENTS_COME = `\
What happens to a network’s declarations and signatures, as [CloudEvents 1.0](https://cloudevents.io) in JSON.

**On the bus.** In the deployment’s own account, EventBridge carries them: \`source\` is \`${EVENT_BUS_SOURCE}\`, \`detail-type\` the event’s
type, \`detail\` the whole CloudEvent.

**To partners.** Their endpoints are told by webhook what they asked for.

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
  channels: {
    ...Object.fromEntries(
      catalogue.map(({ type, summary }) => [
        type,
        { address: type, summary, messages: { [type]: { $ref: `#/components/messages/${type}` } } },
      ]),
    ),
    [WEBHOOKS]: webhookChannel,
  },
  operations: {
    ...Object.fromEntries(
      catalogue.map(({ type, summary }) => [
        `publish-${type}`,
        { action: 'send', summary, channel: { $ref: `#/channels/${type}` } },
      ]),
    ),
    'tell-partners': {
      action: 'send',
      summary: 'Each endpoint is told what it asked for, at least once, in no promised order.',
      channel: { $ref: `#/channels/${WEBHOOKS}` },
      bindings: { http: { method: 'POST' } },
      security: [{ $ref: '#/components/securitySchemes/standardWebhooks' }],
    },
  },
  components: {
    messages: Object.fromEntries(
      catalogue.flatMap((declared) => [
        [declared.type, messageOf(declared, described)],
        ...(isToldToPartners(declared) ? [[webhookOf(declared), webhookMessage(declared, described)]] : []),
      ]),
    ),
    messageTraits: {
      standardWebhooks: {
        headers: {
          type: 'object',
          required: Object.keys(WEBHOOK_HEADERS),
          properties: Object.fromEntries(
            Object.entries(WEBHOOK_HEADERS).map(([name, { description, schema, sample }]) => [
              name,
              { ...schema, description, examples: [sample] },
            ]),
          ),
        },
      },
    },
    securitySchemes: {
      standardWebhooks: {
        type: 'httpApiKey',
        in: 'header',
        name: 'webhook-signature',
        description: WEBHOOK_HEADERS['webhook-signature']?.description,
      },
    },
  },
});

const WEBHOOKS = 'webhooks';

const webhookOf = ({ type }: AnyEvent) => `webhook-${type}`;

/** Its address is the endpoint's, which its partner registers. */
const webhookChannel = {
  address: null,
  title: 'Webhooks',
  summary: 'What a partner’s endpoint is told.',
  description: HOW_WEBHOOKS_COME,
  messages: Object.fromEntries(
    toldToPartners.map((declared) => [
      webhookOf(declared),
      { $ref: `#/components/messages/${webhookOf(declared)}` },
    ]),
  ),
};

const messageOf = (declared: AnyEvent, described: Described) => ({
  name: declared.type,
  title: declared.type,
  summary: declared.summary,
  contentType: 'application/cloudevents+json',
  externalDocs: { url: new URL(declared.path, described.siteUrl).href },
  payload: jsonSchema(declared.schema, 'output'),
  examples: [{ name: declared.type, payload: sampleEvent(declared, described) }],
});

const webhookMessage = (declared: AnyEvent, described: Described) => ({
  ...messageOf(declared, described),
  name: webhookOf(declared),
  title: `${declared.type}, to partners`,
  payload: jsonSchema(declared.sent.schema, 'output'),
  examples: Object.entries(sentSamples(declared, described)).map(([summary, payload]) => ({
    summary,
    headers: Object.fromEntries(Object.entries(WEBHOOK_HEADERS).map(([name, { sample }]) => [name, sample])),
    payload,
  })),
  traits: [{ $ref: '#/components/messageTraits/standardWebhooks' }],
});
