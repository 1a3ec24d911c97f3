import { parseArgs } from 'node:util';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { deployedOutputs } from '../account.ts';
import { command } from '../command.ts';
import { atTerminal } from '../terminal.ts';
import { signIn } from './challenges.ts';

/** `npm run --silent sign-in -- --email olena@example.org` prints an access token of the deployed user pool. */
await command(async () => {
  const { email } = parseArgs({ options: { email: { type: 'string' } } }).values;
  if (!email) throw new Error('Say --email.');
  const { UserPoolId = '', StaffClientId = '' } = await deployedOutputs();
  const token = await atTerminal((terminal) => {
    if (!terminal) throw new Error('Signing in asks for a password: run it at a terminal.');
    const pool = { UserPoolId, ClientId: StaffClientId };
    const cognito = new CognitoIdentityProviderClient({});
    return signIn({ cognito, pool, email, terminal, tell: console.error });
  });
  console.log(token);
});
