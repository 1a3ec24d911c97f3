import { streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import type { KeptSubmission, Submissions } from './submissions.ts';

/** What partners have sent in, in memory, with the stream of its changes. */
export function submissionsInMemory() {
  const kept = new Map<string, KeptSubmission>();
  const stream = streamInMemory<KeptSubmission>();
  const nameOf = (partner: string, message: string) => `${partner}/${message}`;
  const submissions: Submissions = {
    get: async (partner, message) => structuredClone(kept.get(nameOf(partner, message))),
    async save(submission, expectedRev) {
      const name = nameOf(submission.partner, submission.message);
      if ((kept.get(name)?.rev ?? 0) !== expectedRev) return false;
      stream.tell(name, kept.get(name), submission);
      kept.set(name, structuredClone(submission));
      return true;
    },
  };
  return { submissions, stream };
}
