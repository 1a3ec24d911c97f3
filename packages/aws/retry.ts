/** How trying again is paced. */
export interface Pace {
  /** At most this many tries. */
  tries?: number;
  /** The longest that the first pause may be, in milliseconds; each may be twice as long as the one before. */
  first?: number;
  /** No pause is longer, in milliseconds. */
  longest?: number;
  sleep?: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  random?: () => number;
}

const asleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Tries until it is done, or no more tries are left; between them pauses of random length, so that those who stood in
 * each other's way do not meet again (“full jitter”).
 *
 * @param attempt gives undefined when it is worth another try
 * @returns what the attempt gave, or undefined when none succeeded
 */
export async function tryAgain<T>(
  attempt: () => Promise<T | undefined>,
  { tries = 8, first = 50, longest = 2000, sleep = asleep, random = Math.random }: Pace = {},
): Promise<T | undefined> {
  for (let tried = 1; ; tried++) {
    const done = await attempt();
    if (done !== undefined || tried >= tries) return done;
    await sleep(random() * Math.min(longest, first * 2 ** (tried - 1)));
  }
}
