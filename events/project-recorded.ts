import * as z from 'zod/mini';
import { event } from './event.ts';
import { countries, project, topics } from './record-fields.ts';

export const projectRecorded = event({
  type: 'project.recorded',
  version: 1,
  summary: 'A project is on the public record from now on.',
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
