import {
  AssociateSoftwareTokenCommand,
  type ChallengeNameType,
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeResponse,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Terminal } from '../terminal.ts';

export interface Signing {
  cognito: Pick<CognitoIdentityProviderClient, 'send'>;
  /** The user pool's client: everybody may know it. */
  clientId: string;
  email: string;
  terminal: Terminal;
  tell: (line: string) => void;
}

/**
 * Signs somebody in to the user pool, whatever it asks for on the way: a new password, an authenticator app to be set up,
 * its code. What is sent needs no AWS credentials: the password itself is what shows who asks.
 *
 * @returns an access token
 */
export async function signIn({ cognito, clientId, email, terminal, tell }: Signing): Promise<string> {
  const { ask, askSecretly } = terminal;
  let username = email;
  const respond = (name: ChallengeNameType, session: string | undefined, answers: Record<string, string>) =>
    cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId: clientId,
        ChallengeName: name,
        Session: session,
        // Challenges go by the name that the pool itself gave, not by the address that people sign in with.
        ChallengeResponses: { USERNAME: username, ...answers },
      }),
    );

  let state: RespondToAuthChallengeResponse = await cognito.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: await askSecretly('Password: ') },
    }),
  );
  for (;;) {
    const token = state.AuthenticationResult?.AccessToken;
    if (token) return token;
    const { ChallengeName: name, Session: session } = state;
    username = state.ChallengeParameters?.['USER_ID_FOR_SRP'] ?? username;
    if (name === 'NEW_PASSWORD_REQUIRED') {
      const password = await askSecretly('A new password (twelve characters, of all four kinds): ');
      state = await respond(name, session, { NEW_PASSWORD: password });
    } else if (name === 'MFA_SETUP') {
      const made = await cognito.send(new AssociateSoftwareTokenCommand({ Session: session }));
      tell(`Add this key to an authenticator app, as a time-based one: ${made.SecretCode}`);
      const verified = await cognito.send(
        new VerifySoftwareTokenCommand({ Session: made.Session, UserCode: await ask('Its code: ') }),
      );
      state = await respond(name, verified.Session, {});
    } else if (name === 'SOFTWARE_TOKEN_MFA') {
      const code = await ask('The authenticator’s code: ');
      state = await respond(name, session, { SOFTWARE_TOKEN_MFA_CODE: code });
    } else {
      throw new Error(`The user pool asks for something that this command does not know: ${name}.`);
    }
  }
}
