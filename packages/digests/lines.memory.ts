import type { Line } from './content.ts';
import type { CompiledLines } from './lines.ts';

/** Lines of compiled issues, in memory. */
export function linesInMemory(): CompiledLines {
  const kept = new Map<string, readonly Line[]>();
  let names = 0;
  return {
    async keep(issue, lines) {
      const name = String(names++);
      kept.set(`${issue} ${name}`, structuredClone(lines));
      return name;
    },
    async read(issue, name) {
      const found = kept.get(`${issue} ${name}`);
      if (!found) throw new Error(`The lines are not there: ${issue} ${name}`);
      return structuredClone(found);
    },
    async forget(issue, name) {
      kept.delete(`${issue} ${name}`);
    },
  };
}
