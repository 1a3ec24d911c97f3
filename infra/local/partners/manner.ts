/** How a name of `/_local/webhooks` answers what comes to it. */
export type Manner = Readonly<{
  /** The status; `hang` for no answer at all. */
  answer: number | 'hang';
  /** Seconds before the answer. */
  delay?: number;
  /** As the header of that name says it. */
  retryAfter?: string;
}>;

export const WELL: Manner = { answer: 204 };

/** What the switch on the page offers, by what the form sends. */
export const MANNERS: Readonly<Record<string, { label: string; manner: Manner }>> = {
  well: { label: 'answer 204, as it should', manner: WELL },
  '500': { label: 'answer 500', manner: { answer: 500 } },
  '410': { label: 'answer 410: gone for good', manner: { answer: 410 } },
  '429': { label: 'answer 429, Retry-After: 30', manner: { answer: 429, retryAfter: '30' } },
  '503': { label: 'answer 503, Retry-After: 30', manner: { answer: 503, retryAfter: '30' } },
  slow: { label: 'answer after 5 seconds', manner: { answer: 204, delay: 5 } },
  redirect: { label: 'redirect elsewhere (302)', manner: { answer: 302 } },
  hang: { label: 'hang: no answer', manner: { answer: 'hang' } },
};

/** Seconds: nobody waits longer for an answer. */
const LONGEST_DELAY = 300;

const isStatus = (status: number) => Number.isInteger(status) && status >= 200 && status <= 599;

/**
 * The manner that an address itself asks for: `?answer=500`, `?delay=30`, `?retry-after=5`, `?hang`. What it says nothing
 * of is as the switch has it.
 */
export const mannerIn = (query: URLSearchParams, switched: Manner = WELL): Manner => {
  const status = Number(query.get('answer') || Number.NaN);
  const delay = Number(query.get('delay') || Number.NaN);
  const retryAfter = query.get('retry-after');
  return {
    ...switched,
    ...(isStatus(status) && { answer: status }),
    ...((query.has('hang') || query.get('answer') === 'hang') && { answer: 'hang' }),
    ...(delay > 0 && { delay: Math.min(delay, LONGEST_DELAY) }),
    ...(retryAfter !== null && { retryAfter }),
  };
};
