import * as z from 'zod/mini';
import { event } from './event.ts';
import { organisationFacts, organisationSample } from './organisation-facts.ts';

export const organisationChanged = event({
  type: 'organisation.changed',
  version: 1,
  summary: 'What the public record says of an organisation has changed.',
  subject: 'the organisation’s slug',
  data: z.strictObject(organisationFacts),
  sample: organisationSample,
});
