import { acknowledgeErasures, submitSignatures } from '@undersigned/api/submissions.ts';
import { askLimitTable } from '@undersigned/aws/ask-limits.ts';
import { gate } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { knownOrganisationTable } from '@undersigned/aws/organisations.ts';
import { partnerTable } from '@undersigned/aws/partners.ts';
import { readEdgeKey, readKeys } from '@undersigned/aws/secrets.ts';
import { sharedTable } from '@undersigned/aws/shared.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { submissionTable } from '@undersigned/aws/submissions.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { faultText } from '@undersigned/i18n/fault-text.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { type HttpDeps, http, routes } from '@undersigned/lambda/http.ts';
import { attach, countMetric } from '@undersigned/lambda/observe.ts';
import { acknowledgeAll } from '@undersigned/partners/acknowledge.ts';
import { secretBox } from '@undersigned/partners/secrets.ts';
import { type CheckSender, checkSender, type Sender } from '@undersigned/partners/sender.ts';
import { submit } from '@undersigned/partners/submit.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const limits = askLimitTable(table);
const deps = {
  gate: gate(table, now),
  signatures: signatureTable(table),
  organisations: knownOrganisationTable(table),
  submissions: submissionTable(table),
  limits,
  now,
};
const acknowledging = { shared: sharedTable(table), now, eventId: newEventId };

const check = checkSender({
  partners: partnerTable(table),
  box: async () => secretBox((await keys()).partnerKey),
  limits,
  now,
});

/** Logs whose name was used, where there is such a partner; never what else was sent: an id may be an address. */
const watched: CheckSender = async (message) => {
  const sender = await check(message);
  if ('refused' in sender) {
    countMetric('submissions.wrong-signature', 1);
    attach({ wrongSignature: true, partner: sender.partner });
  } else {
    attach({ partner: sender.partner.slug });
  }
  return sender;
};

const entrance: HttpDeps<Sender> = {
  checkSender: watched,
  originKey: readEdgeKey(environment('EDGE_SECRET')),
};

/** The stack lets nobody in without one. */
const known = (sender: Sender | undefined): Sender => {
  if (!sender) throw new Error('A message without a sender');
  return sender;
};

/** `POST /v1/partners/{slug}/submissions` and `…/acknowledgements`: what partners' servers send, signed. */
export const handler = routes([
  http(submitSignatures, entrance, async ({ body, sender, language }) => {
    const { pepper } = await keys();
    const say = (fault: Parameters<typeof faultText>[0]) => faultText(fault, language);
    const result = await submit({ ...deps, keys: addressKeys(pepper) }, known(sender), body, say);
    if ('refused' in result) return result;
    countMetric('submissions.answered', 1);
    return { ...json(200, undefined), body: result.answer };
  }),
  http(acknowledgeErasures, entrance, async ({ body, sender }) =>
    json(200, await acknowledgeAll(acknowledging, known(sender).partner.slug, body.signatures)),
  ),
]);
