import { sampleKeys } from '@undersigned/declarations/samples.ts';
import type { Capacity } from '@undersigned/declarations/sign-request.ts';
import { partitionOf } from '@undersigned/declarations/signature-id.ts';
import { groupOf } from '@undersigned/declarations/tally.ts';
import {
  asks,
  atOnce,
  type Deed,
  decided,
  disavows,
  gets,
  isGone,
  meets,
  type Person,
  presses,
  puts,
  steps,
  waits,
  withdraws,
} from './people.ts';
import type { Random } from './random.ts';

/** Mails a mailbox of that domain does not take. */
export const REFUSING = 'gone.example';
/** Blocked by the settings. */
export const BLOCKED = 'blocked.example';
/** Known to the network from before. */
export const KNOWN = 'known.example';

/** Longer than the cooldown of the trial's settings. */
const LATER = 3;

const signs: Deed[] = [asks(), gets('confirm'), presses()];
const isReviewed: Deed[] = [asks(), gets('confirm'), presses(2)];

/** What people may have come for, and how they are called in a failing trial. */
const SCRIPTS: Record<string, { script: Deed[]; capacity?: Capacity; domain?: string }> = {
  signs: { script: signs },
  'signs in two tabs': { script: [asks(), gets('confirm'), presses(2)] },
  'presses again much later': { script: [...signs, waits(60), presses(2)] },
  'corrects the form': { script: [asks('Typo'), asks('Corrected'), gets('confirm'), presses()] },
  withdraws: { script: [...signs, withdraws] },
  'withdraws before confirming': { script: [asks(), gets('confirm'), withdraws] },
  'withdraws and signs again': { script: [...signs, withdraws, waits(LATER), ...signs] },
  'signs twice': { script: [...signs, waits(LATER), asks(), gets('already-signed')] },
  'signs twice and withdraws': { script: [...signs, waits(LATER), asks(), withdraws] },
  disavows: { script: [asks(), gets('confirm'), disavows, asks()] },
  'disavows what counted': { script: [...signs, disavows] },
  'withdraws, then disavows': { script: [...signs, withdraws, disavows] },
  'asks again while confirming': { script: [asks(), gets('confirm'), atOnce(asks(), presses())] },
  'asks again while withdrawing': { script: [...signs, atOnce(asks(), withdraws)] },
  'disavows what another confirms': {
    script: [asks(), gets('confirm'), atOnce(disavows, presses(1, true)), isGone],
  },
  'never confirms': { script: [asks(), gets('confirm')] },
  'cannot be written to': { script: [asks()], domain: REFUSING },
  'is held and released': {
    script: [asks(), decided('release'), gets('confirm'), presses()],
    domain: BLOCKED,
  },
  'is approved': {
    script: [...isReviewed, decided('approve'), gets('approved')],
    capacity: 'organisation',
    domain: 'new.example',
  },
  'is refused': {
    script: [...isReviewed, decided('refuse'), gets('refused')],
    capacity: 'organisation',
    domain: 'dubious.example',
  },
  'is refused and asks again': {
    script: [
      ...isReviewed,
      decided('refuse'),
      gets('refused'),
      waits(LATER),
      ...isReviewed,
      decided('approve'),
    ],
    capacity: 'organisation',
    domain: 'persistent.example',
  },
  'is invalidated and restored': {
    script: [...isReviewed, decided('approve'), gets('approved'), decided('invalidate'), decided('restore')],
    capacity: 'organisation',
    domain: 'restored.example',
  },
  'is approved and withdraws': {
    script: [...isReviewed, decided('approve'), withdraws],
    capacity: 'organisation',
    domain: 'leaving.example',
  },
  'asks again while in review': {
    script: [asks(), gets('confirm'), atOnce(asks(), presses()), atOnce(decided('approve'), asks())],
    capacity: 'organisation',
    domain: 'impatient.example',
  },
  'withdraws while it is approved': {
    script: [...isReviewed, atOnce(decided('approve', true), withdraws), isGone],
    capacity: 'organisation',
    domain: 'hesitant.example',
  },
  'is known': {
    script: [asks(), gets('confirm'), meets, presses(2)],
    capacity: 'organisation',
    domain: KNOWN,
  },
};

const COUNTRIES = ['UA', 'BG', 'RS', 'XK', 'MK'] as const;

/** The declarations of a trial, by slug, with their ids. */
export const DECLARATIONS = { first: 'declaration0', second: 'declaration1' } as const;
type Slug = keyof typeof DECLARATIONS;

/** An address whose signature lies in the first group of partitions: so few people make a crowd there. */
function crowded(name: string, domain: string, slug: Slug, capacity: Capacity): string {
  for (let number = 0; ; number++) {
    const email = `${name}-${number}@${domain}`;
    const declaration = DECLARATIONS[slug];
    const key = sampleKeys.signature(declaration, capacity, email);
    if (groupOf(partitionOf({ declaration, capacity, key })) === 0) return email;
  }
}

/** Who takes part in a trial: an editor for each declaration, and people with something to do. */
export function cast(random: Random, size: number): Person[] {
  const person = (
    email: string,
    slug: string,
    script: Deed[],
    capacity: Capacity = 'individual',
  ): Person => ({
    name: email,
    email,
    slug,
    capacity,
    country: random.pick(COUNTRIES),
    display: random.pick(['full', 'full', 'hidden', 'country'] as const),
    script: [...script],
    at: 0,
    counts: false,
    confirmations: 0,
  });
  const editors = Object.keys(DECLARATIONS).map((slug) =>
    person(`editor of ${slug}`, slug, [
      puts('en', 'We ask.'),
      atOnce(steps('open'), puts('uk', 'Ми просимо.')),
      waits(10),
      atOnce(steps('pause'), puts('en', 'We demand.', true), puts('bg', 'Молим.')),
      waits(5),
      steps('open'),
      puts('uk', 'Ми вимагаємо.', true),
    ]),
  );
  // Three of a known organisation always come, to the same declaration: one of them counts.
  const names = [
    'is known',
    'is known',
    'is known',
    ...random.shuffled(Object.keys(SCRIPTS).filter((name) => name !== 'is known')).slice(0, size),
  ];
  const people = names.map((name, index) => {
    const {
      script,
      capacity = 'individual',
      domain = 'example.org',
    } = SCRIPTS[name] as (typeof SCRIPTS)[string];
    const slug = name === 'is known' ? 'first' : random.pick(['first', 'first', 'second'] as const);
    const email = crowded(`${index}-${name.replaceAll(/[ ,]+/g, '-')}`, domain, slug, capacity);
    return person(email, slug, script, capacity);
  });
  return [...editors, ...people];
}
