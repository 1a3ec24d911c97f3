import { type AnyEvent, envelope } from '@undersigned/events/event.ts';
import type { FC } from 'hono/jsx';
import * as z from 'zod/mini';
import type { Described } from './described.ts';
import { sampleEvent } from './event-schema.ts';
import { fieldType } from './field-type.ts';
import { type JsonSchema, jsonSchema } from './json-schema.ts';
import { asSent, isToldToPartners, sentSamples } from './webhooks.ts';

interface EventProps {
  declared: AnyEvent;
  described: Described;
}

/** Of what an event is, what its data says field by field, and a sample. */
export const EventFacts: FC<EventProps> = ({ declared, described }) => (
  <>
    <dl class="event-facts">
      <div>
        <dt>Subject</dt>
        <dd>{declared.subject}</dd>
      </div>
      <div>
        <dt>Version of its data</dt>
        <dd>
          {declared.version}, <a href={`${declared.path}.json`}>JSON Schema</a>
          {declared.earlier?.map(({ version }) => (
            <>
              . Earlier: <a href={`/events/${declared.type}/${version}`}>{version}</a>
            </>
          ))}
        </dd>
      </div>
    </dl>
    <Fields caption={`Data of ${declared.type}`} schema={jsonSchema(declared.sent.data, 'output')} />
    <details class="sample">
      <summary>Sample</summary>
      <pre>
        <code>{JSON.stringify(sampleEvent(declared, described), null, 2)}</code>
      </pre>
    </details>
    {isToldToPartners(declared) &&
      Object.entries(sentSamples(declared, described)).map(([name, sample]) => (
        <details class="sample">
          <summary>{name}</summary>
          <pre>
            <code>{asSent(sample)}</code>
          </pre>
        </details>
      ))}
  </>
);

/** What every event says around its data. */
export const EnvelopeFields: FC = () => (
  <Fields caption="The attributes of every event" schema={jsonSchema(z.object(envelope), 'output')} />
);

const Fields: FC<{ caption: string; schema: JsonSchema }> = ({ caption, schema }) => (
  <table class="fields">
    <caption class="unseen">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Type</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      {fieldsOf(schema).map(({ name, field, isRequired }) => (
        <tr>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>
            <code>{fieldType(field)}</code>
          </td>
          <td>
            {!isRequired && <span class="optional">Optional. </span>}
            {field['description']}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** The fields of an object, and behind each those of the object in it: `signer`, `signer.name`. */
const fieldsOf = (
  schema: JsonSchema,
  within = '',
): { name: string; field: JsonSchema; isRequired: boolean }[] => {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = within + key;
    return [{ name, field, isRequired: required.includes(key) }, ...fieldsOf(field, `${name}.`)];
  });
};
