import { country, email, line, slug, url } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import {
  address,
  identifier,
  openingHours,
  participant,
  prose,
  roughDay,
  speaker,
  title,
  topics,
} from './fields.ts';

/** A topic of the network's own. */
export const Topic = z.strictObject({ slug, name: title, retired: z.optional(z.boolean()) });

/** The network itself, as staff put it. */
export const NetworkInput = z.strictObject({
  name: z.optional(title),
  shortName: z.optional(title),
  about: z.optional(prose),
  identifier: z.optional(
    identifier.check(z.describe('Its own, in a register of organisations; IATI asks for one.')),
  ),
  founded: z.optional(roughDay),
  countries: z._default(
    z.array(country).check(z.maxLength(60), z.describe('The countries whose civil society it links.')),
    [],
  ),
  foundingConvening: z.optional(slug),
  initiators: z._default(z.array(participant(['initiator'])).check(z.maxLength(20)), []),
  areas: z._default(
    z
      .array(z.strictObject({ name: title, topics }))
      .check(z.maxLength(30), z.describe('Areas of cooperation.')),
    [],
  ),
  spokespersons: z._default(z.array(speaker).check(z.maxLength(20)), []),
  website: z.optional(url),
  contact: z.optional(z.strictObject({ email: z.optional(email), phone: z.optional(line(40)) })),
  address: z.optional(address),
  openingHours: z._default(z.array(openingHours).check(z.maxLength(14)), []),
  licence: z._default(
    url.check(z.describe('Under which the record may be used.')),
    'https://creativecommons.org/licenses/by/4.0/',
  ),
  topics: z._default(
    z
      .array(Topic)
      .check(
        z.maxLength(100),
        z.describe('The network’s own topics, beside or in place of those that come with the software.'),
      ),
    [],
  ),
});
export type NetworkInput = z.infer<typeof NetworkInput>;
