import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { VerifyToken } from './staff.ts';

/** Who staff are said to be by. */
export interface Issuer {
  /** The `iss` of its tokens. */
  issuer: string;
  /** Where its keys are. */
  jwksUri: string;
  /** The client that tokens must be made for. */
  clientId: string;
}

/** Fetches keys as the library's own fetcher does, but over http too, which a local AWS speaks. */
const fetcher = {
  fetch: async (uri: string): Promise<ArrayBuffer> => {
    const answer = await fetch(uri, { signal: AbortSignal.timeout(3000) });
    if (!answer.ok) throw new Error(`The identity provider's keys: ${answer.status}`);
    return answer.arrayBuffer();
  },
};

/** Verifies access tokens of a Cognito user pool, or of another OpenID provider with the same claims (RFC 9068). */
export function tokenVerifier({ issuer, jwksUri, clientId }: Issuer): VerifyToken {
  const verifier = JwtVerifier.create(
    { issuer, jwksUri, audience: null },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return async (token) => {
    try {
      const claims = await verifier.verify(token);
      if (claims['token_use'] !== 'access' || claims['client_id'] !== clientId) return undefined;
      const roles = claims['cognito:groups'];
      return { id: String(claims.sub), roles: Array.isArray(roles) ? roles.map(String) : [] };
    } catch (error) {
      // Anything else, like keys that could not be fetched, is our trouble, not the token's.
      if (error instanceof JwtBaseError) return undefined;
      throw error;
    }
  };
}
