import { makeProof } from '@undersigned/declarations/proof.ts';
import type { SignRequest } from '@undersigned/declarations/sign-request.ts';

/*
 * People as they sign: names in three scripts, some with an affiliation, few with a comment. The same number always
 * gives the same person.
 */

const NAMES = {
  uk: ['Олена Шевченко', 'Андрій Коваленко', 'Марія-Тереза Бондаренко', 'Ігор Лисенко'],
  bg: ['Елена Димитрова', 'Георги Иванов', 'Цветелина Стоянова-Петрова'],
  'sr-Latn': ['Ivana Petrović', 'Đorđe Nikolić', 'Milica Stojanović-Đukić'],
  sq: ['Arta Krasniqi', 'Besnik Hoxha', 'Drita Gashi'],
  en: ['Maria Schmidt', 'John O’Neill', 'Anne-Sophie Lefèvre'],
} as const;
const COUNTRIES = ['UA', 'UA', 'UA', 'BG', 'BG', 'RS', 'XK', 'AL', 'MK', 'BA', 'HR', 'ME', 'DE', 'PL', 'CZ'];
const AFFILIATIONS = ['University of Sofia', 'Центр громадянських свобод', 'Fondacija za otvoreno društvo'];
const COMMENT = 'Ми разом, бо без взаємної підтримки миру в Європі не буде. ';

const pick = <T>(from: readonly T[], number: number): T => from[number % from.length] as T;

/** The proof of work that settings here ask for: bits. */
export const PROOF_BITS = 4;

export interface Signer {
  request: SignRequest;
  /** The viewer's address: each comes from a network of their own. */
  viewer: string;
}

/** @param at when the proof of work was made */
export function signer(number: number, slug: string, at: Date): Signer {
  const language = pick(Object.keys(NAMES) as (keyof typeof NAMES)[], number);
  const email = `signatory.${number}@${pick(['gmail.com', 'ukr.net', 'example.org', 'abv.bg'], number)}`;
  return {
    request: {
      name: pick(NAMES[language], number >> 2),
      email,
      country: pick(COUNTRIES, number),
      language,
      capacity: 'individual',
      display: pick(['full', 'full', 'full', 'initials', 'country'], number),
      ...(number % 3 === 0 && { affiliation: pick(AFFILIATIONS, number) }),
      ...(number % 10 === 0 && { comment: COMMENT.repeat(1 + (number % 4)).trim() }),
      consent: { processing: true, publish: true, news: number % 2 === 0, partners: [] },
      text: { language: language === 'uk' ? 'uk' : 'en', version: 1 },
      proof: makeProof({ slug, email, bits: PROOF_BITS, at }),
    },
    viewer: `10.${(number >> 8) & 255}.${number & 255}.7`,
  };
}
