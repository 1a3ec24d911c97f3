/** Who asks: without a token, with one that is none, or as somebody whose groups in the user pool are these. */
export const CALLERS = ['nobody', 'garbage', 'forger', 'none', 'moderator', 'editor', 'owner'] as const;
export type Caller = (typeof CALLERS)[number];

/** Those whose token is genuine; `none` is of a user in no group. */
export type Member = 'none' | 'moderator' | 'editor' | 'owner';

export interface Asked {
  baseUrl: string;
  tokenFor(member: Member): Promise<string>;
}

/** An operation of the API description, as far as it says who may use it. */
export interface DescribedOperation {
  operationId: string;
  method: string;
  path: string;
  security: readonly object[];
  'x-required-role'?: string;
  requestBody?: object;
  responses: Readonly<Record<string, object>>;
}

/** Every operation that the deployment describes. */
export async function describedOperations(baseUrl: string): Promise<DescribedOperation[]> {
  const answer = await fetch(new URL('/v1/openapi.json', baseUrl));
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, object>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...(operation as Omit<DescribedOperation, 'method' | 'path'>),
      method: method.toUpperCase(),
      path,
    })),
  );
}

/** Whether somebody was asked who it is, refused for who it is, or let in, and then answered as described. */
export type Outcome = 'asked who it is' | 'refused' | 'let in' | `answered ${number}, which is not described`;

/** What the description says that becomes of each caller. */
export function describedOutcomes(operation: DescribedOperation): Record<Caller, Outcome> {
  const role = operation['x-required-role'];
  const isPublic = operation.security.length === 0;
  if ((isPublic || isPartners(operation)) !== (role === undefined))
    throw new Error(`${operation.operationId} says two things of its access`);
  const outcomeOf = (caller: Caller): Outcome => {
    // Whoever signs is tried in submissions.test.ts: no token, and nobody's staff, is let in here.
    if (isPartners(operation)) return 'asked who it is';
    if (!role) return 'let in';
    if (!isMember(caller)) return 'asked who it is';
    return RANK.indexOf(caller) >= RANK.indexOf(role as Member) ? 'let in' : 'refused';
  };
  return Object.fromEntries(CALLERS.map((caller) => [caller, outcomeOf(caller)])) as Record<Caller, Outcome>;
}

/** Whether it is for partners' servers, which sign what they send. */
export const isPartners = ({ security }: Pick<DescribedOperation, 'security'>): boolean =>
  security.some((scheme) => 'webhookSignature' in scheme);

const RANK: readonly Member[] = ['none', 'moderator', 'editor', 'owner'];
const isMember = (caller: Caller): caller is Member => (RANK as readonly Caller[]).includes(caller);

/**
 * Asks one operation as every caller, and says what became of each. Of nothing that is there, with a body that is nothing's: who is
 * let in changes nothing.
 */
export async function outcomes(
  operation: DescribedOperation,
  asked: Asked,
): Promise<Record<Caller, Outcome>> {
  const outcomeFor = async (caller: Caller): Promise<[Caller, Outcome]> => {
    const { status } = await ask(operation, asked.baseUrl, await tokenOf(caller, asked));
    if (status === 401) return [caller, 'asked who it is'];
    if (status === 403) return [caller, 'refused'];
    const isDescribed = String(status) in operation.responses && status < 500;
    return [caller, isDescribed ? 'let in' : `answered ${status}, which is not described`];
  };
  return Object.fromEntries(await Promise.all(CALLERS.map(outcomeFor))) as Record<Caller, Outcome>;
}

async function tokenOf(caller: Caller, { tokenFor }: Asked): Promise<string | undefined> {
  if (isMember(caller)) return tokenFor(caller);
  if (caller === 'nobody') return undefined;
  return caller === 'garbage' ? 'x.y.z' : forged(await tokenFor('moderator'));
}

/** A moderator's token that says it is an owner's. */
function forged(token: string): string {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
  const altered = Buffer.from(JSON.stringify({ ...said, 'cognito:groups': ['owner'] })).toString('base64url');
  return [head, altered, signature].join('.');
}

const ask = ({ method, path, requestBody }: DescribedOperation, baseUrl: string, token: string | undefined) =>
  fetch(new URL(path.replace('{lang}', 'xx').replace(/\{\w+\}/g, 'not-there'), baseUrl), {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(requestBody && { 'content-type': 'application/json' }),
    },
    ...(requestBody && { body: '{"nothing": true}' }),
    redirect: 'manual',
  });
