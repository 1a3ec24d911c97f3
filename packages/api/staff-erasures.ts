import { email } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';

const count = (of: string) => z.int().check(z.gte(0), z.describe(of));

export const erase = route({
  operation: 'erase',
  method: 'POST',
  path: '/v1/staff/erasures',
  access: 'owner',
  tag: 'Staff: settings',
  summary: 'Erase somebody',
  description:
    'All that is kept of an address and who has it: signatures, comments, what was put in, the subscription and what was mailed. Again: zeros. The audit trail does not say whom.',
  body: z.strictObject({ email }),
  answers: {
    200: {
      description: 'How much there was',
      schema: z.object({
        signatures: count('In both capacities, on all declarations, counted or not.'),
        comments: count('Published or not.'),
        applications: count('For membership, not confirmed yet.'),
        messages: count('To the secretariat, not passed on yet.'),
        subscriptions: count('To the digest, confirmed or not.'),
      }),
    },
  },
});

export const staffErasureRoutes = [erase] as unknown as readonly Route[];
