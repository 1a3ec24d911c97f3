import { formatDays, formatRoughDay } from '@undersigned/i18n/dates.ts';
import type { Language, LanguageMap } from '@undersigned/i18n/languages.ts';
import { home } from '@undersigned/i18n/messages/home.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { hrefOf, type Page } from './page.ts';

/** A thing of the record, or a declaration, in as few words as tell it from others. */
export interface BriefView {
  collection: 'declarations' | 'organisations' | 'projects' | 'convenings' | 'documents' | 'updates';
  slug: string;
  title: LanguageMap;
  language: Language;
  /** As precise as it is known. */
  day?: string | undefined;
  to?: string | undefined;
}

/** Things that are not all of one kind, each with what it is and when it was. */
export const BriefList: FC<{ page: Page; entries: readonly BriefView[]; kinds?: boolean }> = ({
  page,
  entries,
  kinds = false,
}) => {
  const t = translator(page.language, home);
  return (
    <ul class="brief">
      {entries.map(({ collection, slug, title, language, day, to }) => (
        <li>
          <a href={hrefOf(page.language, `/${collection}/${slug}`)}>
            <InLanguage map={title} page={page} authoritative={language} />
          </a>
          <span class="quiet">
            {[kinds && t(`kind.${collection}`), day && roughly(day, to, page.language)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
};

const isWhole = (day: string): boolean => day.length >= 10;

/** A day, some days, or as much of it as is known. */
function roughly(day: string, to: string | undefined, language: Language): string {
  if (to === undefined || to === day) return formatRoughDay(day, language);
  if (isWhole(day) && isWhole(to)) return formatDays(day, to, language);
  return `${formatRoughDay(day, language)} – ${formatRoughDay(to, language)}`;
}
