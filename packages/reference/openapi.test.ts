import { Validator } from '@seriousme/openapi-schema-validator';
import { api } from '@undersigned/api/api.ts';
import { PROBLEMS } from '@undersigned/api/problems.ts';
import { Problem } from '@undersigned/api/schemas.ts';
import { parse } from '@undersigned/input/fault.ts';
import { TOLD_TYPES } from '@undersigned/partners/event-types.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { openApi } from './openapi.ts';
import { sampledAnswer } from './operation.ts';
import { problemsOf } from './problems-of.ts';
import { samples } from './samples.ts';

const document = openApi({ siteUrl: 'https://sign.example.org', name: 'A network', network: 'demo' });

interface Operation {
  operationId: string;
  parameters: { name?: string; in?: string; $ref?: string }[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { $ref?: string }>;
  security: object[];
  'x-required-role'?: string;
}

const operationAt = (path: string, method: string) =>
  document.paths[path]?.[method.toLowerCase()] as Operation;
const operation = (id: string) => {
  const { path = '', method = '' } = api.find((route) => route.operation === id) ?? {};
  return operationAt(path, method);
};

describe('the API description', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  });

  it('refers only to what is there', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, pointer = ''] of references) {
      const found = pointer
        .split('/')
        .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], document);
      expect(found, pointer).toBeDefined();
    }
  });

  it('has every route once, and nothing else', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => [
        (one as Operation).operationId,
        method.toUpperCase(),
        path,
      ]),
    );
    expect(described.toSorted()).toEqual(
      api.map(({ operation, method, path }) => [operation, method, path]).toSorted(),
    );
    expect(new Set(described.map(([id]) => id)).size).toBe(described.length);
  });

  it('has a webhook for each event that partners are told, with a sample that it takes', () => {
    expect(Object.keys(document.webhooks)).toEqual(TOLD_TYPES);
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({
      ...document,
      $id: 'described',
    });
    for (const [type, { post }] of Object.entries(document.webhooks)) {
      const { schema, examples } = post.requestBody.content['application/cloudevents+json'];
      const takes = ajv.compile({
        $id: type,
        ...JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"described#/')),
      });
      for (const { value } of Object.values(examples))
        expect(takes(value), `${type}: ${ajv.errorsText(takes.errors)}`).toBe(true);
      expect(post.parameters.map(({ name }) => name)).toEqual([
        'webhook-id',
        'webhook-timestamp',
        'webhook-signature',
      ]);
      expect(Object.keys(post.responses)).toEqual(expect.arrayContaining(['2XX', '410', 'default']));
    }
  });

  it('says of each chapter what it is about', () => {
    for (const { name, description } of document.tags) expect(description, name).toBeTruthy();
  });

  it('says which role an operation needs, and that the public ones need none', () => {
    for (const { access, path, method } of api) {
      const { security, 'x-required-role': role } = operationAt(path, method);
      const signed = { webhookId: [], webhookTimestamp: [], webhookSignature: [] };
      const needed = { public: [], partner: [signed] }[access as string] ?? [{ staff: [] }];
      expect(security).toEqual(needed);
      expect(role).toBe(access === 'public' || access === 'partner' ? undefined : access);
    }
  });

  it('names each parameter of a path', () => {
    for (const { path, method } of api) {
      const named = operationAt(path, method).parameters.filter((one) => one.in === 'path');
      expect(named.map(({ name }) => `{${name}}`).toSorted()).toEqual(
        (path.match(/\{\w+\}/g) ?? []).toSorted(),
      );
    }
  });

  it('knows the same names for a form as for JSON, those of what is nested joined with dots', () => {
    const { schema } = operation('sign').requestBody?.content['application/x-www-form-urlencoded'] ?? {};
    expect(Object.keys((schema as { properties: object }).properties)).toEqual(
      expect.arrayContaining(['name', 'organisation.mandate', 'consent.processing', 'text.version']),
    );
    expect((schema as { required: string[] }).required).toEqual([
      'name',
      'email',
      'country',
      'capacity',
      'consent.processing',
    ]);
  });

  it('tells apart what is sent, with its defaults left out, and what is answered', () => {
    const { Settings, SettingsInput } = document.components.schemas;
    expect(SettingsInput).not.toHaveProperty('required');
    expect(Settings?.['required']).toContain('limits');
  });

  it('asks for If-Match where a change needs it, and for a body where one is needed', () => {
    expect(operation('putSettings').parameters).toContainEqual({ $ref: '#/components/parameters/IfMatch' });
    expect(operation('putText').parameters).not.toContainEqual({ $ref: '#/components/parameters/IfMatch' });
    expect(operation('putSettings').requestBody?.required).toBe(true);
    expect(operation('openDeclaration').requestBody?.required).toBe(false);
  });
});

describe('problems', () => {
  const { responses } = document.components;

  it('are told for each route, those that every route has among them', () => {
    for (const route of api) {
      const { responses } = operationAt(route.path, route.method);
      const told = Object.values(responses).flatMap(
        ({ $ref = '' }) => $ref.split('/').at(-1)?.split('-or-') ?? [],
      );
      expect(told).toEqual(expect.arrayContaining(problemsOf(route)));
    }
  });

  it('have samples that are problems, of a type that has a page', () => {
    for (const one of Object.values(responses)) {
      const { examples = {} } =
        (one as { content?: Record<string, { examples?: Record<string, { value: unknown }> }> }).content?.[
          'application/problem+json'
        ] ?? {};
      for (const [name, { value }] of Object.entries(examples)) {
        expect(PROBLEMS).toHaveProperty(name);
        expect(parse(Problem, value)).toMatchObject({ value: { type: `/problems/${name}` } });
      }
    }
  });
});

describe('samples', () => {
  const ofRoutes = Object.entries(samples).flatMap(([id, { body = [], answer = [] }]) => {
    const route = api.find(({ operation }) => operation === id);
    const answered = route?.answers[Number(sampledAnswer(route.answers))];
    return [
      ...body.map(({ summary, value }) => [`${id}, sent: ${summary}`, route?.body, value] as const),
      ...answer.map(
        ({ summary, value }) => [`${id}, answered: ${summary}`, answered?.schema, value] as const,
      ),
    ];
  });

  it.each(ofRoutes)('%s is taken by its own schema', (_, schema, value) => {
    if (!schema) throw new Error('no such route, or nothing that it would be a sample of');
    expect(parse(schema, value)).not.toHaveProperty('faults');
  });

  it('are taken by the schemas that the description has of them', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({
      ...document,
      $id: 'described',
    });
    const pointed = (...keys: string[]) =>
      keys.map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
    for (const [id, { body = [], answer = [] }] of Object.entries(samples)) {
      const { path = '', method = '', answers = {} } = api.find((route) => route.operation === id) ?? {};
      const at = ['paths', path, method.toLowerCase()];
      const json = ['content', 'application/json', 'schema'];
      const sent = pointed(...at, 'requestBody', ...json);
      const answered = pointed(...at, 'responses', `${sampledAnswer(answers)}`, ...json);
      for (const [pointer, given] of [[sent, body] as const, [answered, answer] as const]) {
        for (const { value } of given) {
          const takes = ajv.compile({ $ref: `described#${pointer}` });
          expect(takes(value), `${id}: ${ajv.errorsText(takes.errors)}`).toBe(true);
        }
      }
    }
  });

  it.each(
    api.filter(({ body }) => body && !('value' in parse(body, undefined))).map(({ operation }) => operation),
  )('%s has one of what it needs', (id) => {
    expect(samples[id]?.body?.length).toBeGreaterThan(0);
  });
});
