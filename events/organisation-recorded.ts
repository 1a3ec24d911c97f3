import * as z from 'zod/mini';
import { event } from './event.ts';
import { organisationFacts, organisationSample } from './organisation-facts.ts';

export const organisationRecorded = event({
  type: 'organisation.recorded',
  version: 1,
  summary: 'An organisation is on the public record from now on.',
  subject: 'the organisation’s slug',
  data: z.strictObject(organisationFacts),
  sample: organisationSample,
});
