/*
 * Stands in for the SDK's endpoint discovery in the functions' bundles: DynamoDB's client brings it, and only Timestream
 * ever needed it. Not carrying it spares its cache and the cache's own libraries.
 */

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => false,
  configFileSelector: () => false,
  default: false,
};

export const resolveEndpointDiscoveryConfig = <Config>(config: Config): Config => config;
