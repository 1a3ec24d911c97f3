import { declarationTable } from '@undersigned/aws/declarations.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import type { Table } from '@undersigned/aws/table.ts';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { sampleDeclaration } from '@undersigned/declarations/samples.ts';
import { Settings } from '@undersigned/declarations/settings.ts';
import { canonicalText, textHash } from '@undersigned/declarations/text.ts';
import { PROOF_BITS } from './signers.ts';

/** Puts an open declaration with two texts into the table, and settings that ask for little work. */
export async function openDeclaration(table: Table, now: Date): Promise<Declaration> {
  const at = now.toISOString();
  const texts = (['en', 'uk'] as const).map((language) => {
    const body = canonicalText(textOf(language));
    return { language, version: 1, sha256: textHash(body), body, material: false, at };
  });
  const declaration = sampleDeclaration({
    texts: Object.fromEntries(
      texts.map(({ language, version, sha256 }) => [language, { version, sha256, at }]),
    ),
    openedAt: at,
    createdAt: at,
    changedAt: at,
  });
  const declarations = declarationTable(table);
  await declarations.save(declaration, 0);
  for (const text of texts) await declarations.addText(declaration.id, text);
  await settingsTable(table).save(Settings.parse({ limits: { proofBits: PROOF_BITS } }), 0);
  return declaration;
}

const WORDS = {
  en: 'we the undersigned people region peace partnership security education ecology ask governments to keep what was agreed and build together an honest future for everyone who lives between two seas',
  uk: 'ми підписані народи регіону мир партнерство безпека освіта довкілля просимо уряди дотримати домовленого і разом будувати чесне майбутнє для кожного хто живе між двома морями',
};
const PARAGRAPHS = 12;
const WORDS_A_PARAGRAPH = 60;

/** A text as long as declarations are, in an order of words that compresses no better than prose. */
function textOf(language: keyof typeof WORDS): string {
  const words = WORDS[language].split(' ');
  let state = 1;
  const next = () => {
    // A linear congruential generator (Numerical Recipes): the same text each time.
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return words[Math.floor((state / 2 ** 32) * words.length)];
  };
  const paragraph = () => `${Array.from({ length: WORDS_A_PARAGRAPH }, next).join(' ')}.`;
  return `# ${words.slice(0, 4).join(' ')}\n\n${Array.from({ length: PARAGRAPHS }, paragraph).join('\n\n')}\n`;
}
