import { type AnyEvent, cloudEvent } from '@undersigned/events/event.ts';
import type { Described } from './described.ts';
import { type JsonSchema, jsonSchema } from './json-schema.ts';

/** The JSON Schema of an event's `data`: what its `dataschema` names (CloudEvents 1.0, section 3.1.2). */
export const dataSchema = (declared: AnyEvent, siteUrl: string): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: new URL(declared.path, siteUrl).href,
  title: `${declared.type}, version ${declared.version}`,
  description: declared.summary,
  ...jsonSchema(declared.sent.data, 'output'),
});

/** A CloudEvent as it may come from this deployment. */
export const sampleEvent = (declared: AnyEvent, { siteUrl, network }: Described) =>
  cloudEvent(declared, {
    id: 'evt_01kanp3f0q8w6x5v4t3s2r1q0p',
    network,
    siteUrl,
    time: '2026-11-22T09:00:00.000Z',
    ...declared.sample,
  });
