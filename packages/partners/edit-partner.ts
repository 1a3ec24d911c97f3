import type { Partner, PartnerInput } from './partner.ts';
import type { Endpoints, Partners } from './partner-store.ts';
import { rotated, type SecretBox } from './secrets.ts';

/*
 * What owners do to partners. Each verb is one conditional write. A secret is shown by the verb that makes it, and by
 * no other.
 */

export interface EditPartnerDeps {
  partners: Partners;
  endpoints: Pick<Endpoints, 'of' | 'remove'>;
  box: Pick<SecretBox, 'seal'>;
  newSecret: () => string;
  now: () => Date;
}

export type Precondition = { refused: 'precondition-required' | 'precondition-failed' };

/** Whether a change of what is there may go on, by the version its editor has seen. */
export type Seen = (current: { rev: number; createdAt: string }) => Precondition | undefined;

/** A secret that was just made, and until when the one before it is still good (RFC 3339, UTC). */
export interface Rotation {
  secret: string;
  previousUntil?: string;
}

/**
 * Records a partner, with a secret to sign submissions with; or changes one whose version the owner names.
 *
 * @param onlyChange whether the owner has seen it: then it is not recorded anew where somebody has removed it meanwhile
 */
export async function putPartner(
  deps: EditPartnerDeps,
  slug: string,
  input: PartnerInput,
  seen: Seen,
  { onlyChange = false }: { onlyChange?: boolean } = {},
): Promise<{ partner: Partner; submissionSecret?: string } | Precondition> {
  const was = await deps.partners.get(slug);
  if (was) {
    const refusal = seen(was);
    if (refusal) return refusal;
    const { submissionSecrets, createdAt, rev } = was;
    const partner: Partner = { ...input, slug, submissionSecrets, createdAt, rev: rev + 1 };
    return (await deps.partners.save(partner, rev)) ? { partner } : { refused: 'precondition-failed' };
  }
  if (onlyChange) return { refused: 'precondition-failed' };
  // Left behind by a partner of that name whose removal was interrupted: they are not the new one's.
  await removeEndpoints(deps, slug);
  const submissionSecret = deps.newSecret();
  const at = deps.now();
  const submissionSecrets = rotated([], deps.box.seal(submissionSecret), at);
  const partner: Partner = { ...input, slug, submissionSecrets, createdAt: at.toISOString(), rev: 1 };
  return (await deps.partners.save(partner, 0))
    ? { partner, submissionSecret }
    : { refused: 'precondition-required' };
}

/**
 * Removes a partner and its endpoints; signatures that came through it keep saying so. Interrupted, and asked again, it
 * finishes.
 */
export async function deletePartner(
  deps: EditPartnerDeps,
  slug: string,
  seen: Seen,
): Promise<{ removed: true } | Precondition | { refused: 'unknown-partner' }> {
  const was = await deps.partners.get(slug);
  const refusal = was && seen(was);
  if (refusal) return refusal;
  if (was && !(await deps.partners.remove(slug, was.rev))) return { refused: 'precondition-failed' };
  const left = await removeEndpoints(deps, slug);
  return was || left > 0 ? { removed: true } : { refused: 'unknown-partner' };
}

/** Removes whatever endpoints a partner has; how many there were. */
async function removeEndpoints({ endpoints }: Pick<EditPartnerDeps, 'endpoints'>, slug: string) {
  const all = await endpoints.of(slug);
  for (const { id, rev } of all) {
    // Changed meanwhile: it is looked at again.
    if (!(await endpoints.remove(slug, id, rev))) await removeEndpoints({ endpoints }, slug);
  }
  return all.length;
}

/** Makes a new secret for submissions; the one before stays good for a day. */
export async function rotateSubmissionSecret(
  deps: EditPartnerDeps,
  slug: string,
): Promise<Rotation | { refused: 'unknown-partner' }> {
  const was = await deps.partners.get(slug);
  if (!was) return { refused: 'unknown-partner' };
  const secret = deps.newSecret();
  const submissionSecrets = rotated(was.submissionSecrets, deps.box.seal(secret), deps.now());
  const next = { ...was, submissionSecrets, rev: was.rev + 1 };
  if (!(await deps.partners.save(next, was.rev))) return rotateSubmissionSecret(deps, slug);
  return rotationOf(secret, submissionSecrets);
}

/** What is said of a rotation, once. */
export function rotationOf(secret: string, [, before]: readonly { until?: string }[]): Rotation {
  return { secret, ...(before?.until !== undefined && { previousUntil: before.until }) };
}
