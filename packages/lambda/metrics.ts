/** The namespace of the network's own metrics in CloudWatch. */
export const METRICS_NAMESPACE = 'Undersigned';
