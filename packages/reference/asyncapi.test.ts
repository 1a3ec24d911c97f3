import { Parser } from '@asyncapi/parser';
import { catalogue } from '@undersigned/events/catalogue.ts';
import { TOLD_TYPES } from '@undersigned/partners/event-types.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { asyncApi } from './asyncapi.ts';
import { dataSchema, sampleEvent } from './event-schema.ts';

const described = { siteUrl: 'https://sign.example.org', name: 'A network', network: 'demo' };

/** As the parser grades what it finds. */
const ERROR_OR_WARNING = 1;

describe('the description of the events', () => {
  it('is a valid AsyncAPI 3.0 document, whose samples are what it describes', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApi(described)));
    expect(diagnostics.filter(({ severity }) => severity <= ERROR_OR_WARNING)).toEqual([]);
    expect(
      document
        ?.channels()
        .all()
        .map((channel) => channel.address()),
    ).toEqual([...catalogue.map(({ type }) => type), null]);
  });

  it('describes webhooks: their headers, what signs them, and how they are tried again', async () => {
    const { document } = await new Parser().parse(JSON.stringify(asyncApi(described)));
    const webhooks = document?.channels().get('webhooks');
    expect(webhooks?.description()).toContain('410');
    const messages = webhooks?.messages().all() ?? [];
    expect(messages.map((message) => message.name())).toEqual(TOLD_TYPES.map((type) => `webhook-${type}`));
    for (const message of messages) {
      expect(message.contentType()).toBe('application/cloudevents+json');
      expect(message.headers()?.required()).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
    }
    const [requirement] = document?.operations().get('tell-partners')?.security() ?? [];
    expect(requirement?.all()[0]?.scheme().name()).toBe('webhook-signature');
  });

  it('names signers in webhooks only', () => {
    const { messages } = asyncApi(described).components;
    expect(JSON.stringify(messages['webhook-signature.confirmed'])).toContain('"signer"');
    expect(JSON.stringify(messages['signature.confirmed'])).not.toContain('"signer"');
  });
});

describe.each(catalogue.map((declared) => [declared.type, declared] as const))(
  'the schema of %s',
  (_, declared) => {
    const schema = dataSchema(declared, described.siteUrl);
    const sample = sampleEvent(declared, described);

    it('is where its events say', () => {
      expect(schema['$id']).toBe(sample.dataschema);
    });

    it('takes the data of its sample, and what a later version may add, but nothing with a field missing', () => {
      const takes = new Ajv2020().compile(schema);
      expect(takes(sample.data)).toBe(true);
      expect(takes({ ...(sample.data as object), later: 1 })).toBe(true);
      expect(takes({})).toBe(false);
    });

    it('says what each field means', () => {
      const { properties } = schema as { properties: Record<string, { description?: string }> };
      for (const [name, { description }] of Object.entries(properties))
        expect(description, name).toBeTruthy();
    });
  },
);
