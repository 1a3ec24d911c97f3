import type * as z from 'zod/mini';
import type { ProblemName } from './problems.ts';

/**
 * Who may use a route: anybody, a partner's server that signs what it sends, or staff of a role (owners may all that
 * editors may, editors all that moderators may).
 */
export type Access = 'public' | 'partner' | Role;
export const ROLES = ['moderator', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** Whether somebody with these roles may use what is for that role. */
export const mayUse = (roles: readonly string[], needed: Role): boolean =>
  ROLES.slice(ROLES.indexOf(needed)).some((role) => roles.includes(role));

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Shape = z.core.$ZodType;

/**
 * One route of the API, declared once: the handler validates by it, the infrastructure routes by it, the API
 * description and the test of its access are made from it.
 */
export interface Route<Path extends Shape = Shape, Query extends Shape = Shape, Body extends Shape = Shape> {
  /** The operation's name in the API description. */
  operation: string;
  method: Method;
  /** With parameters in braces, as OpenAPI and API Gateway write it. */
  path: `/${string}`;
  /**
   * The path by which the gateway knows it, where several routes share one: a stack has room for 500 resources, and the
   * gateway for 300 routes.
   */
  gatewayPath?: `/${string}`;
  access: Access;
  /** The chapter of the API reference. */
  tag: string;
  summary: string;
  /** What else there is to know of it. */
  description?: string;
  params?: Path;
  query?: Query;
  body?: Body;
  /** The body as it is meant, where its parts are looked at one by one. */
  describedBody?: Shape;
  /** Also takes the same names form-encoded; how the fields become the body. */
  form?: (fields: URLSearchParams) => unknown;
  /**
   * Takes a form however it comes: url-encoded, as `multipart/form-data` (RFC 7578), or not saying which. RFC 8058, section
   * 3.2, leaves the choice to mail programs.
   */
  anyForm?: true;
  /** The largest body, in bytes. */
  bodyLimit?: number;
  /** What it answers when all is well, by status. */
  answers: Record<number, { description: string; schema?: Shape; contentType?: string }>;
  /** The problems it may answer with, beyond those that every route has. */
  problems?: readonly ProblemName[];
  /** Reading it is audited, not only writing. */
  audited?: boolean;
  /** Pages of the origins that partners have registered may use it too; its body's `source` says whose page it is. */
  fromPartners?: boolean;
}

/** Declares a route, keeping the exact types of its schemas. */
export const route = <
  Path extends Shape = z.ZodMiniUnknown,
  Query extends Shape = z.ZodMiniUnknown,
  Body extends Shape = z.ZodMiniUnknown,
>(
  declared: Route<Path, Query, Body>,
): Route<Path, Query, Body> => declared;

/** Whoever may GET may ask for the HEAD of it (RFC 9110, section 9.3.2); the answer's body is left out on its way. */
export const methodsOf = ({ method }: Pick<Route, 'method'>): readonly (Method | 'HEAD')[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];

/** The largest body of a public request, and of staff's. */
export const PUBLIC_BODY_LIMIT = 64 * 1024;
export const STAFF_BODY_LIMIT = 5 * 1024 * 1024;
