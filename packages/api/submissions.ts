import {
  Acknowledgements,
  DescribedSubmission,
  Submission,
  SubmissionResults,
} from '@undersigned/partners/submission.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { BySlug } from './schemas.ts';

const tag = 'Partners';
const gatewayPath = '/v1/partners/{slug}/{proxy+}';

export const submitSignatures = route({
  operation: 'submitSignatures',
  method: 'POST',
  path: '/v1/partners/{slug}/submissions',
  gatewayPath,
  access: 'partner',
  tag,
  summary: 'Send in signatures',
  description:
    'Each is looked at by itself, and the answer has a result for each. Who is not verified is asked to confirm by mail. For a week the same `webhook-id` gets the same answer, byte for byte, and does nothing.',
  params: BySlug,
  body: Submission,
  describedBody: DescribedSubmission,
  bodyLimit: 512 * 1024,
  answers: { 200: { description: 'What became of each', schema: SubmissionResults } },
  problems: ['not-found', 'not-open', 'conflict', 'too-many-requests'],
});

export const acknowledgeErasures = route({
  operation: 'acknowledgeErasures',
  method: 'POST',
  path: '/v1/partners/{slug}/acknowledgements',
  gatewayPath,
  access: 'partner',
  tag,
  summary: 'Say that signers’ data is erased',
  description:
    'Of the signatures that events said were withdrawn or erased. A 2xx in answer to such an event says the same. Ids that are not known are taken like all others.',
  params: BySlug,
  body: Acknowledgements,
  answers: {
    200: {
      description: 'Noted',
      schema: z.object({
        acknowledged: z.int().check(z.gte(0), z.describe('How many were named, each once.')),
      }),
    },
  },
  problems: ['too-many-requests'],
});

/** What partners' servers send in. */
export const submissionRoutes = [submitSignatures, acknowledgeErasures] as unknown as readonly Route[];
