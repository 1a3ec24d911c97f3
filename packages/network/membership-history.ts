import { instant } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { MEMBERSHIP_ROLES, MEMBERSHIP_STATUSES, type Membership } from './organisation.ts';

/** That an organisation's membership became something else, and when that was recorded. */
export const MembershipChange = z.strictObject({
  status: z.enum(MEMBERSHIP_STATUSES),
  role: z.enum(MEMBERSHIP_ROLES),
  at: instant,
});
export type MembershipChange = z.infer<typeof MembershipChange>;

/** What the memberships of an organisation were, with the one that it has now; oldest first. */
export function historyAfter(
  history: readonly MembershipChange[],
  membership: Membership | undefined,
  at: string,
): MembershipChange[] {
  const last = history.at(-1);
  // One that is taken away is one that ended.
  const now = membership ?? (last && { ...last, status: 'ended' as const });
  if (!now || (now.status === last?.status && now.role === last.role)) return [...history];
  return [...history, { status: now.status, role: now.role, at }];
}
