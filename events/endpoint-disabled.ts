import * as z from 'zod/mini';
import { event } from './event.ts';
import { endpoint, owner } from './partner-fields.ts';

export const endpointDisabled = event({
  type: 'endpoint.disabled',
  version: 1,
  summary: 'An endpoint is sent nothing more until it is enabled again.',
  subject: 'the endpoint’s id',
  data: z.strictObject({
    partner: owner,
    endpoint,
    reason: z
      .enum(['failing', 'gone', 'staff'])
      .check(z.describe('It failed for five days; it answered 410; or staff disabled it.')),
  }),
  sample: {
    subject: 'ep_01kaqv7m2w9y3x5z8b4c6d0e1f',
    data: { partner: 'green-balkans', endpoint: 'ep_01kaqv7m2w9y3x5z8b4c6d0e1f', reason: 'failing' },
  },
});
