/** What becomes of mails, as the mail service tells it. */
export const OUTCOMES = ['delivered', 'bounced', 'complained'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type OutcomeCounts = Record<Outcome, number>;

/** How many mails of an issue, or of a letter, came to what: numbers alone, not whose. */
export interface Outcomes {
  /** Counts what became of somebody's mail: each outcome once, however often it is told; of who was sent nothing, nothing. */
  count(issue: string, key: string, outcome: Outcome): Promise<void>;
  of(issue: string): Promise<OutcomeCounts>;
}

export const noOutcomes = (): OutcomeCounts => ({ delivered: 0, bounced: 0, complained: 0 });
