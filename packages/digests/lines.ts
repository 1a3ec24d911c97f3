import type { Line } from './content.ts';
import type { Issue, Issues } from './issue.ts';

/** Where the lines of compiled issues are kept: each compilation by itself, and as it was. */
export interface CompiledLines {
  /** @returns the name that they are kept under */
  keep(issue: string, lines: readonly Line[]): Promise<string>;
  read(issue: string, name: string): Promise<readonly Line[]>;
  /** What was kept for nothing. */
  forget(issue: string, name: string): Promise<void>;
}

/** A compiled issue's lines. */
export async function linesOf(
  { lines }: { lines: Pick<CompiledLines, 'read'> },
  { id, compiled }: Pick<Issue, 'id' | 'compiled'>,
): Promise<readonly Line[]> {
  if (!compiled) throw new Error(`The issue is not compiled: ${id}`);
  return lines.read(id, compiled);
}

/** Issues read at a time, the newest first. */
const ISSUES_A_READ = 20;

/** Instants are those that runs were due at, which may have been late. */
const LATE_MS = 86_400_000;

/** What a rhythm's issues told that closed after an instant, or not long before it, and before this one. */
export async function earlierLines(
  deps: { issues: Pick<Issues, 'list'>; lines: Pick<CompiledLines, 'read'> },
  { rhythm, number }: Pick<Issue, 'rhythm' | 'number'>,
  since: string,
): Promise<readonly Line[]> {
  const found: Line[] = [];
  const bound = new Date(Date.parse(since) - LATE_MS).toISOString();
  for (let before = number; ; ) {
    const issues = await deps.issues.list(rhythm, { limit: ISSUES_A_READ, before });
    for (const issue of issues) {
      if ((issue.closedAt ?? '') <= bound) return found;
      found.push(...(await linesOf(deps, issue)));
      before = issue.number;
    }
    if (issues.length < ISSUES_A_READ) return found;
  }
}
