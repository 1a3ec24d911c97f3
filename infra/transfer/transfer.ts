import type { ArchiveFile } from './archive-file.ts';
import type { Deployment } from './deployment.ts';

/** What became, or would become, of a part of an archive. */
export interface Brought {
  created: number;
  changed: number;
  unchanged: number;
  faults: string[];
}

export interface Transfer {
  archive: Pick<ArchiveFile, 'manifest' | 'json' | 'bytes'>;
  to: Deployment;
  /** Else nothing is written. */
  write: boolean;
  /** Is told what is going on. */
  tell: (line: string) => void;
  now?: () => Date;
  sleep?: (milliseconds: number) => Promise<void>;
}

/** The same text for the same value, in whatever order its members come. */
export const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
