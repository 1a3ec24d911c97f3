import type { Capacity, SignRequest } from './sign-request.ts';

/** A signatory as the roll shows it; `signedOn` stands beside it. */
export interface Listed {
  capacity: Capacity;
  name?: string;
  organisation?: string;
  role?: string;
  affiliation?: string;
  country: string;
}

/** Initials in the name's own script, a full stop after each: “О. Ш.”. */
export const initials = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .flatMap((word) => /\p{L}\p{M}*/u.exec(word)?.[0] ?? [])
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(' ');

/**
 * What the signer chose to have shown: all of it; initials; the country alone; or nothing at all (undefined). Where
 * the country alone is shown, an organisation is not named either.
 */
export function display(
  entry: Pick<SignRequest, 'capacity' | 'name' | 'country' | 'display' | 'affiliation' | 'organisation'>,
): Listed | undefined {
  const { capacity, country } = entry;
  if (entry.display === 'hidden') return undefined;
  if (entry.display === 'country') return { capacity, country };
  const name = entry.display === 'initials' ? initials(entry.name) : entry.name;
  return {
    capacity,
    name,
    ...(entry.organisation && { organisation: entry.organisation.name, role: entry.organisation.role }),
    ...(entry.affiliation && entry.display === 'full' && { affiliation: entry.affiliation }),
    country,
  };
}
