import { Router } from '@aws-lambda-powertools/event-handler/http';
import { SignRequest } from '@undersigned/declarations/sign-request.ts';
import type { Context } from 'aws-lambda';
import { keep } from './keep.ts';

const app = new Router();

app.post(
  '/v1/declarations/:slug/signatures',
  async ({ params, valid }) => ({
    statusCode: 202,
    body: JSON.stringify(await keep(params['slug'] ?? '', valid.req.body)),
  }),
  { validation: { req: { body: SignRequest } } },
);

export const handler = (event: unknown, context: Context) => app.resolve(event, context);
