import { confirm as route } from '@undersigned/api/signing.ts';
import { gate } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { knownOrganisationTable } from '@undersigned/aws/organisations.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { confirm } from '@undersigned/declarations/confirm.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { tokens } from '@undersigned/declarations/token.ts';
import { json, seeOther } from '@undersigned/lambda/answer.ts';
import { http } from '@undersigned/lambda/http.ts';
import { attach, countMetric } from '@undersigned/lambda/observe.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const deps = {
  gate: gate(table, now),
  signatures: signatureTable(table),
  organisations: knownOrganisationTable(table),
  now,
};
const formPage = async () => (await import('@undersigned/web/link-form.ts')).linkFormPage(siteOf);

/** `POST /v1/signatures/confirmations`: the button of the mail's link. */
export const handler = http(route, { formPage }, async ({ body, form, language }) => {
  const events: string[] = [];
  const eventId = () => {
    const id = newEventId();
    events.push(id);
    return id;
  };
  const { tokenKey } = await keys();
  const result = await confirm({ ...deps, tokens: tokens(tokenKey), eventId }, body.token);
  if ('refused' in result) return result;
  attach({ event: events.join(' ') });
  countMetric(`signatures.${result.status}`, 1);
  return form
    ? seeOther(`/${language}/declarations/${result.declaration}/${result.status}`)
    : json(200, result);
});
