import { inLanguage } from '@undersigned/i18n/languages.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import { Signatories } from './signatories.tsx';
import { TallyCounts } from './tally.tsx';
import type { DeclarationView, SignatoryView, TallyView } from './views.ts';

/** One page of one part of the roll. */
export interface RollPart {
  items: readonly SignatoryView[];
  /** The cursor of the next page, or null on the last. */
  next: string | null;
  /** Whether this is not the first page. */
  continued?: boolean | undefined;
}

export interface SignatoriesPageProps {
  /** `path` is `/declarations/{slug}/signatories`. */
  page: Page;
  declaration: DeclarationView;
  tally: TallyView;
  /**
   * By name. Asked for by `?q=` (search) and `?organisations=<cursor>`; absent where only individuals were paged
   * (`?individuals=<cursor>`), and the other way round.
   */
  organisations?: RollPart | undefined;
  /** Newest first. */
  individuals?: RollPart | undefined;
  /** What was searched for among the organisations. */
  query?: string | undefined;
}

/** `/{lang}/declarations/{slug}/signatories`: the roll, organisations and individuals apart. */
export function signatoriesPage(props: SignatoriesPageProps): string {
  const { page, declaration, tally } = props;
  const t = translator(page.language, reading);
  const title = inLanguage(declaration.title, page.language, declaration.language).text;
  const declarationHref = hrefOf(page.language, `/declarations/${declaration.slug}`);
  return htmlDocument(
    <Layout page={page} title={`${t('roll.title')}: ${title}`}>
      <div class="home rolls">
        <header class="head">
          <p class="kind">
            <a href={declarationHref}>
              <InLanguage map={declaration.title} page={page} authoritative={declaration.language} />
            </a>
          </p>
          <h1>{t('roll.title')}</h1>
          <TallyCounts page={page} tally={tally} />
        </header>
        {props.organisations && <Organisations {...props} part={props.organisations} />}
        {props.individuals && <Individuals {...props} part={props.individuals} />}
        <footer class="after">
          <p class="hint">{t('roll.hidden')}</p>
          <ul class="row">
            <li>
              <a href={declarationHref}>{t('roll.back')}</a>
            </li>
            <li>
              <a href={`/v1/declarations/${declaration.slug}/signatures.csv`}>{t('roll.csv')}</a>
            </li>
          </ul>
        </footer>
      </div>
    </Layout>,
  );
}

type PartProps = SignatoriesPageProps & { part: RollPart };

const Organisations: FC<PartProps> = ({ page, part, query }) => {
  const t = translator(page.language, reading);
  const here = hrefOf(page.language, page.path);
  return (
    <section aria-labelledby="organisations">
      <h2 id="organisations">{t('roll.organisations')}</h2>
      <search>
        <form class="search" action={here} method="get">
          <label for="q">{t('roll.search')}</label>
          <span class="hint" id="q-hint">
            {t('roll.search.hint')}
          </span>
          <div>
            <input type="search" id="q" name="q" value={query} dir="auto" aria-describedby="q-hint" />
            <button type="submit">{t('roll.search.button')}</button>
          </div>
        </form>
      </search>
      {part.items.length > 0 ? (
        <Signatories page={page} signatories={part.items} />
      ) : (
        <p class="hint">{t(query ? 'roll.search.none' : 'roll.none.organisations')}</p>
      )}
      <Paging page={page} part={part} parameter="organisations" query={query} />
      {query && (
        <p>
          <a href={here}>{t('roll.search.all')}</a>
        </p>
      )}
    </section>
  );
};

const Individuals: FC<PartProps> = ({ page, part }) => {
  const t = translator(page.language, reading);
  return (
    <section aria-labelledby="individuals">
      <h2 id="individuals">{t('roll.individuals')}</h2>
      {part.items.length > 0 ? (
        <Signatories page={page} signatories={part.items} />
      ) : (
        <p class="hint">{t('roll.none.individuals')}</p>
      )}
      <Paging page={page} part={part} parameter="individuals" />
    </section>
  );
};

type PagingProps = {
  page: Page;
  part: RollPart;
  parameter: 'organisations' | 'individuals';
  query?: string | undefined;
};

const Paging: FC<PagingProps> = ({ page, part, parameter, query }) => {
  const t = translator(page.language, reading);
  const here = hrefOf(page.language, page.path);
  const nextPage = new URLSearchParams({ ...(query && { q: query }), [parameter]: part.next ?? '' });
  if (!part.next && !part.continued) return null;
  return (
    <nav class="paging" aria-label={t(`roll.${parameter}`)}>
      {part.continued && <a href={`${here}#${parameter}`}>{t('roll.first')}</a>}
      {part.next && (
        <a class="button quiet" href={`${here}?${nextPage}#${parameter}`} rel="next">
          {t('roll.next')}
        </a>
      )}
    </nav>
  );
};
