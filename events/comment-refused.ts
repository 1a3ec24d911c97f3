import * as z from 'zod/mini';
import { event } from './event.ts';
import { commentFacts } from './fields.ts';

export const commentRefused = event({
  type: 'comment.refused',
  version: 1,
  summary: 'A moderator refused a comment; it was never public.',
  subject: 'the comment’s id',
  data: z.strictObject(commentFacts),
  sample: {
    subject: 'cmt_5f0c2b7a9d3e4f61a8b2c4d6e8f00112a1b2c3d4e5f60718',
    data: { collection: 'updates', thing: 'ministry-answers' },
  },
});
