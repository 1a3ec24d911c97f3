import { createHash } from 'node:crypto';
import { document } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';

/** The longest text of a declaration, in UTF-16 code units; it stays below DynamoDB's 400 KB in any script. */
export const LONGEST_TEXT = 100_000;

/** What an editor puts: Markdown, and whether signers of earlier versions must be asked again. */
export const TextInput = z.strictObject({
  body: document(LONGEST_TEXT).check(z.describe('Markdown.')),
  material: z._default(
    z.boolean().check(z.describe('Whether signers of earlier versions are asked to confirm again.')),
    false,
  ),
});

/** One version of a declaration's text in one language. Never changed once written. */
export interface TextVersion {
  language: string;
  /** From 1. */
  version: number;
  /** Lower-case hexadecimal SHA-256 of the canonical text. */
  sha256: string;
  body: string;
  material: boolean;
  /** RFC 3339, UTC. */
  at: string;
}

/**
 * The canonical form of a text: Unicode NFC, every line end a single LF, no byte order mark. Nothing else is
 * touched, so that a text typed that way is its own canonical form. docs/canonical-text.md says how to recompute it.
 */
export const canonicalText = (body: string): string =>
  body
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');

/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of the canonical form. */
export const textHash = (body: string): string =>
  createHash('sha256').update(canonicalText(body), 'utf8').digest('hex');
