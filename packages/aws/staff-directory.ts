import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StaffDirectory } from '@undersigned/documents/staff-directory.ts';

/** The members of staff of a user pool, by the `sub` of their tokens. */
export const staffPool = (pool: string, client = new CognitoIdentityProviderClient({})): StaffDirectory => ({
  async find(id) {
    try {
      const user = await client.send(new AdminGetUserCommand({ UserPoolId: pool, Username: id }));
      const said = (name: string) => user.UserAttributes?.find(({ Name }) => Name === name)?.Value;
      const email = said('email');
      if (user.Enabled === false || !email) return undefined;
      // OpenID Connect Core 1.0, section 5.1
      const locale = said('locale');
      return { email, ...(locale && { language: locale }) };
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  },
});
