import { domainOf } from './address.ts';
import { isPublicProvider } from './public-providers.ts';
import { type Signature, stateOf } from './signature.ts';

/** A signature as moderators see it: what was claimed, and beside it what speaks for and against the claim. */
export function moderatorView(signature: Signature) {
  const { id, capacity, confirmedAt, heldFor, evidence, decision, secondOf } = signature;
  const ask = signature.entry ?? signature.request;
  if (!ask) return { id, declaration: signature.declaration, capacity, state: stateOf(signature) };
  return {
    id,
    declaration: ask.declaration,
    capacity,
    state: stateOf(signature),
    name: ask.name,
    email: ask.email || undefined,
    country: ask.country,
    language: ask.language,
    display: ask.display,
    affiliation: ask.affiliation,
    organisation: ask.organisation && {
      name: ask.organisation.name,
      website: ask.organisation.website,
      role: ask.organisation.role,
    },
    comment: ask.comment,
    askedAt: ask.at,
    confirmedAt,
    network: ask.network,
    source: ask.source,
    verified: ask.verified,
    heldFor,
    evidence,
    decision,
    signals: ask.email ? signalsOf(ask.email, ask.organisation?.website, secondOf) : undefined,
  };
}

function signalsOf(email: string, website: string | undefined, secondOf: string | undefined) {
  const mailDomain = domainOf(email);
  const websiteDomain = website && new URL(website).hostname.replace(/^www\./, '');
  return {
    mailDomain,
    publicProvider: isPublicProvider(mailDomain),
    websiteDomain,
    domainsMatch: websiteDomain
      ? mailDomain === websiteDomain || mailDomain.endsWith(`.${websiteDomain}`)
      : undefined,
    secondOf,
  };
}
