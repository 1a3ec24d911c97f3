import { hkdfSync } from 'node:crypto';
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { asRoot } from '../../infra/local/aws.ts';
import { stack } from './site.ts';

/** The stack's own keys: only with them can a link be made that is too old, or one that no mail has brought. */
export const stackKeys = async (): Promise<{ pepper: string; tokenKey: string }> => {
  const secrets = new SecretsManagerClient(asRoot(stack.endpoint));
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}));
  const keys = SecretList.find(({ Description }) => Description?.includes('mail links'));
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: keys?.ARN }));
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', JSON.parse(SecretString).root, '', use, 32)).toString('hex');
  return { pepper: derive('undersigned address pepper'), tokenKey: derive('undersigned link tokens') };
};
