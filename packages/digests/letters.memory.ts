import type { FollowersLetter, LetterKey, Letters } from './letter.ts';

/** Letters in memory. */
export function lettersInMemory(): Letters {
  const kept = new Map<string, FollowersLetter>();
  const nameOf = ({ declaration, name }: LetterKey) => `${declaration} ${name}`;
  const isAt = (key: LetterKey, was: FollowersLetter | undefined) =>
    (kept.get(nameOf(key))?.rev ?? 0) === (was?.rev ?? 0);
  return {
    get: async (key) => structuredClone(kept.get(nameOf(key))),
    async save(letter, was) {
      if (!isAt(letter, was)) return false;
      kept.set(nameOf(letter), structuredClone(letter));
      return true;
    },
    async remove(was) {
      if (!isAt(was, was)) return false;
      kept.delete(nameOf(was));
      return true;
    },
    of: async (declaration) =>
      structuredClone(
        [...kept.values()]
          .filter((letter) => letter.declaration === declaration)
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      ),
    due: async (at) =>
      [...kept.values()]
        .filter(({ state, sendAt }) => state === 'draft' && sendAt && sendAt <= at.toISOString())
        .map(({ declaration, name }) => ({ declaration, name })),
  };
}
