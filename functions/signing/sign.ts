import { sign as route } from '@undersigned/api/signing.ts';
import { askLimitTable } from '@undersigned/aws/ask-limits.ts';
import { gate as gateTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { readEdgeKey, readKeys } from '@undersigned/aws/secrets.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { sign } from '@undersigned/declarations/sign.ts';
import { suspicionOf } from '@undersigned/declarations/suspicion.ts';
import { json, seeOther } from '@undersigned/lambda/answer.ts';
import { http } from '@undersigned/lambda/http.ts';
import { attach, countMetric } from '@undersigned/lambda/observe.ts';
import { mistypedAddress } from '@undersigned/web/mistyped.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const gate = gateTable(table, now);
const deps = { gate, signatures: signatureTable(table), limits: askLimitTable(table), now };

/** `POST /v1/declarations/{slug}/signatures`: asks to sign. */
export const handler = http(
  route,
  {
    originKey: readEdgeKey(environment('EDGE_SECRET')),
    isRegistered: async (origin, partner) =>
      partner !== undefined && !!(await gate.partner(partner))?.origins.includes(origin),
    formPage: async () =>
      (await import('@undersigned/web/signing-form.ts')).signingFormPage({ gate, now, site: siteOf }),
  },
  async ({ params, body, form, language, viewer }) => {
    const question = form && mistypedAddress(form);
    if (question) return question;
    const event = newEventId();
    const { pepper } = await keys();
    const suspicion = form && suspicionOf(form, now());
    const origin = { address: viewer, ...(suspicion && { suspicion }) };
    const result = await sign(
      { ...deps, keys: addressKeys(pepper), eventId: () => event },
      params.slug,
      body,
      origin,
    );
    if ('refused' in result) return result;
    attach({ event });
    countMetric('signatures.requested', 1);
    return form ? seeOther(`/${language}/declarations/${params.slug}/check-your-mail`) : json(202, result);
  },
);
