import { mayUse, type Role } from '@undersigned/api/route.ts';
import { type Problem, problem } from './problem.ts';

/** A member of staff, as the access token says. */
export interface Staff {
  /** The `sub` claim: an id, no name. */
  id: string;
  roles: string[];
}

/** Tells who an access token is of, or undefined when it is not a valid one. */
export type VerifyToken = (token: string) => Promise<Staff | undefined>;

/** Who asks, if their role may; else the problem to answer. */
export async function admit(
  verify: VerifyToken,
  authorization: string | undefined,
  needed: Role,
): Promise<Staff | Problem> {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '') ?? [];
  const staff = token && (await verify(token));
  // RFC 6750, section 3
  if (!staff) return problem('unauthorised', { headers: { 'www-authenticate': 'Bearer' } });
  return mayUse(staff.roles, needed) ? staff : problem('forbidden');
}
