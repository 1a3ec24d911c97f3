import { inLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { declarations } from '@undersigned/i18n/messages/declarations.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { Cards } from './cards.tsx';
import { DeclarationFacts } from './declaration-facts.tsx';
import { DeclarationHead } from './declaration-head.tsx';
import { DeclarationText } from './declaration-text.tsx';
import { FeedLinks } from './feed-links.tsx';
import { htmlDocument } from './html-document.ts';
import { JsonLd } from './json-ld.tsx';
import { Layout } from './layout.tsx';
import { Linked } from './linked.tsx';
import { Notice } from './notice.tsx';
import { hrefOf, type Page } from './page.ts';
import type { CardView, LinkedView } from './record-views.ts';
import { Share } from './share.tsx';
import { Signatories } from './signatories.tsx';
import { Signing } from './signing-form.tsx';
import { Tally, TallyCounts } from './tally.tsx';
import type { DeclarationView, PartnerView, SignatoryView, TallyView, TextView } from './views.ts';

export interface DeclarationPageProps {
  /** `path` is `/declarations/{slug}`. */
  page: Page;
  declaration: DeclarationView;
  /** In the reader's language, else in the authoritative one; none while it is taken down. */
  text?: TextView | undefined;
  /** Every language that has a text. */
  languages: readonly Language[];
  tally: TallyView;
  /** The newest few of the roll. */
  newest: readonly SignatoryView[];
  /** The convening that adopted it. */
  adoptedAt?: CardView | undefined;
  /** News of it, what was answered, what came of it: newest first. */
  became?: readonly CardView[];
  /** What else is about it. */
  linked?: LinkedView;
  /** The partner that the reader comes from. */
  partner?: PartnerView | undefined;
  /** For machines. */
  jsonLd?: string | undefined;
  /** Needed where it is open. */
  proofBits: number;
  renderedAt: Date;
}

/** `/{lang}/declarations/{slug}`: the declaration, who signed it, and the form or why there is none. */
export function declarationPage(props: DeclarationPageProps): string {
  const { page, declaration, text, tally } = props;
  const t = translator(page.language, declarations);
  const title = inLanguage(declaration.title, page.language, declaration.language).text;
  const summary = declaration.summary && inLanguage(declaration.summary, page.language, declaration.language);
  const open = declaration.state === 'open' && text;
  const from = props.partner ? `?partner=${props.partner.slug}` : '';
  return htmlDocument(
    <Layout
      page={page}
      title={title}
      description={summary?.text}
      inLanguage={(language) => hrefOf(language, page.path) + from}
      scripted={Boolean(open)}
      head={
        <>
          <FeedLinks page={page} query={{ declaration: declaration.slug }} />
          <JsonLd text={props.jsonLd} />
        </>
      }
    >
      <article class="declaration">
        <DeclarationHead page={page} declaration={declaration} />
        <div class="at-a-glance">
          <TallyCounts page={page} tally={tally} />
          {open && (
            <a class="button unprinted" href="#sign">
              {t('declaration.sign')}
            </a>
          )}
        </div>
        <DeclarationFacts page={page} declaration={declaration} adoptedAt={props.adoptedAt} />
        <div class="columns">
          <div class="main">
            {!open && <Notice page={page} declaration={declaration} at={props.renderedAt} />}
            {text && (
              <DeclarationText
                page={page}
                declaration={declaration}
                text={text}
                languages={props.languages}
              />
            )}
            <Became page={page} updates={props.became ?? []} />
          </div>
          <aside class="beside" aria-label={t('tally.heading')}>
            <Tally page={page} tally={tally} />
            <Newest {...props} />
            {props.linked && <Linked page={page} linked={props.linked} />}
          </aside>
        </div>
        {open && <Signing {...props} slug={declaration.slug} text={text} />}
        <Share page={page} title={title} />
      </article>
    </Layout>,
  );
}

/** What became of it since, with dates. */
const Became: FC<{ page: Page; updates: readonly CardView[] }> = ({ page, updates }) =>
  updates.length > 0 ? (
    <section class="became" aria-labelledby="became">
      <h2 id="became">{translator(page.language, record)('became')}</h2>
      <Cards page={page} cards={updates} level={3} />
    </section>
  ) : null;

const Newest: FC<DeclarationPageProps> = ({ page, declaration, newest }) => {
  const t = translator(page.language, declarations);
  const none = declaration.state === 'open' ? 'signatories.none' : 'signatories.none.closed';
  return (
    <section class="newest" aria-labelledby="newest">
      <h2 id="newest">{t('signatories.newest')}</h2>
      {newest.length > 0 ? (
        <>
          <Signatories page={page} signatories={newest} />
          <p class="unprinted">
            <a href={hrefOf(page.language, `/declarations/${declaration.slug}/signatories`)}>
              {t('signatories.all')}
            </a>
          </p>
        </>
      ) : (
        <p class="hint">{t(none)}</p>
      )}
    </section>
  );
};
