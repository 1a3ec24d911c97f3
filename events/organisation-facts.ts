import { country } from './fields.ts';
import { organisation, topics } from './record-fields.ts';

/** What is told of an organisation when it is recorded, and when what is said of it changes. */
export const organisationFacts = { organisation, country, topics };

export const organisationSample = {
  subject: 'centar-za-dijalog',
  data: { organisation: 'centar-za-dijalog', country: 'RS', topics: ['youth'] },
};
