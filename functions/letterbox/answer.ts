import * as api from '@undersigned/api/letterbox.ts';
import { commentTable } from '@undersigned/aws/comments.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { letterboxTable } from '@undersigned/aws/letterbox.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { json, seeOther } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { type AnswerDeps, confirmSlip, disownSlip, removeSlip } from '@undersigned/letterbox/answer-link.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const settings = settingsTable(table);
const network = networkTable(table);
const deps: Omit<AnswerDeps, 'seal'> = {
  letterbox: letterboxTable(table),
  comments: commentTable(table),
  record: recordTable(table),
  // What somebody applies with links to nothing.
  isDeclaration: async () => false,
  adoptedAt: async () => [],
  topics: async () => topicsOf((await network.get()).network.topics),
  pendingDays: async () => (await settings.get()).settings.retention.pendingDays,
  now: () => new Date(),
  eventId: newEventId,
};
const formPage = async () => (await import('@undersigned/web/letterbox-link.ts')).letterboxLinkFault(siteOf);

const answering = (
  route: typeof api.confirmSlip,
  verb: typeof confirmSlip | typeof removeSlip | typeof disownSlip,
) =>
  http(route, { formPage }, async ({ body, form, language }) => {
    const { tokenKey } = await keys();
    const result = await verb({ ...deps, seal: sealing(tokenKey) }, body.token);
    if ('refused' in result) return result;
    countMetric(`${result.kind}s.${result.status}`, 1);
    return form
      ? seeOther(`/${language}/letterbox/outcomes/${result.kind}-${result.status}`)
      : json(200, result);
  });

/** The buttons behind the links of mails about what was put into the letterbox. */
export const handler = routes([
  answering(api.confirmSlip, confirmSlip),
  answering(api.removeSlip, removeSlip),
  answering(api.disownSlip, disownSlip),
]);
