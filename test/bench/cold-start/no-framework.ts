import { SignRequest } from '@undersigned/declarations/sign-request.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { keep } from './keep.ts';

/** The least that a function with this client and this schema can do. */
export const handler = async ({ body, pathParameters }: APIGatewayProxyEventV2) => {
  const { success, data, error } = SignRequest.safeParse(JSON.parse(body ?? ''));
  if (!success) return { statusCode: 422, body: JSON.stringify({ errors: error.issues }) };
  return { statusCode: 202, body: JSON.stringify(await keep(pathParameters?.['slug'] ?? '', data)) };
};
