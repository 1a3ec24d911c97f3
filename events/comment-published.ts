import * as z from 'zod/mini';
import { event } from './event.ts';
import { commentFacts } from './fields.ts';

export const commentPublished = event({
  type: 'comment.published',
  version: 1,
  summary: 'A moderator approved a comment: anybody can read it from now on.',
  subject: 'the comment’s id',
  data: z.strictObject(commentFacts),
  sample: {
    subject: 'cmt_5f0c2b7a9d3e4f61a8b2c4d6e8f00112a1b2c3d4e5f60718',
    data: { collection: 'updates', thing: 'ministry-answers' },
  },
});
