import { FORM_ONLY } from '@undersigned/api/sign-form.ts';
import { domainOf } from '@undersigned/declarations/address.ts';
import { type Problem, problem } from '@undersigned/lambda/problem.ts';
import { run } from '@zootools/email-spell-checker';

/** Mail domains that many signers of the region have, and mistype. */
const WELL_KNOWN = [
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'live.com',
  'proton.me',
  'protonmail.com',
  'ukr.net',
  'i.ua',
  'meta.ua',
  'abv.bg',
  'mail.bg',
  'gmx.net',
  'gmx.de',
  'googlemail.com',
  'msn.com',
  'aol.com',
  'net.hr',
  'inet.hr',
];

/** The whole address as it may have been meant, where its domain looks like a well-known one mistyped. */
export function meantAddress(email: string): string | undefined {
  const domain = domainOf(email);
  if (WELL_KNOWN.includes(domain)) return undefined;
  const suggestion = run({ email, domains: WELL_KNOWN, secondLevelDomains: [], topLevelDomains: [] });
  // Sift3 is generous with short domains: an honest one of an organisation is not to be questioned.
  return suggestion && nearly(domain, suggestion.domain) ? suggestion.full : undefined;
}

/** The problem of an address that looks mistyped and that its sender does not stand by; undefined when there is none. */
export function mistypedAddress(fields: URLSearchParams): Problem | undefined {
  if (fields.get(FORM_ONLY.asTyped) === 'true' || !meantAddress(fields.get('email') ?? '')) return undefined;
  return problem('validation', { faults: [] });
}

/** One letter left out, doubled, changed, or two swapped. */
function nearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
