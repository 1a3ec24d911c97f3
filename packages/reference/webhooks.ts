import { catalogue } from '@undersigned/events/catalogue.ts';
import type { AnyEvent, CloudEvent } from '@undersigned/events/event.ts';
import { TOLD_TYPES } from '@undersigned/partners/event-types.ts';
import type { Described } from './described.ts';
import { sampleEvent } from './event-schema.ts';
import type { JsonSchema, schemaCollection } from './json-schema.ts';

/** The chapter of the reference. */
export const WEBHOOKS = 'Webhooks';

/** In Markdown: what a webmaster needs to know of webhooks. */
export const HOW_WEBHOOKS_COME = `\
A partner’s endpoint is told by \`POST\` what it asked for: the CloudEvent as the body, signed by
[Standard Webhooks 1.0.0](https://www.standardwebhooks.com) with the endpoint’s secret. The stock libraries verify it;
[/docs/signatures](/docs/signatures) shows why one does not.

Answer 2xx within 20 seconds. Whatever else comes of it, a redirect included, is tried again after 5 seconds, 5 minutes, 30 minutes, and 2, 5, 10, 14, 20
and 24 hours, give or take; \`Retry-After\` of 429 and 503 is obeyed up to a day; 410 disables the endpoint at once,
five days of nothing but failures in the end.

Each event comes at least once, always with the same \`webhook-id\`; the order is not promised.`;

/** Whether partners can be told that event. */
export const isToldToPartners = ({ type }: Pick<AnyEvent, 'type'>): boolean => TOLD_TYPES.includes(type);

/** What partners can be told, in the order of the catalogue. */
export const toldToPartners = catalogue.filter(isToldToPartners);

/** The headers by Standard Webhooks, with what stands in a sample. */
export const WEBHOOK_HEADERS: Readonly<
  Record<string, { description: string; schema: JsonSchema; sample: string }>
> = {
  'webhook-id': {
    description: 'The event’s id: the same whenever it is sent. Whoever has seen it has nothing left to do.',
    schema: { type: 'string' },
    sample: 'evt_01kanp3f0q8w6x5v4t3s2r1q0p',
  },
  'webhook-timestamp': {
    description:
      'When this attempt is made, in seconds since 1970. More than five minutes away it is not to be believed.',
    schema: { type: 'string', pattern: '^\\d+$' },
    sample: '1795338000',
  },
  'webhook-signature': {
    description:
      '`v1,` and the base64 of HMAC-SHA256, under the endpoint’s secret, over id, time and the body’s bytes with dots between them. While a secret is rotated there are two, a space between them.',
    schema: { type: 'string' },
    sample: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  },
};

/** By event: what a signer agreed to, where it says that too. */
const AGREED: Readonly<Record<string, Record<string, unknown>>> = {
  'signature.confirmed': {
    signer: { name: 'Олена Шевченко', email: 'olena@example.org', country: 'UA' },
  },
};

/** An event as it may come to a partner, by what it is: to any, and to the one that a signer agreed may know. */
export const sentSamples = (declared: AnyEvent, described: Described): Record<string, CloudEvent> => {
  const sample = sampleEvent(declared, described);
  const agreed = AGREED[declared.type];
  const data = { ...declared.sample.data, ...agreed };
  return {
    'As a webhook': sample,
    ...(agreed && { 'As a webhook to the partner that the signer agreed may know': { ...sample, data } }),
  };
};

/** A webhook as it comes over the line, the signature standing for whatever it will be. */
export const asSent = (sample: CloudEvent): string =>
  [
    'POST /your/endpoint HTTP/1.1',
    'Content-Type: application/cloudevents+json',
    ...Object.entries(WEBHOOK_HEADERS).map(([name, { sample }]) => `${name}: ${sample}`),
    '',
    JSON.stringify(sample),
  ].join('\n');

/** What an endpoint’s answers mean. */
const ANSWERS = {
  '2XX': {
    description:
      'It has the event. Of events that end what a signer agreed to: and has erased what it was given.',
  },
  '410': { description: 'It is gone: it is disabled, and sent nothing any more.' },
  '429': { description: 'Too many: `Retry-After` says when to come back.' },
  '503': { description: 'Not now: `Retry-After` says when to come back.' },
  default: { description: 'It is tried again. Redirects are not followed.' },
};

/** The webhooks of OpenAPI 3.1, made from the catalogue. */
export const webhooks = (schemas: ReturnType<typeof schemaCollection>, described: Described) =>
  Object.fromEntries(
    toldToPartners.map((declared) => [
      declared.type,
      {
        post: {
          operationId: `webhook.${declared.type}`,
          tags: [WEBHOOKS],
          summary: declared.type,
          description: declared.summary,
          security: [],
          parameters: Object.entries(WEBHOOK_HEADERS).map(([name, { description, schema, sample }]) => ({
            name,
            in: 'header',
            required: true,
            description,
            schema,
            example: sample,
          })),
          requestBody: {
            required: true,
            content: {
              'application/cloudevents+json': {
                schema: schemas.refer(declared.sent.schema, 'output'),
                examples: Object.fromEntries(
                  Object.entries(sentSamples(declared, described)).map(([summary, value]) => [
                    summary,
                    { summary, value },
                  ]),
                ),
              },
            },
          },
          responses: ANSWERS,
        },
      },
    ]),
  );
