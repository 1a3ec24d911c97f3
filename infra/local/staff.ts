import { randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { asRoot } from './aws.ts';
import type { Running } from './running.ts';

export const roles = ['editor', 'moderator', 'owner'] as const;

export type Role = (typeof roles)[number];

/**
 * An access token of the local member of staff with this role, who is made when there is none yet.
 *
 * @param role `none` for somebody who has an account and no role
 */
export const staffToken = async (
  { endpoint, outputs }: Pick<Running, 'endpoint' | 'outputs'>,
  role: Role | 'none',
): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient(asRoot(endpoint));
  const user = { UserPoolId: outputs.UserPoolId, Username: `${role}@example.org` };
  // Nobody needs to know it: whoever may run this sets another one.
  const password = `${randomBytes(24).toString('base64url')}aA1!`;

  await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' })).catch((error) => {
    if (!(error instanceof UsernameExistsException)) throw error;
  });
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  if (role !== 'none') await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: role }));
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: outputs.StaffClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: user.Username, PASSWORD: password },
    }),
  );
  if (!AuthenticationResult?.AccessToken) throw new Error(`The user pool gave the ${role} no token.`);
  return AuthenticationResult.AccessToken;
};
