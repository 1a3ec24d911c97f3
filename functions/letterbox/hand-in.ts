import * as api from '@undersigned/api/letterbox.ts';
import { askLimitTable } from '@undersigned/aws/ask-limits.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { letterboxTable } from '@undersigned/aws/letterbox.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { readEdgeKey, readKeys } from '@undersigned/aws/secrets.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { usedProofTable } from '@undersigned/aws/used-proofs.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { suspicionOf } from '@undersigned/declarations/suspicion.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { json, seeOther } from '@undersigned/lambda/answer.ts';
import { http, type Request, routes } from '@undersigned/lambda/http.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { handInApplication, handInComment, handInMessage } from '@undersigned/letterbox/hand-in.ts';
import type { FormKind } from '@undersigned/web/letterbox-form.ts';
import { mistypedAddress } from '@undersigned/web/mistyped.ts';
import { namedSite } from '@undersigned/web/named-site.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const network = networkTable(table);
const { site, fresh } = namedSite(network, siteOf, now);
const deps = {
  letterbox: letterboxTable(table),
  record: recordTable(table),
  settings: settingsTable(table),
  topics: async () => topicsOf((await network.get()).network.topics),
  limits: askLimitTable(table),
  proofs: usedProofTable(table),
  now,
  eventId: newEventId,
};

const onForm = (kind: FormKind) => ({
  originKey: readEdgeKey(environment('EDGE_SECRET')),
  formPage: async () => {
    await fresh();
    return (await import('@undersigned/web/letterbox-form.ts')).letterboxFormPage({ ...deps, site }, kind);
  },
});

const withKeys = async () => ({ ...deps, keys: addressKeys((await keys()).pepper) });

/** Where a request comes from, and what makes its form look like a robot's. */
function originOf({ viewer, form }: Pick<Request, 'viewer' | 'form'>) {
  const suspicion = form && suspicionOf(form, now());
  return { address: viewer, ...(suspicion && { suspicion }) };
}

const comment = http(api.comment, onForm('comment'), async (request) => {
  const { params, body, form, language } = request;
  const question = form && mistypedAddress(form);
  if (question) return question;
  const said = { ...body, language: body.language ?? language };
  const result = await handInComment(await withKeys(), params, said, originOf(request));
  if ('refused' in result) return result;
  countMetric('comments.submitted', 1);
  return form ? seeOther(`/${language}/letterbox/outcomes/comment-check`) : json(202, result);
});

const apply = http(api.apply, onForm('application'), async (request) => {
  const { body, form, language } = request;
  const question = form && mistypedAddress(form);
  if (question) return question;
  const said = { ...body, language: body.language ?? language };
  const result = await handInApplication(await withKeys(), said, originOf(request));
  if ('refused' in result) return result;
  countMetric('applications.submitted', 1);
  return form ? seeOther(`/${language}/letterbox/outcomes/application-check`) : json(202, result);
});

const message = http(api.writeMessage, onForm('message'), async (request) => {
  const { body, form, language } = request;
  const question = form && mistypedAddress(form);
  if (question) return question;
  const said = { ...body, language: body.language ?? language };
  const result = await handInMessage(await withKeys(), said, originOf(request));
  if ('refused' in result) return result;
  countMetric('messages.submitted', 1);
  return form ? seeOther(`/${language}/letterbox/outcomes/message-accepted`) : json(202, result);
});

/** What anybody puts into the letterbox: comments, applications for membership, messages to the secretariat. */
export const handler = routes([comment, apply, message]);
