import { countryName } from '@undersigned/i18n/countries.ts';
import { formatDay, formatInstant } from '@undersigned/i18n/dates.ts';
import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import { declarations } from '@undersigned/i18n/messages/declarations.ts';
import { formatPeriod } from '@undersigned/i18n/periods.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { hrefOf, type Page } from './page.ts';
import type { CardView } from './record-views.ts';
import type { DeclarationView } from './views.ts';

interface FactsProps {
  page: Page;
  declaration: DeclarationView;
}

/** To whom, about what, adopted where, open when. */
export const DeclarationFacts: FC<FactsProps & { adoptedAt?: CardView | undefined }> = (props) => {
  const { page, declaration, adoptedAt } = props;
  const t = translator(page.language, declarations);
  const { addressees, topics, language } = declaration;
  const named = (map: LanguageMap) => <InLanguage map={map} page={page} authoritative={language} />;
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts" class="unseen">
        {t('declaration.facts')}
      </h2>
      <dl>
        {addressees.length > 0 && (
          <Fact name={t('declaration.addressees')}>
            <ul>
              {addressees.map(({ name, country }) => (
                <li>
                  {named(name)}
                  {country && <span class="quiet"> · {countryName(country, page.language)}</span>}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {adoptedAt && (
          <Fact name={t('declaration.convening')}>
            <AdoptedAt page={page} convening={adoptedAt} />
          </Fact>
        )}
        {topics.length > 0 && (
          <Fact name={t('declaration.topics')}>
            <ul class="row">
              {topics.map(({ name }) => (
                <li>{named(name)}</li>
              ))}
            </ul>
          </Fact>
        )}
        <Dates page={page} declaration={declaration} />
      </dl>
    </section>
  );
};

/** The convening that adopted it, with where and when. */
const AdoptedAt: FC<{ page: Page; convening: CardView }> = ({ page, convening }) => {
  const { slug, name, language, place, when } = convening;
  return (
    <>
      <a href={hrefOf(page.language, `/convenings/${slug}`)}>
        <InLanguage map={name} page={page} authoritative={language} />
      </a>
      <span class="quiet">
        {place && (
          <>
            {' '}
            · <InLanguage map={place} page={page} authoritative={language} />
          </>
        )}
        {when && <> · {formatPeriod(when, page.language)}</>}
      </span>
    </>
  );
};

const Fact: FC<{ name: string; children?: Child }> = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** One group of the list, so that beginning and end stand together. */
const Dates: FC<FactsProps> = ({ page, declaration }) => {
  const t = translator(page.language, declarations);
  const { state, opensAt, openedAt, closesAt, closedAt } = declaration;
  const begun = openedAt ?? (state === 'draft' ? undefined : opensAt);
  const ended = closedAt ?? (state === 'closed' || state === 'archived' ? closesAt : undefined);
  const dates = [
    begun
      ? [t(ended ? 'declaration.begun' : 'declaration.opened'), formatDay(begun, page.language)]
      : opensAt && [t('declaration.opens'), formatInstant(opensAt, page.language)],
    ended
      ? [t('declaration.closed'), formatDay(ended, page.language)]
      : closesAt && [t('declaration.closes'), formatInstant(closesAt, page.language)],
  ].filter((date) => date !== undefined && date !== '');
  if (dates.length === 0) return null;
  return (
    <div>
      {dates.map(([name, date]) => (
        <>
          <dt>{name}</dt>
          <dd>{date}</dd>
        </>
      ))}
    </div>
  );
};
