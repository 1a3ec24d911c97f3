import { createHash } from 'node:crypto';

/** What a handler answers with. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
  /** The body is bytes, in base64. */
  base64?: true;
}

/** How long shared caches and readers keep something. Seconds. */
export const cached = (shared: number, own = 0, stale = shared): Record<string, string> => ({
  'cache-control': `public, max-age=${own}, s-maxage=${shared}, stale-while-revalidate=${stale}`,
});
export const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' };
export const NEVER = { 'cache-control': 'no-store' };

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

export const html = (status: number, body: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body,
});

/** 303 (RFC 9110, section 15.4.4): the browser fetches the page, and going back sends nothing twice. */
export const seeOther = (location: string): Answer => ({ status: 303, headers: { location, ...NEVER } });

export const redirect = (
  status: 301 | 302 | 308,
  location: string,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  headers: { location, ...headers },
});

/**
 * The entity tag of something that counts its changes. What was removed and is there again counts from the beginning: when
 * it was recorded tells the one from the other.
 */
export const etagOf = ({ rev, createdAt = '' }: { rev: number; createdAt?: string }): string =>
  createdAt ? `"${rev}-${Date.parse(createdAt).toString(36)}"` : `"${rev}"`;

/** The entity tag of a body that counts nothing. */
export const bodyTag = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** Whether `If-None-Match` or `If-Match` names the tag (RFC 9110, section 13.1); tags are compared weakly. */
export const names = (header: string, tag: string): boolean =>
  header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
