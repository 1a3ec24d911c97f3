import type { AddressKeys } from './address.ts';
import { domainOf } from './address.ts';
import type { Declaration } from './declaration.ts';
import { isPublicProvider } from './public-providers.ts';
import { CAPACITIES } from './sign-request.ts';
import { type Signature, type SignatureState, stateOf } from './signature.ts';
import { PARTITIONS } from './signature-id.ts';
import type { Signatures } from './signatures.ts';

export interface SignatureQuery {
  state?: SignatureState | undefined;
  email?: string | undefined;
  name?: string | undefined;
  network?: string | undefined;
  comment?: 'unmoderated' | undefined;
}

/**
 * The signatures of declarations that a moderator asks for. An address is looked up by its key; what waits for a
 * moderator is in the index; anything else reads the declaration's partitions, which is for staff alone.
 *
 * @param key what names have in common in any script
 */
export async function* findSignatures(
  deps: {
    signatures: Pick<Signatures, 'get' | 'partition' | 'waiting'>;
    keys: AddressKeys;
    key: (name: string) => string;
  },
  declarations: readonly Declaration[],
  query: SignatureQuery,
): AsyncGenerator<Signature> {
  for (const { id } of declarations) {
    for await (const signature of candidates(deps, id, query)) {
      if (matches(deps.key, signature, query)) yield signature;
    }
  }
}

/** Partitions read at once: mostly small, their number is what takes time. */
const AT_ONCE = 16;

async function* candidates(
  { signatures, keys }: { signatures: Pick<Signatures, 'get' | 'partition' | 'waiting'>; keys: AddressKeys },
  declaration: string,
  { email, state }: SignatureQuery,
): AsyncGenerator<Signature> {
  if (email) {
    for (const capacity of CAPACITIES) {
      const found = await signatures.get({
        declaration,
        capacity,
        key: keys.signature(declaration, capacity, email),
      });
      if (found) yield found;
    }
  } else if (state === 'in-review' || state === 'held') {
    yield* signatures.waiting(declaration, state);
  } else {
    for (let first = 0; first < PARTITIONS; first += AT_ONCE) {
      const walks = Array.from({ length: AT_ONCE }, (_, index) =>
        Array.fromAsync(signatures.partition(declaration, first + index)),
      );
      for (const found of await Promise.all(walks)) yield* found;
    }
  }
}

function matches(key: (name: string) => string, signature: Signature, query: SignatureQuery): boolean {
  const { state, name, network, comment } = query;
  const ask = signature.entry ?? signature.request;
  if (state && stateOf(signature) !== state) return false;
  if (network && ask?.network !== network) return false;
  if (comment && (!ask?.comment || ask.commentShown !== undefined)) return false;
  if (!name) return true;
  return [ask?.name, ask?.organisation?.name].some((known) => known && key(known).includes(key(name)));
}

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
