/*
 * AWS list prices in US dollars, without free tiers and discounts, as they stood at the end of 2025.
 */

/** Prices of a million of something, or of a gigabyte. */
export interface Prices {
  /** CloudFront: HTTPS requests from Europe and North America, and runs of a CloudFront function. */
  edgeRequests: number;
  edgeFunctions: number;
  /** API Gateway: requests to an HTTP API. */
  apiRequests: number;
  /** Lambda on arm64: requests, and a million GB-seconds. */
  lambdaRequests: number;
  lambdaGbSeconds: number;
  /** DynamoDB on demand, table class Standard: request units. What Lambda reads of streams is free. */
  writeUnits: number;
  readUnits: number;
  /** EventBridge: custom events, each up to 64 KB; and a gigabyte into the archive. */
  events: number;
  archivedGb: number;
  /** CloudWatch Logs: a gigabyte taken in. */
  loggedGb: number;
  /** SQS: calls of standard queues. */
  queueCalls: number;
  /** Secrets Manager: calls. */
  secretCalls: number;
}

export const LIST_PRICES: Record<'us-east-1' | 'eu-central-1', Prices> = {
  'us-east-1': {
    edgeRequests: 1,
    edgeFunctions: 0.1,
    apiRequests: 1,
    lambdaRequests: 0.2,
    lambdaGbSeconds: 13.3334,
    writeUnits: 0.625,
    readUnits: 0.125,
    events: 1,
    archivedGb: 0.1,
    loggedGb: 0.5,
    queueCalls: 0.4,
    secretCalls: 5,
  },
  'eu-central-1': {
    edgeRequests: 1.2,
    edgeFunctions: 0.1,
    apiRequests: 1.2,
    lambdaRequests: 0.2,
    lambdaGbSeconds: 13.3334,
    writeUnits: 0.7625,
    readUnits: 0.1525,
    events: 1,
    archivedGb: 0.12,
    loggedGb: 0.63,
    queueCalls: 0.4,
    secretCalls: 5,
  },
};

export const PRICES_AS_OF = 'end of 2025';
