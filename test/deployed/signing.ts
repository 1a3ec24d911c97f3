import { randomBytes } from 'node:crypto';
import { linksIn, mailTo, tokenIn } from './mail.ts';
import { type Answer, moderator, postJson } from './site.ts';

/** An address that no other test writes to. */
export const newAddress = (name = 'signer', domain = 'example.org'): string =>
  `${name}-${randomBytes(4).toString('hex')}@${domain}`;

/** A request to sign with nothing wrong in it; a test says what it is about. */
export const request = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Олена Шевченко',
  email: newAddress(),
  country: 'UA',
  language: 'uk',
  capacity: 'individual',
  display: 'full',
  consent: { processing: true, publish: true, news: false, partners: [] },
  ...changes,
});

/** The same for an organisation, from an address at its own domain. */
export const organisationRequest = (
  { name, domain, country }: { name: string; domain: string; country: string },
  changes: Record<string, unknown> = {},
): Record<string, unknown> =>
  request({
    name: 'Ivana Petrović',
    email: `office@${domain}`,
    country,
    language: 'en',
    capacity: 'organisation',
    organisation: { name, website: `https://${domain}/`, role: 'Director', mandate: true },
    ...changes,
  });

/** Asks to sign. */
export const sign = (
  slug: string,
  body: unknown,
  options: Parameters<typeof postJson>[2] = {},
): Promise<Answer> => postJson(`/v1/declarations/${slug}/signatures`, body, options);

export const confirm = (token: string): Promise<Answer> =>
  postJson('/v1/signatures/confirmations', { token });

export const withdraw = (token: string): Promise<Answer> => postJson('/v1/signatures/withdrawals', { token });

/** Asks to sign, waits for the mail and gives the tokens of its links. */
export const askedByMail = async (slug: string, body: Record<string, unknown>) => {
  const answer = await sign(slug, body);
  if (answer.status !== 202) throw new Error(`Asking to sign was answered ${answer.status}: ${answer.text}`);
  const links = linksIn(await mailTo(String(body['email'])));
  return {
    links,
    confirm: tokenIn(links.confirm),
    withdraw: tokenIn(links.withdraw),
    notMe: tokenIn(links['not-me']),
  };
};

/** Signs by way of the mail, and gives what the confirmation was answered with and the tokens. */
export const signed = async (slug: string, body: Record<string, unknown>) => {
  const tokens = await askedByMail(slug, body);
  const { status, json } = await confirm(tokens.confirm);
  if (status !== 200) throw new Error(`Confirming was answered ${status}`);
  return { ...tokens, answer: json };
};

/** What moderators see of a declaration's signatures. */
export const signaturesOf = async (slug: string, query = ''): Promise<Record<string, unknown>[]> => {
  const { status, json } = await moderator('GET', `/signatures?declaration=${slug}&limit=200${query}`);
  if (status !== 200) throw new Error(`Reading signatures was answered ${status}`);
  return json.items;
};
