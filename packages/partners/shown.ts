import type { Delivery } from './delivery.ts';
import type { Endpoint } from './endpoint.ts';
import type { Partner } from './partner.ts';
import type { Replay } from './replay.ts';
import type { KeptSecret } from './secrets.ts';

/* What owners are shown of what is kept: of a secret, when it was made and when it stops. */

const withoutSeal = ({ sealed: _, ...facts }: KeptSecret) => facts;

export const shownPartner = ({ submissionSecrets, rev: _, ...partner }: Partner) => ({
  ...partner,
  submissionSecrets: submissionSecrets.map(withoutSeal),
});

export const shownEndpoint = ({
  secrets,
  rev: _,
  subject: __,
  facts: ___,
  events: ____,
  ...endpoint
}: Endpoint) => ({ ...endpoint, secrets: secrets.map(withoutSeal) });

export const shownDelivery = ({ id, state, event, attempts, nextAt }: Delivery) => ({
  id,
  state,
  event: { id: event.id, type: event.type, subject: event.subject, time: event.time },
  attempts,
  ...(nextAt !== undefined && { nextAt }),
});

export const shownReplay = ({ partner: _, endpoint: __, ...replay }: Replay) => replay;
