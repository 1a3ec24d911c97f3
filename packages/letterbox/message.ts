import { email, language, line, text } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { proof } from './comment.ts';

/** A message to the secretariat, as `POST /v1/messages` takes it, in JSON or as a form. */
export const MessageRequest = z.strictObject({
  name: line(200),
  email: email.check(z.describe('Where the secretariat answers to.')),
  subject: z.optional(line(200)),
  body: text(10_000),
  language: z.optional(language),
  proof,
});
export type MessageRequest = z.infer<typeof MessageRequest>;

/** What a message says. */
export interface MessageContent {
  name: string;
  subject?: string;
  body: string;
}
