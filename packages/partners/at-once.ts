/** Works on all of them, so many at once; fails when one does. */
export async function atOnce<T>(
  most: number,
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
): Promise<void> {
  const left = [...things].reverse();
  const workOn = async () => {
    for (let thing = left.pop(); thing !== undefined; thing = left.pop()) await work(thing);
  };
  await Promise.all(Array.from({ length: most }, workOn));
}
