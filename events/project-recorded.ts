import * as z from 'zod/mini';
import { event } from './event.ts';
import { projectFacts, projectSample } from './project-facts.ts';

export const projectRecorded = event({
  type: 'project.recorded',
  version: 1,
  summary: 'A project is on the public record from now on.',
  subject: 'the project’s slug',
  data: z.strictObject(projectFacts),
  sample: projectSample,
});
