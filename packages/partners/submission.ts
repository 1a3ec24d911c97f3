import { signChecks, signFields } from '@undersigned/declarations/sign-request.ts';
import { instant, line, slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';

/** The most signatures that one message may bring. */
export const MOST_SIGNATURES = 100;

/** A signature as a partner sends it in: what its signer said, and whether the partner knows the address to be theirs. */
export const SubmittedSignature = z
  .strictObject({
    ...signFields,
    source: z.optional(slug.check(z.describe('The partner’s own slug; it is meant where it is left out.'))),
    verified: z.optional(
      z
        .strictObject({
          at: instant.check(z.describe('When the address was verified. RFC 3339, UTC.')),
          method: line(200).check(z.describe('By what means.')),
        })
        .check(
          z.describe(
            'Spares the mail, where the network’s owner has allowed that partner to verify addresses.',
          ),
        ),
    ),
  })
  .check(...signChecks);
export type SubmittedSignature = z.infer<typeof SubmittedSignature>;

const several = <S extends z.core.$ZodType>(item: S) =>
  z.strictObject({
    declaration: slug,
    signatures: z.array(item).check(z.minLength(1), z.maxLength(MOST_SIGNATURES)),
  });

/** The message as it is taken: each signature is looked at by itself. */
export const Submission = several(z.unknown());
export type Submission = z.infer<typeof Submission>;

/** The message as it is meant. */
export const DescribedSubmission = several(SubmittedSignature);

/** What became of each signature. Nothing in it tells who has signed already. */
export const SubmissionResults = z.object({
  results: z.array(
    z.object({
      index: z.int().check(z.gte(0), z.describe('Its place in the message, from 0.')),
      status: z.enum(['accepted', 'invalid']),
      errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))),
    }),
  ),
});
export type SubmissionResults = z.infer<typeof SubmissionResults>;

/** By which a partner says that it has erased what it was given of signers. */
export const Acknowledgements = z.strictObject({
  signatures: z
    .array(z.string().check(z.minLength(1), z.maxLength(200)))
    .check(z.minLength(1), z.maxLength(MOST_SIGNATURES), z.describe('The ids that the events were about.')),
});
