export const region = 'eu-central-1';

/** MiniStack's account. */
export const account = '000000000000';

export const rootCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What the tooling's own SDK clients are made with: the local AWS's root user. Functions never get it. */
export const asRoot = (endpoint: string) => ({ endpoint, region, credentials: rootCredentials });

/** The stack's outputs, by the names `infra/stack.ts` gives them. */
export type Outputs = Readonly<
  Record<
    | 'ApiId'
    | 'ApiUrl'
    | 'SiteUrl'
    | 'TableName'
    | 'BusName'
    | 'UserPoolId'
    | 'StaffClientId'
    | 'SecretName'
    | 'FilesBucket'
    | 'Schedules'
    | 'MailSender'
    | 'FallbackFunction',
    string
  >
>;
