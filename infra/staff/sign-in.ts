import { parseArgs } from 'node:util';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { deployedOutputs } from '../account.ts';
import { command } from '../command.ts';
import { atTerminal } from '../terminal.ts';
import { signIn } from './challenges.ts';

/**
 * `npm run --silent sign-in -- --email olena@example.org` prints an access token of the deployed user pool. With `--client`
 * and `--region`, as `npm run staff` tells them, it needs no AWS credentials; else it finds them in the account.
 */
await command(async () => {
  const { email, client, region } = parseArgs({
    options: { email: { type: 'string' }, client: { type: 'string' }, region: { type: 'string' } },
  }).values;
  if (!email) throw new Error('Say --email.');
  if (client && !region) throw new Error('Say --region with --client.');
  const { StaffClientId: clientId = '' } = client ? { StaffClientId: client } : await deployedOutputs();
  const token = await atTerminal((terminal) => {
    if (!terminal) throw new Error('Signing in asks for a password: run it at a terminal.');
    const cognito = new CognitoIdentityProviderClient(region ? { region } : {});
    return signIn({ cognito, clientId, email, terminal, tell: console.error });
  });
  console.log(token);
});
