/** What an editor puts under `/v1/staff/{path}`. Everything and everybody of the demonstration is made up. */
export interface DemoEntry {
  path: string;
  input: Record<string, unknown>;
}

/** The same text in the Latin and the Cyrillic letters of Serbian, and whatever else is given. */
export const serbian = (latin: string, cyrillic: string, others: Record<string, string> = {}) => ({
  ...others,
  'sr-Latn': latin,
  'sr-Cyrl': cyrillic,
});

/** Somebody who takes part: an organisation by its slug. */
export const takesPart = (organisation: string, role: string, country?: string) => ({
  organisation,
  role,
  ...(country && { country }),
});

/** Sends JSON, and gives what was answered; anything but success is thrown. */
export type Send = (
  method: string,
  path: string,
  body: unknown,
  headers?: Record<string, string>,
  // biome-ignore lint/suspicious/noExplicitAny: each route answers with something else
) => Promise<any>;
