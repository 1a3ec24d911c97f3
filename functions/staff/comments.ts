import * as api from '@undersigned/api/letterbox.ts';
import { commentTable } from '@undersigned/aws/comments.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { letterboxTable } from '@undersigned/aws/letterbox.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { commentsIn, decideComment } from '@undersigned/letterbox/moderate-comments.ts';

const table = openTable(environment('TABLE_NAME'));
const access = staffAccess(table);
const deps = {
  comments: commentTable(table),
  letterbox: letterboxTable(table),
  now: () => new Date(),
  eventId: newEventId,
};

/** What moderators see of comments, and decide. */
export const handler = routes([
  http(api.listStaffComments, access, async ({ query: { state, ...from } }) => {
    const page = await commentsIn(deps, state, from);
    return 'refused' in page ? page : json(200, page);
  }),
  http(api.decideComment, access, async ({ params, body }) => {
    const result = await decideComment(deps, params.id, body);
    return 'refused' in result ? result : json(200, result);
  }),
]);
