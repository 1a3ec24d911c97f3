import { countryName } from '@undersigned/i18n/countries.ts';
import { formatDay, formatDays, formatInstant } from '@undersigned/i18n/dates.ts';
import { inLanguage, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import type { Page } from './page.ts';
import type { DeclarationView } from './views.ts';

interface HeadProps {
  page: Page;
  declaration: DeclarationView;
}

/** A language map's text, marked with its language where that is not the page's. */
export const InLanguage: FC<{
  map: LanguageMap;
  page: Page;
  authoritative?: DeclarationView['language'];
}> = ({ map, page, authoritative }) => {
  const { text, language } = inLanguage(map, page.language, authoritative);
  return <span lang={language === page.language ? undefined : language}>{text}</span>;
};

export const StateBadge: FC<HeadProps> = ({ page, declaration: { state } }) => (
  <span class={`state ${state}`}>{translator(page.language, signing)(`state.${state}`)}</span>
);

/** Title, state and summary. */
export const DeclarationHead: FC<HeadProps> = ({ page, declaration }) => {
  const t = translator(page.language, signing);
  const { title, summary, language } = declaration;
  return (
    <header class="head">
      <p class="kind">
        {t('declaration.kind')} <StateBadge page={page} declaration={declaration} />
      </p>
      <h1>
        <InLanguage map={title} page={page} authoritative={language} />
      </h1>
      {summary && (
        <p class="lead">
          <InLanguage map={summary} page={page} authoritative={language} />
        </p>
      )}
    </header>
  );
};

/** To whom, about what, adopted where, open when. */
export const DeclarationFacts: FC<HeadProps> = ({ page, declaration }) => {
  const t = translator(page.language, signing);
  const { addressees, topics, convening, language } = declaration;
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
        {convening && (
          <Fact name={t('declaration.convening')}>
            {named(convening.title)}
            <span class="quiet">
              {convening.place && <> · {named(convening.place)}</>}
              {convening.from && (
                <> · {formatDays(convening.from, convening.to ?? convening.from, page.language)}</>
              )}
            </span>
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

const Fact: FC<{ name: string; children?: Child }> = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Dates: FC<HeadProps> = ({ page, declaration }) => {
  const t = translator(page.language, signing);
  const { state, opensAt, openedAt, closesAt, closedAt } = declaration;
  const begun = openedAt ?? (state === 'draft' ? undefined : opensAt);
  const ended = closedAt ?? (state === 'closed' || state === 'archived' ? closesAt : undefined);
  return (
    <>
      {begun && <Fact name={t('declaration.opened')}>{formatDay(begun, page.language)}</Fact>}
      {!begun && opensAt && (
        <Fact name={t('declaration.opens')}>{formatInstant(opensAt, page.language)}</Fact>
      )}
      {ended && <Fact name={t('declaration.closed')}>{formatDay(ended, page.language)}</Fact>}
      {!ended && closesAt && (
        <Fact name={t('declaration.closes')}>{formatInstant(closesAt, page.language)}</Fact>
      )}
    </>
  );
};
