/** The deployment that a description is of. */
export interface Described {
  /** Scheme and host that the public knows it by. */
  siteUrl: string;
  /** The network's name. */
  name: string;
  /** The network's slug, in the events' `source`. */
  network: string;
}
