import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in for the SDK's search for credentials in the functions' bundles: Lambda puts those of the function's role into the
 * environment, so profiles, SSO and metadata services would be carried along for nothing.
 */
export const defaultProvider = fromEnv;
