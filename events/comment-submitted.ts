import * as z from 'zod/mini';
import { event } from './event.ts';
import { commentFacts } from './fields.ts';

export const commentSubmitted = event({
  type: 'comment.submitted',
  version: 1,
  summary:
    'Somebody commented on an update or a document; a mail to the address given will tell whether it is so.',
  subject: 'the comment’s id',
  data: z.strictObject(commentFacts),
  sample: {
    subject: 'cmt_5f0c2b7a9d3e4f61a8b2c4d6e8f00112a1b2c3d4e5f60718',
    data: { collection: 'updates', thing: 'ministry-answers' },
  },
});
