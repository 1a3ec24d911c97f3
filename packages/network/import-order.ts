/**
 * In which order to write things that lead to each other: each behind those that it leads to.
 *
 * @param leadsTo by name, the names that a thing leads to; names that are no thing's are let be
 * @returns levels, each led to by later ones only; and what is left, because it leads in a circle
 */
export function inOrderOfLinks(leadsTo: ReadonlyMap<string, readonly string[]>): {
  levels: string[][];
  circular: string[];
} {
  const waiting = new Map<string, number>();
  const followers = new Map<string, string[]>();
  for (const [name, links] of leadsTo) {
    const real = new Set(links.filter((link) => link !== name && leadsTo.has(link)));
    waiting.set(name, real.size);
    for (const link of real) followers.set(link, [...(followers.get(link) ?? []), name]);
  }
  const levels: string[][] = [];
  let level = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
  while (level.length > 0) {
    levels.push(level);
    const next: string[] = [];
    for (const name of level) {
      waiting.delete(name);
      for (const follower of followers.get(name) ?? []) {
        const count = (waiting.get(follower) ?? 0) - 1;
        waiting.set(follower, count);
        if (count === 0) next.push(follower);
      }
    }
    level = next;
  }
  return { levels, circular: [...waiting.keys()] };
}
