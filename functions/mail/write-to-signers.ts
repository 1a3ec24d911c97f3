import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { ledgerTable } from '@undersigned/aws/ledger.ts';
import { sesMail } from '@undersigned/aws/mail.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { standingTable } from '@undersigned/aws/standings.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { tokens } from '@undersigned/declarations/token.ts';
import { causeOf, writeToSigner } from '@undersigned/declarations/write-to-signer.ts';
import { unlessSuppressed } from '@undersigned/digests/unless-suppressed.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { queue } from '@undersigned/lambda/queue.ts';
import { namedSite } from '@undersigned/web/named-site.ts';
import { signerMail } from '@undersigned/web/signer-mail.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const declarations = declarationTable(table);
const send = sesMail({
  from: environment('MAIL_FROM'),
  configurationSet: environment('MAIL_CONFIGURATION_SET'),
});
const settings = settingsTable(table);
const { site, fresh } = namedSite(networkTable(table), siteOf, now);
const standings = standingTable(table);
const deps = {
  signatures: signatureTable(table),
  settings,
  ledger: ledgerTable(table, now),
  now,
};

/** The queue of causes to write to signers: events of their signatures, and reminders. */
export const handler = queue(
  { parse: (body) => causeOf(JSON.parse(body)), correlationId: ({ id }) => id },
  async (cause) => {
    const [{ pepper, tokenKey }] = await Promise.all([keys(), fresh()]);
    const known = addressKeys(pepper);
    const letters = signerMail({
      declarations,
      tokens: tokens(tokenKey),
      site,
      pendingDays: async () => (await settings.get()).settings.retention.pendingDays,
      now,
      send,
    });
    const mailer = unlessSuppressed({ standings, keys: known }, letters);
    const outcome = await writeToSigner({ ...deps, keys: known, mailer }, cause);
    countMetric(`mails.${outcome}`, 1);
    return outcome;
  },
);
