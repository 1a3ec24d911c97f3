import { ulid } from 'ulid';

/** A new endpoint's id, sortable by time. */
export const newEndpointId = (): string => `ep_${ulid().toLowerCase()}`;
