/*
 * The part of ICU MessageFormat that our messages use: `{name}`, and `{count, plural, one {…} other {…}}` with `#` for
 * the number and arguments in its branches. A test holds it against intl-messageformat, message by message; that library
 * would be a tenth of what the signing function may weigh.
 */

/** What a message's placeholders stand for. Dates come formatted (see dates.ts). */
export type Values = Readonly<Record<string, string | number>>;

const PLURAL = /\{(\w+), plural,((?: \w+ \{(?:[^{}]|\{\w+\})*\})+)\}/g;
const BRANCH = / (\w+) \{((?:[^{}]|\{\w+\})*)\}/g;
const ARGUMENT = /\{(\w+)\}/g;

/**
 * A message with its placeholders filled, in a locale that `Intl` knows.
 * @throws when a value is missing
 */
export function format(message: string, locale: string, values: Values = {}): string {
  const valueFor = (name: string): string | number => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}} in “${message}”`);
    return value;
  };
  return message
    .replace(PLURAL, (_, name: string, branches: string) => {
      const count = Number(valueFor(name));
      const wordings = new Map(
        [...branches.matchAll(BRANCH)].map(([, rule, wording = '']) => [rule, wording]),
      );
      const wording = wordings.get(pluralRule(locale, count)) ?? wordings.get('other') ?? '';
      return wording.replaceAll('#', () => new Intl.NumberFormat(locale).format(count));
    })
    .replace(ARGUMENT, (_, name: string) => String(valueFor(name)));
}

const rules = new Map<string, Intl.PluralRules>();

function pluralRule(locale: string, count: number): string {
  let known = rules.get(locale);
  if (!known) {
    known = new Intl.PluralRules(locale);
    rules.set(locale, known);
  }
  return known.select(count);
}
