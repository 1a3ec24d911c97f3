/**
 * The environment variables of functions: set by the infrastructure's bindings, read by the functions' wiring. Each
 * name is written here only.
 */
export const ENVIRONMENT = [
  'TABLE_NAME',
  /** How many threads Node.js asks for names with. */
  'UV_THREADPOOL_SIZE',
  'BUS_NAME',
  /** The secret that the network's keys are derived from. */
  'KEYS_SECRET',
  /** The secret that the edge shows itself by. */
  'EDGE_SECRET',
  /** Scheme and host that the public knows the site by. */
  'SITE_URL',
  /** The network's slug, in the events' `source`. */
  'NETWORK',
  'NETWORK_NAME',
  /** Whom people write to. */
  'NETWORK_CONTACT',
  /** Where the source of what runs is to be had. */
  'NETWORK_SOURCE',
  'MAIL_FROM',
  'MAIL_CONFIGURATION_SET',
  'SIGNER_MAIL_QUEUE_URL',
  /** Where pages of the digest's issues are sent from. */
  'DIGEST_QUEUE_URL',
  /** The network's, of the IANA database. */
  'TIME_ZONE',
  'FILES_BUCKET',
  /** What the gate of documents' files is told by. */
  'FILES_QUEUE_URL',
  /** Where archives of the whole network lie for a day. */
  'EXPORTS_BUCKET',
  'EXPORTS_QUEUE_URL',
  /** Where parcels for partners' endpoints are put; those for slow ones; and those that could not be delivered. */
  'PARCEL_QUEUE_URL',
  'SLOW_PARCEL_QUEUE_URL',
  'DEAD_PARCEL_QUEUE_URL',
  /** ARNs: past events, the bus that they are of, and the rule that hands replayed ones out. */
  'REPLAY_ARCHIVE',
  'REPLAY_BUS',
  'REPLAY_RULE',
  /** `yes` on one machine only: webhooks may go to that machine itself, without TLS. */
  'WEBHOOKS_TO_LOOPBACK',
  'STAFF_ISSUER',
  'STAFF_JWKS_URI',
  'STAFF_CLIENT_ID',
  /** The user pool that members of staff are looked up in. */
  'STAFF_POOL',
] as const;

export type EnvironmentName = (typeof ENVIRONMENT)[number];

/** The value of a variable that this function was given; one it was not given is a defect of its bindings. */
export function environment(name: EnvironmentName): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`This function was not given ${name}`);
  return value;
}

/** The site that pages are of, as this deployment was told. */
export const siteOf = () => {
  const contact = environment('NETWORK_CONTACT');
  const source = environment('NETWORK_SOURCE');
  return {
    origin: environment('SITE_URL'),
    network: {
      name: { en: environment('NETWORK_NAME') },
      ...(contact && { contact }),
      ...(source && { source }),
    },
  };
};
