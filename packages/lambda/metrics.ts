/** The namespace of the network's own metrics in CloudWatch. */
export const METRICS_NAMESPACE = 'Undersigned';

/** The one dimension that they have. */
export const METRICS_DIMENSIONS = { service: 'undersigned' };
