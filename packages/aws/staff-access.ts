import type { HttpDeps } from '@undersigned/lambda/http.ts';
import { tokenVerifier } from '@undersigned/lambda/token-verifier.ts';
import { ulid } from 'ulid';
import { auditTable } from './audit.ts';
import { environment } from './environment.ts';
import type { Table } from './table.ts';

/** What every route of staff needs: to know who asks, and to write down what they do. */
export function staffAccess(table: Table): Required<Pick<HttpDeps, 'verify' | 'record'>> {
  const audit = auditTable(table);
  return {
    verify: tokenVerifier({
      issuer: environment('STAFF_ISSUER'),
      jwksUri: environment('STAFF_JWKS_URI'),
      clientId: environment('STAFF_CLIENT_ID'),
    }),
    record: ({ who, what, subject, at }) =>
      audit.record({ id: `aud_${ulid().toLowerCase()}`, at, who: who.id, roles: who.roles, what, subject }),
  };
}
