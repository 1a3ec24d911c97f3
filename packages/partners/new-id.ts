import { ulid } from 'ulid';

/** A new endpoint's id, sortable by time. */
export const newEndpointId = (): string => `ep_${ulid().toLowerCase()}`;

/** What names a sending of what was sent before, sortable by time. */
export const newRun = (): string => ulid();
