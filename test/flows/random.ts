/** A source of chance that gives the same for the same seed (mulberry32). */
export function random(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    chance: (probability: number) => next() < probability,
    /** A whole number from 0 to less than the limit. */
    below,
    between: (least: number, most: number) => least + below(most - least + 1),
    pick: <T>(of: readonly [T, ...T[]]): T => of[below(of.length)] as T,
    shuffled<T>(items: readonly T[]): T[] {
      const left = [...items];
      const drawn: T[] = [];
      while (left.length > 0) drawn.push(...left.splice(below(left.length), 1));
      return drawn;
    },
  };
}
export type Random = ReturnType<typeof random>;
