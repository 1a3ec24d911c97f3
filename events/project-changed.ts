import * as z from 'zod/mini';
import { event } from './event.ts';
import { countries, project, topics } from './record-fields.ts';

export const projectChanged = event({
  type: 'project.changed',
  version: 1,
  summary: 'What the public record says of a project has changed.',
  subject: 'the project’s slug',
  data: z.strictObject({
    project,
    countries,
    topics,
  }),
  sample: {
    subject: 'clean-air',
    data: { project: 'clean-air', countries: ['BA', 'ME'], topics: ['ecology'] },
  },
});
