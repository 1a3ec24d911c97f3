import { countryName } from '@undersigned/i18n/countries.ts';
import { formatDay } from '@undersigned/i18n/dates.ts';
import { LANGUAGES } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { formatPeriod } from '@undersigned/i18n/periods.ts';
import { type KeyOf, type Translate, translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { hrefOf, type Page } from './page.ts';
import type { CardView, DeclarationMention, Kind } from './record-views.ts';

export type SayRecord = Translate<KeyOf<typeof record>>;

/** What things of a kind are called; news of the kind news are no more than that. */
export const kindName = (t: SayRecord, kind: Kind): string => t(`kind.${kind}`);

const Separated: FC<{ pieces: readonly Child[] }> = ({ pieces }) => (
  <>
    {pieces.filter(Boolean).map((piece, index) => (
      <>
        {index > 0 && ' · '}
        {piece}
      </>
    ))}
  </>
);

/** More countries than this are a region. */
const FEW_COUNTRIES = 6;

interface CardProps {
  page: Page;
  card: CardView;
  /** The rank of its heading; without one it is no heading. */
  level?: 2 | 3;
}

/** A thing as an entry of a list: what it is and when, its name, and where or by whom. */
export const Card: FC<CardProps> = ({ page, card, level }) => {
  const t = translator(page.language, record);
  const Heading = level ? (`h${level}` as const) : 'p';
  const period = card.when && formatPeriod(card.when, page.language);
  const above = [card.kind && kindName(t, card.kind), period].filter(Boolean);
  return (
    <article class="card">
      {above.length > 0 && (
        <p class="kind">
          <Separated pieces={above} />
        </p>
      )}
      <Heading class="title">
        <a href={hrefOf(page.language, `/${card.collection}/${card.slug}`)}>
          <InLanguage map={card.name} page={page} authoritative={card.language} />
        </a>
      </Heading>
      <Below page={page} card={card} t={t} />
    </article>
  );
};

const Below: FC<{ page: Page; card: CardView; t: SayRecord }> = ({ page, card, t }) => {
  const { shortName, place, countries, membership, from, languages, language } = card;
  const shown = countries.slice(0, FEW_COUNTRIES).map((code) => countryName(code, page.language));
  const pieces = [
    shortName && <InLanguage map={shortName} page={page} authoritative={language} />,
    from && <InLanguage map={from} page={page} authoritative={language} />,
    place && <InLanguage map={place} page={page} authoritative={language} />,
    shown.length > 0 && shown.join(', ') + (countries.length > FEW_COUNTRIES ? ' …' : ''),
    membership?.status === 'active' && t(`membership.${membership.role}`),
    languages?.map((code, index) => (
      <>
        {index > 0 && ', '}
        <span lang={code}>{LANGUAGES[code].endonym}</span>
      </>
    )),
  ];
  if (!pieces.some(Boolean)) return null;
  return (
    <p class="quiet">
      <Separated pieces={pieces} />
    </p>
  );
};

/** Things one below the other, in the order given. */
export const Cards: FC<{ page: Page; cards: readonly CardView[]; level?: 2 | 3 }> = ({ cards, ...props }) => (
  <ul class="cards">
    {cards.map((card) => (
      <li>
        <Card {...props} card={card} />
      </li>
    ))}
  </ul>
);

/** Declarations where something else names them, each with whether it can be signed. */
export const Declarations: FC<{ page: Page; declarations: readonly DeclarationMention[] }> = (props) => {
  const { page, declarations } = props;
  const t = translator(page.language, signing, record);
  return (
    <ul class="cards">
      {declarations.map(({ slug, title, language, state, signedOn }) => (
        <li>
          <article class="card">
            <p class="kind">
              {t('declaration.kind')}
              {state && <span class={`state ${state}`}>{t(`state.${state}`)}</span>}
              {signedOn && (
                <span>{t('declaration.signed-on', { date: formatDay(signedOn, page.language) })}</span>
              )}
            </p>
            <p class="title">
              <a href={hrefOf(page.language, `/declarations/${slug}`)}>
                <InLanguage map={title} page={page} authoritative={language} />
              </a>
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
};
