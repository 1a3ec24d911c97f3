/* Days as precise as they are known, for formats that want whole ones. */

/** The first day of `2025`, `2025-10` or `2025-10-04`. */
export const firstDay = (rough: string): string => `${rough}-01-01`.slice(0, 10);

/** The last day of `2025`, `2025-10` or `2025-10-04`. */
export function lastDay(rough: string): string {
  if (rough.length === 10) return rough;
  const [year, month = 12] = rough.split('-').map(Number);
  // Day 0 of the next month.
  return new Date(Date.UTC(year ?? 0, month, 0)).toISOString().slice(0, 10);
}
