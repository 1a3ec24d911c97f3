import type { Bucket, Counts } from './tally.ts';

/** One label's counts: organisations and individuals apart. */
export interface LabelledCounts {
  organisations: number;
  individuals: number;
}

/** What the outside sees of a tally. */
export interface TallyView extends LabelledCounts {
  /** RFC 3339, UTC: when it was added up. */
  asOf: string;
  byCountry: ({ country: string } & LabelledCounts)[];
  byDay: ({ day: string } & LabelledCounts)[];
  byPartner: ({ partner: string } & LabelledCounts)[];
  /** How many signatures are in countries not shown because they are few and the declaration is sensitive. */
  countriesSuppressed?: LabelledCounts;
}

/**
 * The sum of a declaration's buckets.
 *
 * @param atLeast in a sensitive declaration, the fewest signatures a country must have to be shown
 */
export function tallyView(
  buckets: readonly Bucket[],
  { at, atLeast }: { at: Date; atLeast?: number | undefined },
): TallyView {
  const days = new Map<string, Counts>();
  const countries = new Map<string, Counts>();
  const partners = new Map<string, Counts>();
  for (const bucket of buckets) {
    for (const [day, counts] of Object.entries(bucket.days)) add(days, `${bucket.month}-${day}`, counts);
    for (const [country, counts] of Object.entries(bucket.countries)) add(countries, country, counts);
    for (const [partner, counts] of Object.entries(bucket.partners)) add(partners, partner, counts);
  }
  const few = [...countries].filter(
    ([, counts]) => atLeast && counts.organisation + counts.individual < atLeast,
  );
  for (const [country] of few) countries.delete(country);
  return {
    asOf: at.toISOString(),
    ...labelled(total([...days.values()])),
    byCountry: sorted(countries).map(([country, counts]) => ({ country, ...labelled(counts) })),
    byDay: sorted(days).map(([day, counts]) => ({ day, ...labelled(counts) })),
    byPartner: sorted(partners).map(([partner, counts]) => ({ partner, ...labelled(counts) })),
    ...(few.length > 0 && { countriesSuppressed: labelled(total(few.map(([, counts]) => counts))) }),
  };
}

const sorted = (map: Map<string, Counts>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

const labelled = ({ organisation, individual }: Counts): LabelledCounts => ({
  organisations: organisation,
  individuals: individual,
});

const total = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, counts) => ({
      organisation: sum.organisation + counts.organisation,
      individual: sum.individual + counts.individual,
    }),
    { organisation: 0, individual: 0 },
  );

function add(to: Map<string, Counts>, label: string, counts: Counts): void {
  to.set(label, total([to.get(label) ?? { organisation: 0, individual: 0 }, counts]));
}
