/** One sample of a body, and what it shows. */
export type Samples<Value = unknown> = readonly { summary: string; value: Value }[];

export const one = <Value>(value: Value, summary = 'A sample'): Samples<Value> => [{ summary, value }];
