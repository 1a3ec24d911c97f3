import { type Access, ROLES, type Role, type Route } from '@undersigned/api/route.ts';
import type { JsonSchema, schemaCollection } from './json-schema.ts';
import type { problemAnswers } from './problem-answers.ts';
import { problemsOf } from './problems-of.ts';
import type { Samples } from './sample.ts';
import { samples } from './samples.ts';

/** What a document collects while its operations are written. */
export interface Collected {
  schemas: ReturnType<typeof schemaCollection>;
  problems: ReturnType<typeof problemAnswers>;
}

/** An operation of OpenAPI 3.1, as the route declares it. */
export const operationOf = (route: Route, collected: Collected) => {
  const { operation, tag, summary, description, access, audited } = route;
  return {
    operationId: operation,
    tags: [tag],
    summary,
    description: [description, ...(access === 'public' ? [] : ['', whoMay(access), audited && NOTED])]
      .filter((line) => line !== undefined && line !== false)
      .join('\n'),
    ...securityOf(access),
    parameters: parametersOf(route, collected),
    ...(route.body && { requestBody: bodyOf(route, collected) }),
    responses: { ...answersOf(route, collected), ...collected.problems.of(problemsOf(route)) },
  };
};

/** The headers of Standard Webhooks, all three at once. */
const SIGNED = { webhookId: [], webhookTimestamp: [], webhookSignature: [] };

const securityOf = (access: Access) => {
  if (access === 'public') return { security: [] };
  if (access === 'partner') return { security: [SIGNED] };
  return { security: [{ staff: [] }], 'x-required-role': access };
};

const whoMay = (access: Role | 'partner') =>
  access === 'partner'
    ? 'For the partner’s own server, which signs each message by [Standard Webhooks 1.0.0](https://www.standardwebhooks.com) with the partner’s submission secret.'
    : `For staff with the role ${ROLES.slice(ROLES.indexOf(access))
        .map((one) => `\`${one}\``)
        .join(' or ')}.`;
const NOTED = 'Reading it is noted in the audit trail.';

const parametersOf = ({ params, query, path, problems, method }: Route, { schemas }: Collected): object[] => {
  const parametersIn = (place: 'path' | 'query', schema: Route['query']) => {
    const { properties = {}, required = [] } = (schema ? schemas.refer(schema, 'input') : {}) as {
      properties?: Record<string, JsonSchema>;
      required?: string[];
    };
    return Object.entries(properties)
      .filter(([name]) => place === 'query' || path.includes(`{${name}}`))
      .map(([name, { description, ...rest }]) => ({
        name,
        in: place,
        ...(description !== undefined && { description }),
        ...((place === 'path' || required.includes(name)) && { required: true }),
        schema: rest,
      }));
  };
  return [
    ...parametersIn('path', params),
    ...parametersIn('query', query),
    ...(problems?.includes('precondition-failed') ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(method === 'GET' ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
  ];
};

const examples = (given: Samples | undefined) =>
  given && {
    examples: Object.fromEntries(given.map(({ summary, value }) => [summary, { summary, value }])),
  };

const bodyOf = (
  { body: taken, describedBody: body = taken, form, anyForm, operation }: Route,
  { schemas }: Collected,
) => {
  if (!body) return undefined;
  const schema = schemas.refer(body, 'input');
  const { named } = schemas;
  const own = named[String(schema['$ref']).split('/').at(-1) ?? ''] ?? schema;
  return {
    // A schema with a default stands in for a body that is left out.
    required: own['default'] === undefined,
    content: {
      'application/json': { schema, ...examples(samples[operation]?.body) },
      ...(form && { 'application/x-www-form-urlencoded': { schema: formSchema(own) } }),
      ...(anyForm && { 'multipart/form-data': { schema: formSchema(own) } }),
    },
  };
};

/** The same names for a form: those of what is nested are joined with dots, a box that is ticked says `true`. */
const formSchema = (schema: JsonSchema): JsonSchema => {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  const fields = Object.entries(properties).map(([name, field]) => {
    if (field['type'] !== 'object')
      return { fields: { [name]: field }, required: required.includes(name) ? [name] : [] };
    const inner = formSchema(field) as { properties: Record<string, JsonSchema>; required: string[] };
    const dotted = (key: string) => `${name}.${key}`;
    return {
      fields: Object.fromEntries(Object.entries(inner.properties).map(([key, of]) => [dotted(key), of])),
      required: required.includes(name) ? inner.required.map(dotted) : [],
    };
  });
  return {
    type: 'object',
    properties: Object.assign({}, ...fields.map(({ fields }) => fields)),
    required: fields.flatMap(({ required }) => required),
  };
};

const ETAG = { ETag: { $ref: '#/components/headers/ETag' } };

/** Of several good answers, the one that a sample is of. */
export const sampledAnswer = (answers: Route['answers']): string | undefined =>
  ['201', '200', '202'].find((status) => status in answers);

const answersOf = ({ answers, method, operation }: Route, { schemas }: Collected) => ({
  ...Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, contentType }]) => [
      status,
      {
        description,
        ...(status === '303' && { headers: { Location: { $ref: '#/components/headers/Location' } } }),
        ...(status === '200' && method === 'GET' && { headers: ETAG }),
        ...((schema || contentType) && {
          content: {
            [contentType ?? 'application/json']: {
              schema: schema ? schemas.refer(schema, 'output') : { type: 'string' },
              ...(status === sampledAnswer(answers) && examples(samples[operation]?.answer)),
            },
          },
        }),
      },
    ]),
  ),
  ...(method === 'GET' && { 304: { $ref: '#/components/responses/not-modified' } }),
});
