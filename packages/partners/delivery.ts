import type { CloudEvent } from '@undersigned/events/event.ts';

/** What is put in the queue for one endpoint: an event, and why it is sent. */
export interface Parcel {
  partner: string;
  /** The endpoint's id. */
  endpoint: string;
  event: CloudEvent;
  /**
   * `FIRST_RUN`, or what names a later sending of the same event: a replay's or a redelivery's id (a ULID, in either case). A later run is
   * sent although an earlier one was delivered, and is sent once.
   */
  run: string;
  /** Not to be sent earlier: a replay's share of time. RFC 3339, UTC. */
  notBefore?: string;
}

/** The run of an event that is told for the first time. Sorts before every other. */
export const FIRST_RUN = '0';

/** One attempt to deliver. */
export interface Attempt {
  /** RFC 3339, UTC. */
  at: string;
  /** The status of the answer, where there was one. */
  status?: number;
  /** Why there was none: `timeout`, `dns`, `tls`, `refused-address`, `connection`; `slow`: it was cut off as others waited. */
  failed?: string;
  /** How long it took, milliseconds. */
  ms: number;
  /** The first of the answer; left out where that was to a signer's data, which it may repeat. */
  excerpt?: string;
}

/** An event on its way to an endpoint, as staff see it in the delivery log. */
export interface Delivery {
  /** `dlv_…`: the same for the same event; unique at its endpoint. Sorts by when the event happened. */
  id: string;
  partner: string;
  endpoint: string;
  event: CloudEvent;
  run: string;
  state: 'pending' | 'delivered' | 'failed';
  /** Of this run, the latest last. */
  attempts: Attempt[];
  /** While it is pending: when it is tried next. RFC 3339, UTC. */
  nextAt?: string;
  /** Counts its changes. */
  rev: number;
}

/** The id of an event's delivery: the event's own under another prefix. */
export const deliveryId = (eventId: string): string => `dlv_${eventId.replace(/^evt_/, '')}`;

/** Where the delivery log is kept, for 30 days. */
export interface Deliveries {
  get(endpoint: string, id: string): Promise<Delivery | undefined>;
  /** Writes it if nobody has changed it since: `expectedRev` is the one read, 0 for a new one. Whether it was written. */
  save(delivery: Delivery, expectedRev: number): Promise<boolean>;
  /** An endpoint's, in that state where one is named, the newest event first; `after` is the id of the last that is known already. */
  page(
    endpoint: string,
    from: { limit: number; after?: string | undefined; state?: Delivery['state'] | undefined },
  ): Promise<{ deliveries: Delivery[]; after?: string }>;
}

/** Where parcels are put to be delivered. */
export type Dispatch = (parcels: readonly Parcel[]) => Promise<void>;
