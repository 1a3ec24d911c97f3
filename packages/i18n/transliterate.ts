import transliterate from '@sindresorhus/transliterate';

/** Letters of Serbian, Montenegrin, Macedonian and Bulgarian that the library lacks or gives Russian values. */
const OF_THE_REGION: [string, string][] = Object.entries({
  ђ: 'đ',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'ć',
  џ: 'dž',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
  ъ: 'a',
}).flatMap(([letter, latin]) => [
  [letter, latin],
  [letter.toUpperCase(), latin.charAt(0).toUpperCase() + latin.slice(1)],
]);

/** A name of any script in plain Latin letters, for sorting. What has no known Latin form stays as it is. */
export const toLatin = (name: string): string => {
  const known = OF_THE_REGION.reduce(
    (text, [letter, latin]) => text.replaceAll(letter, latin),
    name.normalize('NFC'),
  );
  return transliterate(known);
};

/** Spellings of one sound that different systems of transliteration give, folded into one; in this order. */
const FOLDS: [RegExp, string][] = [
  [/[^\p{L}\p{N}\s]/gu, ''],
  [/shch|sch/g, 'sc'],
  [/kh/g, 'h'],
  [/([szc])h/g, '$1'],
  [/ts/g, 'c'],
  [/d[jz]/g, 'd'],
  [/w/g, 'v'],
  // Ukrainian Г is H, Serbian and Bulgarian Г is G, and a name does not say which it is.
  [/g/g, 'h'],
  [/[jy]/g, 'i'],
  [/i+/g, 'i'],
  [/\s+/g, ' '],
];

/**
 * The key under which a name is found whatever script and whatever transliteration it is typed in: `Шевченко` and
 * `Shevchenko`, `Ђорђевић`, `Đorđević` and `Djordjevic` meet. Not for reading: it folds what only looks different.
 */
export const searchKey = (name: string): string =>
  FOLDS.reduce(
    (key, [spelling, folded]) => key.replace(spelling, folded),
    toLatin(name).toLowerCase(),
  ).trim();

const SERBIAN: Record<string, string> = Object.fromEntries(
  'а=a б=b в=v г=g д=d ђ=đ е=e ж=ž з=z и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=ć у=u ф=f х=h ц=c ч=č џ=dž ш=š'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

/**
 * Serbian Cyrillic in Serbian Latin, letter by letter as its orthography prescribes. What is not Serbian Cyrillic
 * (ICU placeholders, Latin words) stays as it is.
 */
export const serbianLatin = (text: string): string =>
  text.replace(/[Ђ-Шђ-џа-ш]/gu, (letter, at: number) => {
    const latin = SERBIAN[letter.toLowerCase()];
    if (latin === undefined) return letter;
    if (letter === letter.toLowerCase()) return latin;
    const inCapitals = /\p{Lu}/u.test(text.charAt(at + 1)) || /\p{Lu}\p{Lu}$/u.test(text.slice(0, at + 1));
    return inCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
  });
