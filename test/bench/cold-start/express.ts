import { configure } from '@codegenie/serverless-express';
import { SignRequest } from '@undersigned/declarations/sign-request.ts';
import express from 'express';
import { keep } from './keep.ts';

const app = express();
app.use(express.json({ limit: '64kb' }));

app.post('/v1/declarations/:slug/signatures', async (request, response) => {
  const { success, data, error } = SignRequest.safeParse(request.body);
  if (success) response.status(202).json(await keep(request.params.slug, data));
  else response.status(422).json({ errors: error.issues });
});

export const handler = configure({ app });
