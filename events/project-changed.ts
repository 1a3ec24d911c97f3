import * as z from 'zod/mini';
import { event } from './event.ts';
import { projectFacts, projectSample } from './project-facts.ts';

export const projectChanged = event({
  type: 'project.changed',
  version: 1,
  summary: 'What the public record says of a project has changed.',
  subject: 'the project’s slug',
  data: z.strictObject(projectFacts),
  sample: projectSample,
});
