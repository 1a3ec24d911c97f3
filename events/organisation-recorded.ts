import * as z from 'zod/mini';
import { event } from './event.ts';
import { country } from './fields.ts';
import { organisation, topics } from './record-fields.ts';

export const organisationRecorded = event({
  type: 'organisation.recorded',
  version: 1,
  summary: 'An organisation is on the public record from now on.',
  subject: 'the organisation’s slug',
  data: z.strictObject({
    organisation,
    country,
    topics,
  }),
  sample: {
    subject: 'centar-za-dijalog',
    data: { organisation: 'centar-za-dijalog', country: 'RS', topics: ['youth'] },
  },
});
