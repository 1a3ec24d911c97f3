import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';

/**
 * What a page is about, for machines. A data block: nothing executes it, and no policy forbids it.
 *
 * @param text JSON-LD 1.1; whatever it holds, it cannot end the element
 */
export const JsonLd: FC<{ text: string | undefined }> = ({ text }) =>
  text ? <script type="application/ld+json">{raw(text.replaceAll('<', '\\u003c'))}</script> : null;
