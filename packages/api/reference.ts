import * as z from 'zod/mini';
import { type Route, route } from './route.ts';

const tag = 'Descriptions';
const Document = z.record(z.string(), z.unknown());

export const readOpenApi = route({
  operation: 'readOpenApi',
  method: 'GET',
  path: '/v1/openapi.json',
  access: 'public',
  tag,
  summary: 'This API',
  description: 'As an OpenAPI 3.1 document.',
  answers: { 200: { description: 'The description', schema: Document } },
});

export const readAsyncApi = route({
  operation: 'readAsyncApi',
  method: 'GET',
  path: '/v1/asyncapi.json',
  access: 'public',
  tag,
  summary: 'The events',
  description: 'As an AsyncAPI 3.0 document.',
  answers: { 200: { description: 'The description', schema: Document } },
});

/** What programs learn the API and the events from. */
export const referenceRoutes = [readOpenApi, readAsyncApi] as unknown as readonly Route[];
