import * as z from 'zod/mini';
import { event } from './event.ts';
import { language } from './fields.ts';

export const declarationTextRevised = event({
  type: 'declaration.text-revised',
  version: 1,
  summary: 'A language of a declaration has a new version of its text.',
  subject: 'the declaration’s slug',
  data: z.strictObject({
    language,
    version: z.int().check(z.positive(), z.describe('Of the text in that language, from 1.')),
    sha256: z
      .string()
      .check(z.regex(/^[0-9a-f]{64}$/), z.describe('SHA-256 of the text’s canonical form, hexadecimal.')),
    material: z
      .boolean()
      .check(z.describe('Whether signers of earlier versions are asked to confirm again.')),
  }),
  sample: {
    subject: 'peace-and-partnership',
    data: {
      language: 'uk',
      version: 2,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      material: false,
    },
  },
});
