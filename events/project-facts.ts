import { countries, project, topics } from './record-fields.ts';

/** What is told of a project when it is recorded, and when what is said of it changes. */
export const projectFacts = { project, countries, topics };

export const projectSample = {
  subject: 'clean-air',
  data: { project: 'clean-air', countries: ['BA', 'ME'], topics: ['ecology'] },
};
