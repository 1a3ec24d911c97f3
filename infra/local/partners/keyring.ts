import type { Handler, Request, Response } from '../http.ts';

/** A secret shared with the network, and until when it holds after a rotation (RFC 3339). */
type Known = Readonly<{ secret: string; until?: string }>;

/** What a webmaster writes down when staff's routes say a secret, which they do once. Plain data: it is kept as JSON. */
export type Keyring = Readonly<{
  /** By an endpoint's id: under which name of `/_local/webhooks` it is caught, and with which secrets. */
  endpoints: Record<string, { name: string; secrets: readonly Known[] }>;
  /** By a partner's slug: what it signs with what it sends in. */
  partners: Record<string, readonly Known[]>;
}>;

export const emptyKeyring = (): Keyring => ({ endpoints: {}, partners: {} });

/**
 * Notes the secrets that staff's routes give out, in the place of the webmaster who would: the answers pass by here on
 * their way.
 */
export const overhearing =
  (origin: Handler, keyring: Keyring): Handler =>
  async (request) => {
    const response = await origin(request);
    hear(keyring, request, response);
    return response;
  };

const ROUTE = /^\/v1\/staff\/partners\/([a-z0-9-]+)(\/[^?]*)?(?:\?|$)/;

/** What those routes answer, so far as it matters here. */
type Told = {
  id?: string;
  url?: string;
  secret?: string;
  submissionSecret?: string;
  previousUntil?: string;
};

const hear = (keyring: Keyring, { method, path }: Request, { status, body }: Response): void => {
  const [, partner = '', thing = ''] = ROUTE.exec(path) ?? [];
  if (!partner || method === 'GET' || status > 201) return;
  const told = asJson(body);
  const [, room, endpoint = told.id ?? ''] = thing.split('/');
  const given = told.submissionSecret ?? (room === 'submission-secret' ? told.secret : undefined);
  if (given) keyring.partners[partner] = after(keyring.partners[partner], given, told.previousUntil);
  if (room !== 'endpoints' || !endpoint) return;
  const before = keyring.endpoints[endpoint];
  const name = caughtAs(told.url) ?? before?.name;
  if (!name) return;
  const secrets = before?.secrets ?? [];
  keyring.endpoints[endpoint] = {
    name,
    secrets: told.secret ? after(secrets, told.secret, told.previousUntil) : secrets,
  };
};

const asJson = (body: Buffer): Told => {
  try {
    return (JSON.parse(`${body}`) ?? {}) as Told;
  } catch {
    return {};
  }
};

/** The name of the catcher that an address leads to. */
const caughtAs = (url = ''): string | undefined => {
  const [, name] = /\/_local\/webhooks\/([^/?#]+)/.exec(url) ?? [];
  return name && decodeURIComponent(name);
};

/** The secrets after a rotation: the one before holds until then, those before it no longer. */
const after = (before: readonly Known[] = [], secret: string, previousUntil?: string): readonly Known[] => {
  const [newest] = before;
  if (!newest || newest.secret === secret) return [{ secret }];
  return [
    { secret },
    ...(previousUntil ? [{ secret: newest.secret, until: newest.until ?? previousUntil }] : []),
  ];
};

const living = (known: readonly Known[], at: Date): string[] =>
  known.filter(({ until }) => !until || Date.parse(until) > at.getTime()).map(({ secret }) => secret);

/** The secrets that hold at that instant for what is caught under that name. */
export const secretsOf = ({ endpoints }: Keyring, name: string, at: Date): string[] =>
  Object.values(endpoints)
    .filter((endpoint) => endpoint.name === name)
    .flatMap(({ secrets }) => living(secrets, at));

/** What a partner signs with what it sends in, the newest first. */
export const submissionSecretOf = ({ partners }: Keyring, slug: string): string | undefined =>
  partners[slug]?.[0]?.secret;
