import { gunzipSync, gzipSync } from 'node:zlib';
import type { KeptSubmission, Submissions } from '@undersigned/partners/submissions.ts';
import { submissionKey } from './keys.ts';
import { getItem, putRevised, type Table } from './table.ts';

type Packed = Omit<KeptSubmission, 'answer'> & { answer: Uint8Array };

/** What partners have sent in, in the table. Answers are packed, so that the longest fits into an item. */
export const submissionTable = (table: Table): Submissions => ({
  async get(partner, message) {
    const item = await getItem<Packed>(table, submissionKey(partner, message));
    return item && { ...item, answer: gunzipSync(item.answer).toString() };
  },

  save: ({ answer, ...rest }, expectedRev) =>
    putRevised(
      table,
      submissionKey(rest.partner, rest.message),
      { ...rest, answer: gzipSync(answer) },
      expectedRev,
    ),
});
