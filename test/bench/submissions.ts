import { submitSignatures } from '@undersigned/api/submissions.ts';
import { partnerTable } from '@undersigned/aws/partners.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { samplePartner } from '@undersigned/partners/partners.fixture.ts';
import { newSecret, secretBox } from '@undersigned/partners/secrets.ts';
import { signedMessage } from '@undersigned/partners/signed-messages.fixture.ts';
import { MOST_SIGNATURES } from '@undersigned/partners/submission.ts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { openDeclaration } from './lab/declaration.ts';
import { environmentOf } from './lab/function.ts';
import { httpEvent } from './lab/http-event.ts';
import type { Lab, Place } from './lab/lab.ts';
import { signer } from './lab/signers.ts';
import type { Call } from './lab/wire.ts';
import { atMost, type Row, told, twoDigits } from './row.ts';

const MESSAGES = 5;
const SIGNATURES = MESSAGES * MOST_SIGNATURES;
const VERIFIED = { at: '2026-11-22T08:00:00Z', method: 'signed in with a member’s account' };

/** What a partner's messages cost: of a hundred signatures each, verified ones and others. */
export async function submissions(lab: Lab): Promise<Row[]> {
  const place = await lab.newPlace();
  const now = new Date();
  const { slug } = await openDeclaration(place.table, now);
  const { partner, secret } = await newPartner(place, now);
  const fn = await place.start('partners/submit');
  let number = 0;
  const send = async (isVerified: boolean) => {
    const signatures = Array.from({ length: MOST_SIGNATURES }, () => {
      const { proof: _, ...request } = signer(number++, slug, now).request;
      return { ...request, ...(isVerified && { verified: VERIFIED }) };
    });
    const id = `msg_${number}`;
    const { headers, body } = signedMessage(secret, { declaration: slug, signatures }, { id });
    const { answer, spent } = await fn.invoke<APIGatewayProxyStructuredResultV2>(
      httpEvent({
        method: submitSignatures.method,
        route: submitSignatures.path,
        params: { slug: partner },
        headers: { 'content-type': 'application/json', ...headers },
        body: body.toString(),
      }),
    );
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`);
    return spent.worked;
  };
  const sendAll = async (isVerified: boolean) => {
    place.wire.taken();
    let worked = 0;
    for (let sent = 0; sent < MESSAGES; sent++) worked += await send(isVerified);
    return { calls: place.wire.taken(), worked };
  };

  await send(true);
  const asked = await sendAll(false);
  const verified = await sendAll(true);
  await fn.stop();
  return [
    atMost('Calls of DynamoDB for each signature that a partner sends in', each(asked.calls), 1.1),
    atMost('The same where the partner has verified it', each(verified.calls), 2.1),
    told(
      'Processor time of a message of a hundred',
      `${twoDigits(asked.worked / MESSAGES)} ms, ${twoDigits(verified.worked / MESSAGES)} ms where all are verified`,
    ),
  ];
}

const each = (calls: readonly Call[]): number =>
  calls.filter(({ operation }) => operation.startsWith('DynamoDB.')).length / SIGNATURES;

async function newPartner({ wire, table }: Place, now: Date): Promise<{ partner: string; secret: string }> {
  Object.assign(process.env, environmentOf(wire.endpoint, table.name));
  const { partnerKey } = await readKeys('keys')();
  const secret = newSecret();
  const submissionSecrets = [{ sealed: secretBox(partnerKey).seal(secret), createdAt: now.toISOString() }];
  const partner = samplePartner({ mayVerify: true, signaturesPerHour: 100_000, submissionSecrets });
  await partnerTable(table).save(partner, 0);
  return { partner: partner.slug, secret };
}
