import * as z from 'zod/mini';
import { event } from './event.ts';
import { country } from './fields.ts';
import { organisation } from './record-fields.ts';

export const membershipChanged = event({
  type: 'membership.changed',
  version: 1,
  summary: 'An organisation’s membership of the network has begun or changed.',
  subject: 'the organisation’s slug',
  data: z.strictObject({
    organisation,
    country,
    status: z
      .enum(['applied', 'active', 'suspended', 'ended'])
      .check(z.describe('Where the membership stands now.')),
    role: z
      .enum(['founding', 'full', 'associate', 'observer'])
      .check(z.describe('What kind of member it is.')),
  }),
  sample: {
    subject: 'centar-za-dijalog',
    data: { organisation: 'centar-za-dijalog', country: 'RS', status: 'active', role: 'full' },
  },
});
