import * as z from 'zod/mini';
import { event } from './event.ts';
import { endpoint, owner } from './partner-fields.ts';

export const endpointPinged = event({
  type: 'endpoint.pinged',
  version: 1,
  summary:
    'Somebody tries whether an endpoint is reached. It is sent to that endpoint alone, whatever it asked for.',
  subject: 'the endpoint’s id',
  data: z.strictObject({ partner: owner, endpoint }),
  sample: {
    subject: 'ep_01kaqv7m2w9y3x5z8b4c6d0e1f',
    data: { partner: 'green-balkans', endpoint: 'ep_01kaqv7m2w9y3x5z8b4c6d0e1f' },
  },
});
