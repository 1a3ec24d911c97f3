import type { Rate } from './pace.ts';

/** Until when the mail service is booked, in memory. */
export function rateInMemory(): Rate {
  let booked = 0;
  return {
    async book(length, now, until) {
      const begin = Math.max(now.getTime(), booked);
      if (begin > until.getTime()) return undefined;
      booked = begin + length;
      return begin;
    },
  };
}
