import * as z from 'zod/mini';
import { event } from './event.ts';
import { country } from './fields.ts';
import { organisation, topics } from './record-fields.ts';

export const organisationChanged = event({
  type: 'organisation.changed',
  version: 1,
  summary: 'What the public record says of an organisation has changed.',
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
