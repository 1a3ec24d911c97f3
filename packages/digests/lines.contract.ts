import { beforeEach, expect, it } from 'vitest';
import { sampleLine } from './digests.fixture.ts';
import type { CompiledLines } from './lines.ts';

/** What every keeper of compiled lines does. */
export function linesContract(make: () => Promise<{ lines: CompiledLines; another: CompiledLines }>): void {
  let lines: CompiledLines;
  let another: CompiledLines;
  beforeEach(async () => {
    ({ lines, another } = await make());
  });

  it('keeps what it was given, in its order', async () => {
    const all = [sampleLine(), sampleLine({ path: '/updates/second', day: '2026-11-20' })];
    const name = await lines.keep('weekly-1', all);
    expect(await another.read('weekly-1', name)).toEqual(all);
  });

  it('keeps nothing, too', async () => {
    const name = await lines.keep('weekly-1', []);
    expect(await another.read('weekly-1', name)).toEqual([]);
  });

  it('keeps each compilation by itself', async () => {
    const one = await lines.keep('weekly-1', [sampleLine()]);
    const two = await another.keep('weekly-1', [sampleLine({ path: '/updates/other' })]);
    expect(two).not.toBe(one);
    await another.forget('weekly-1', two);
    expect(await another.read('weekly-1', one)).toEqual([sampleLine()]);
  });

  it('keeps as much as ten thousand events make', { timeout: 30_000 }, async () => {
    const title = Object.fromEntries(
      ['en', 'uk', 'sr-Cyrl', 'bg'].map((language) => [language, 'Назва '.repeat(10)]),
    );
    const all = Array.from({ length: 10_000 }, (_, index) =>
      sampleLine({ path: `/updates/news-${index}`, title }),
    );
    const name = await lines.keep('weekly-1', all);
    const read = await another.read('weekly-1', name);
    expect(read.map(({ path }) => path)).toEqual(all.map(({ path }) => path));
    expect(read.at(-1)).toEqual(all.at(-1));
  });
}
