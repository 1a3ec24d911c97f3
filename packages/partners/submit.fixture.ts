import { createHash } from 'node:crypto';
import { sampleDeclaration, sampleRequest } from '@undersigned/declarations/samples.ts';
import type { Signature } from '@undersigned/declarations/signature.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import type { Partner } from './partner.ts';
import { samplePartner } from './partners.fixture.ts';
import type { Sender } from './sender.ts';
import type { Submission, SubmissionResults } from './submission.ts';
import { submissionsInMemory } from './submissions.memory.ts';
import { type SubmitDeps, submit } from './submit.ts';

/** What a partner says of somebody that it has verified. */
export const SAID = { at: '2026-11-22T08:00:00Z', method: 'membership card' };

/** Somebody as a partner sends them in. */
export const person = (name: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...sampleRequest(),
  name,
  email: `${name}@example.org`,
  ...changes,
});

/** A declaration that is open, a partner that may verify, and what it sends in. */
export async function submitting(changes: Partial<Partner> = {}) {
  const stores = storesInMemory();
  const { submissions, stream } = submissionsInMemory();
  const declaration = await stores.publish(sampleDeclaration());
  const partner = samplePartner({ mayVerify: true, ...changes });
  stores.partners.keep(partner);
  const deps: SubmitDeps = { ...stores, submissions };

  const sends = (
    signatures: readonly unknown[],
    {
      message = 'msg_1',
      given = deps,
      ...more
    }: { message?: string; given?: SubmitDeps } & Partial<Submission> = {},
  ) => {
    const submission = { declaration: declaration.slug, signatures: [...signatures], ...more };
    const digest = createHash('sha256').update(JSON.stringify(submission)).digest('hex');
    const sender: Sender = { partner, message, digest };
    return submit(given, sender, submission, ({ code }) => `This is ${code}.`);
  };

  return {
    stores,
    deps,
    stream,
    declaration,
    partner,
    sends,
    resultsOf: async (...given: Parameters<typeof sends>): Promise<SubmissionResults['results']> => {
      const sent = await sends(...given);
      if ('refused' in sent) throw new Error(`Refused: ${sent.refused}`);
      return (JSON.parse(sent.answer) as SubmissionResults).results;
    },
    signatureOf: async (email: string, capacity: 'individual' | 'organisation' = 'individual') =>
      (await stores.signatures.get({
        declaration: declaration.id,
        capacity,
        key: stores.keys.signature(declaration.id, capacity, email),
      })) as Signature,
    told: () => [...stream.partitions.values()].flat().flatMap(({ after }) => after?.events ?? []),
  };
}
export type Submitting = Awaited<ReturnType<typeof submitting>>;
