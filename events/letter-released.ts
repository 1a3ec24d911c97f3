import * as z from 'zod/mini';
import { event } from './event.ts';

export const letterReleased = event({
  type: 'letter.released',
  version: 1,
  summary: 'A letter to a declaration’s followers was let go, and is on its way to them.',
  subject: 'the letter’s id',
  data: z.strictObject({
    declaration: z.string().check(z.describe('The declaration’s slug.')),
    letter: z.string().check(z.describe('The letter’s name among the declaration’s letters.')),
  }),
  sample: {
    subject: 'ltr_01kaqv7m2w9y3x5z8b4c6d0e1f',
    data: { declaration: 'peace-and-partnership', letter: 'handed-over' },
  },
});
