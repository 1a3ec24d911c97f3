import { DEFAULT_LANGUAGE, isLanguage, type Language } from './languages.ts';

/** Serbo-Croatian's old tag, as some browsers still send it. */
const MACROLANGUAGE: Record<string, Language> = { sh: 'sr-Latn' };

/**
 * The one of our languages that serves a reader best.
 * @param wanted an `Accept-Language` header (RFC 9110, section 12.5.4), or tags in order of preference
 */
export function negotiate(wanted: string | readonly string[] | undefined): Language {
  const tags = typeof wanted === 'string' ? byPreference(wanted) : (wanted ?? []);
  for (const tag of tags) {
    const language = nearest(tag);
    if (language) return language;
  }
  return DEFAULT_LANGUAGE;
}

function byPreference(header: string): string[] {
  return header
    .split(',')
    .slice(0, 30)
    .map((range) => {
      const [tag = '', ...params] = range.split(';').map((part) => part.trim());
      const weight = params.find((param) => param.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** Serbian by its script, unless it is of Montenegro, which is ours as Montenegrin; the others by language alone. */
function nearest(tag: string): Language | undefined {
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
  if (locale.language !== 'sr') {
    return isLanguage(locale.language) ? locale.language : MACROLANGUAGE[locale.language];
  }
  if (locale.region === 'ME') return 'cnr';
  // `sh` is canonicalised to `sr-Latn` by Intl.
  return locale.script === 'Latn' ? 'sr-Latn' : 'sr-Cyrl';
}
