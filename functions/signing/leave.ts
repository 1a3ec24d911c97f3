import { disavow as disavowRoute, withdraw as withdrawRoute } from '@undersigned/api/signing.ts';
import { gate as gateTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { disavow, type LeaveDeps, withdraw } from '@undersigned/declarations/leave.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { type Purpose, tokens } from '@undersigned/declarations/token.ts';
import { json, seeOther } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const gate = gateTable(table, now);
const signatures = signatureTable(table);
const formPage = async () => (await import('@undersigned/web/link-form.ts')).linkFormPage(siteOf);

const leaving = (route: typeof withdrawRoute, purpose: Purpose, verb: typeof withdraw | typeof disavow) =>
  http(route, { formPage }, async ({ body, form, language }) => {
    const deps: LeaveDeps = {
      signatures,
      tokens: tokens((await keys()).tokenKey),
      now,
      eventId: newEventId,
    };
    const result = await verb(deps, body.token);
    if ('refused' in result) return result;
    countMetric(`signatures.${result.status}`, 1);
    if (!form) return json(200, result);
    const link = deps.tokens.read(purpose, body.token);
    const { declaration } = await gate.byId(link?.key.declaration ?? '');
    return seeOther(
      `/${language}${declaration ? `/declarations/${declaration.slug}/${result.status}` : '/'}`,
    );
  });

/** `POST /v1/signatures/withdrawals` and `…/disavowals`: the two other links of every mail. */
export const handler = routes([
  leaving(withdrawRoute, 'withdraw', withdraw),
  leaving(disavowRoute, 'not-me', disavow),
]);
