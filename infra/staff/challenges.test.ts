import {
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { type Signing, signIn } from './challenges.ts';

const TOKEN = { AuthenticationResult: { AccessToken: 'header.claims.signature' } };

/** What the pool calls her; she signs in with her address. */
const USERNAME = '5f0c7e6a-0001';

/** A pool that goes through these challenges, as Cognito documents them, before it gives a token. */
function pool(...challenges: string[]) {
  const answers: Record<string, string>[] = [];
  const next = () => {
    const name = challenges.shift();
    return name
      ? { ChallengeName: name, Session: `before ${name}`, ChallengeParameters: { USER_ID_FOR_SRP: USERNAME } }
      : TOKEN;
  };
  const send = async (command: unknown) => {
    if (command instanceof InitiateAuthCommand) return next();
    if (command instanceof AssociateSoftwareTokenCommand) return { SecretCode: 'KEY', Session: 'associated' };
    if (command instanceof VerifySoftwareTokenCommand) {
      expect(command.input).toEqual({ Session: 'associated', UserCode: '123456' });
      return { Session: 'verified' };
    }
    if (command instanceof RespondToAuthChallengeCommand) {
      const { ChallengeName, Session, ChallengeResponses } = command.input;
      expect(Session).toBe(ChallengeName === 'MFA_SETUP' ? 'verified' : `before ${ChallengeName}`);
      answers.push(ChallengeResponses ?? {});
      return next();
    }
    throw new Error('Not a command that signs in');
  };
  return { answers, cognito: { send } as unknown as Signing['cognito'] };
}

function member(cognito: Signing['cognito']) {
  const told: string[] = [];
  const signing: Signing = {
    cognito,
    clientId: 'client',
    email: 'olena@example.org',
    terminal: { ask: async () => '123456', askSecretly: async (question) => `typed for ${question}` },
    tell: (line) => told.push(line),
  };
  return { told, signing };
}

describe('signing in', () => {
  it('the first time: a new password, then an authenticator is set up', async () => {
    const { cognito, answers } = pool('NEW_PASSWORD_REQUIRED', 'MFA_SETUP');
    const { signing, told } = member(cognito);
    expect(await signIn(signing)).toBe('header.claims.signature');
    expect(answers).toEqual([
      { USERNAME, NEW_PASSWORD: expect.stringContaining('new password') },
      { USERNAME },
    ]);
    expect(told).toEqual([expect.stringContaining('KEY')]);
  });

  it('afterwards: the authenticator’s code', async () => {
    const { cognito, answers } = pool('SOFTWARE_TOKEN_MFA');
    expect(await signIn(member(cognito).signing)).toBe('header.claims.signature');
    expect(answers).toEqual([{ USERNAME, SOFTWARE_TOKEN_MFA_CODE: '123456' }]);
  });

  it('says what it does not know', async () => {
    const { cognito } = pool('SMS_MFA');
    await expect(signIn(member(cognito).signing)).rejects.toThrow('SMS_MFA');
  });
});
