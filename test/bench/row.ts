/** One line of the table: something measured, against its budget where it has one. */
export interface Row {
  what: string;
  measured: string;
  budget?: string;
  /** Whether the budget is met; absent where something is only told. */
  met?: boolean;
}

/** A number that may not exceed its budget. */
export const atMost = (
  what: string,
  measured: number,
  budget: number,
  say: (value: number) => string = twoDigits,
  remark = '',
): Row => ({ what, measured: say(measured) + remark, budget: `≤ ${say(budget)}`, met: measured <= budget });

/** Something that must be so. */
export const mustBe = (what: string, measured: string, budget: string, met: boolean): Row => ({
  what,
  measured,
  budget,
  met,
});

/** Something worth knowing that no budget is set for. */
export const told = (what: string, measured: string): Row => ({ what, measured });

/** At most two decimals: `0.08`, `1`. */
export const twoDigits = (value: number): string => String(Math.round(value * 100) / 100);

export const percent = (share: number): string => `${twoDigits(share * 100)} %`;
export const usd = (value: number): string => `${value.toFixed(2)} USD`;
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;

/** The middle one of an odd number of values, else the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
