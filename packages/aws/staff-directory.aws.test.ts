import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { staffDirectoryContract } from '@undersigned/documents/staff-directory.contract.ts';
import { describe, inject } from 'vitest';
import { staffPool } from './staff-directory.ts';

/* The adapter keeps the contract that the twin in memory keeps, on the deployed pool. */

describe('staff in a user pool', () =>
  staffDirectoryContract(async () => {
    const { aws, outputs } = inject('stack');
    const cognito = new CognitoIdentityProviderClient(aws);
    const member = async (locale?: string) => {
      const email = `${randomUUID()}@example.org`;
      const { User } = await cognito.send(
        new AdminCreateUserCommand({
          UserPoolId: outputs.UserPoolId,
          Username: email,
          MessageAction: 'SUPPRESS',
          UserAttributes: [
            { Name: 'email', Value: email },
            ...(locale ? [{ Name: 'locale', Value: locale }] : []),
          ],
        }),
      );
      const id = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;
      if (!id) throw new Error('The pool gave the member no id');
      return { id, email };
    };
    const [plain, speaker, disabled] = [await member(), await member('mk'), await member()];
    await cognito.send(
      new AdminDisableUserCommand({ UserPoolId: outputs.UserPoolId, Username: disabled.email }),
    );
    return {
      staff: staffPool(outputs.UserPoolId, cognito),
      ids: { plain: plain.id, speaker: speaker.id, disabled: disabled.id },
      emails: { plain: plain.email, speaker: speaker.email },
    };
  }));
