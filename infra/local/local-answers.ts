import type { Request, Response } from './http.ts';
import type { Page } from './pages.ts';

/** Whether a browser asks, which wants a page to look at. */
export const wantsPage = ({ headers }: Pick<Request, 'headers'>) => !!headers.accept?.includes('text/html');

export const answer = (type: string, body: string, headers: Record<string, string> = {}): Response => ({
  status: 200,
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers },
  body: Buffer.from(body),
});

export const json = (value: unknown) => answer('application/json', `${JSON.stringify(value, null, 2)}\n`);

/** A page of `/_local/`, which runs nothing. */
export const page = async (content: Page) =>
  answer('text/html', `${await content}`, {
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'",
  });
