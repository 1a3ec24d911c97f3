import { parseArgs } from 'node:util';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { ROLES } from '@undersigned/api/route.ts';
import { deployedOutputs } from '../account.ts';
import { command } from '../command.ts';

/**
 * `npm run staff -- --email olena@example.org --role editor` makes somebody a member of staff, or gives a member of staff
 * another role. Cognito mails them a password for the first time.
 */
await command(async () => {
  const { values } = parseArgs({ options: { email: { type: 'string' }, role: { type: 'string' } } });
  const { email } = values;
  const role = ROLES.find((known) => known === values.role);
  if (!email?.includes('@') || !role) throw new Error(`Say --email and --role (${ROLES.join(', ')}).`);

  const { UserPoolId, StaffClientId } = await deployedOutputs();
  const cognito = new CognitoIdentityProviderClient({});
  const region = await cognito.config.region();
  const user = { UserPoolId, Username: email };
  const attributes = { email, email_verified: 'true' };
  const created = await cognito
    .send(
      new AdminCreateUserCommand({
        ...user,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    )
    .catch((error) => {
      if (!(error instanceof UsernameExistsException)) throw error;
    });
  await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: role }));

  console.log(`${email} is ${role === 'moderator' ? 'a' : 'an'} ${role}.`);
  if (created) console.log('Cognito has mailed a password, which is good for three days and one use.');
  console.log(`
To sign in, in a clone of this repository and without AWS credentials:
npm run --silent sign-in -- --email ${email} --client ${StaffClientId} --region ${region}
It asks for that password, for a new one, and for the code of an authenticator app, which is set up the first time;
then it prints an access token for an hour:  Authorization: Bearer <token>`);
});
