import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The public texts that the journey is made with. They lie beside the project, not in it: where they are missing the tests
 * that need them are skipped, and say so.
 */

const folder = join(import.meta.dirname, '../../../shared/seeds');

/** A text as it lies there, or undefined. */
export const seed = (file: string): string | undefined => {
  const path = join(folder, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  console.warn(`Skipped what needs ../shared/seeds/${file}: it is not there.`);
  return undefined;
};

/** An organisation is known once and for all: run again on the same stack, the tests need others. */
const run = `-${randomBytes(3).toString('hex')}`;

/** Who was at the founding of a network of Ukraine and the Western Balkans, Sarajevo, October 2022. */
export const founders = [
  { name: 'PROI', country: 'BA' },
  { name: 'Youth Advocacy Board', country: 'BA' },
  { name: 'New Geopolitics Research Network', country: 'UA' },
  { name: 'Ukrainian Center for Balkan Studies', country: 'UA' },
  { name: 'Civic initiative 21. May', country: 'ME' },
  { name: 'Centre for the strategic analysis', country: 'RS' },
  { name: 'NGO Horizon Civitas', country: 'MK' },
  { name: 'NGO Legis', country: 'MK' },
  { name: 'CLEAR Global', country: 'HR' },
  { name: 'EU Policy Hub', country: 'AL' },
  { name: 'StopFake', country: 'UA' },
  { name: 'Analytical Center ADASTRA', country: 'UA' },
  { name: 'NUMO', country: 'UA' },
  { name: 'National Ukrainian Youth Association NUMO', country: 'UA' },
].map((organisation) => ({
  ...organisation,
  domain: `${organisation.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}${run}.example`,
}));
