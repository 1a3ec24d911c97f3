import { ROLES } from '@undersigned/api/route.ts';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { allow, type Binding } from '../constructs/bindings.ts';
import type { Settings } from '../settings.ts';

/** Who staff are: a user pool whose groups are the roles. Another OpenID provider can stand in its place. */
export class Staff extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** For functions that have staff's routes. */
  readonly tokens: Binding;
  /** For who writes to members of staff, and knows their ids alone. */
  readonly addresses: Binding;

  constructor(scope: Construct, id: string, { variant, awsEndpoint }: Settings) {
    super(scope, id);
    const onAws = variant === 'aws';
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: onAws ? Mfa.REQUIRED : Mfa.OFF,
      ...(onAws && { mfaSecondFactor: { sms: false, otp: true } }),
      deletionProtection: onAws,
      removalPolicy: onAws ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const role of ROLES) this.pool.addGroup(role, { groupName: role });
    this.client = this.pool.addClient('Client', {
      // Staff sign in without AWS credentials: the password goes to the pool itself, over TLS.
      authFlows: { userPassword: true, userSrp: true },
      accessTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
      disableOAuth: true,
    });
    const issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.pool.userPoolId}`;
    const keys = awsEndpoint ? `${awsEndpoint}/${this.pool.userPoolId}` : issuer;
    this.tokens = {
      environment: {
        STAFF_ISSUER: issuer,
        STAFF_JWKS_URI: `${keys}/.well-known/jwks.json`,
        STAFF_CLIENT_ID: this.client.userPoolClientId,
      },
    };
    this.addresses = {
      environment: { STAFF_POOL: this.pool.userPoolId },
      grants: [allow(['cognito-idp:AdminGetUser'], this.pool.userPoolArn)],
    };
  }
}
