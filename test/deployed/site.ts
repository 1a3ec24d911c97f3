import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { Role } from '../../infra/local/staff.ts';

/** The stack that the tests of this run share. */
export const stack = inject('stack');

export type Answer = Readonly<{
  status: number;
  headers: Headers;
  /** The body as it came. */
  text: string;
  /** The body as JSON; undefined where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
  json: any;
}>;

type Request = {
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Uint8Array<ArrayBuffer>;
  /** The viewer's address; from a network that nobody else asks from, unless it is said. */
  from?: string;
};

/** An address in a network (IPv6 /48) that nobody asked from before. */
export const newNetwork = (): string => {
  const [a, b, c, d, e] = randomBytes(5);
  const group = (high = 0, low = 0) => ((high << 8) | low).toString(16);
  return `fd${(a ?? 0).toString(16).padStart(2, '0')}:${group(b, c)}:${group(d, e)}::1`;
};

/** Asks the site, as somebody who follows no redirect. */
export const ask = async (
  path: string,
  { headers = {}, from, ...request }: Request = {},
): Promise<Answer> => {
  const given = Object.entries({ 'x-forwarded-for': from ?? newNetwork(), ...headers });
  const answer = await fetch(new URL(path, stack.baseUrl), {
    ...request,
    headers: Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    redirect: 'manual',
  });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: isJson && text ? JSON.parse(text) : undefined,
  };
};

export const get = (path: string, headers: Request['headers'] = {}): Promise<Answer> =>
  ask(path, { headers });

/** The JSON at a path that is known to be there. */
export const read = async (path: string): Promise<Answer['json']> => {
  const { status, json } = await get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return json;
};

export const postJson = (
  path: string,
  body: unknown,
  { headers = {}, ...request }: Request = {},
): Promise<Answer> =>
  ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    ...request,
  });

/** Sends a form as a browser without JavaScript does. */
export const postForm = (
  path: string,
  fields: URLSearchParams | Record<string, string>,
  { headers = {}, ...request }: Request = {},
): Promise<Answer> =>
  ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    ...request,
  });

/** Asks as staff of that role. A body is sent as JSON. */
export const asStaff =
  (role: Role) =>
  (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    ask(`/v1/staff${path}`, {
      method,
      headers: {
        authorization: `Bearer ${stack.tokens[role]}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

export const editor = asStaff('editor');
export const moderator = asStaff('moderator');
export const owner = asStaff('owner');
