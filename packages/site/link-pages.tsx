import { countryName } from '@undersigned/i18n/countries.ts';
import { LANGUAGES } from '@undersigned/i18n/languages.ts';
import { links } from '@undersigned/i18n/messages/links.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import { SignedName } from './signatories.tsx';
import type { DeclarationView, SignatureView, TextView } from './views.ts';

export interface LinkPageProps {
  /** `path` is that of the link, e.g. `/confirm/{token}`. */
  page: Page;
  token: string;
  declaration: Pick<DeclarationView, 'slug' | 'title' | 'language'>;
  /** The newest data that was asked to be published; needed to confirm, shown if given by the others. */
  signature?: SignatureView | undefined;
}

/** `/{lang}/confirm/{token}`: what will be published, and the button that confirms. Being fetched changes nothing. */
export function confirmPage(props: LinkPageProps & { needsReview?: boolean | undefined }): string {
  const t = translator(props.page.language, links);
  return asking(props, 'confirm', '/v1/signatures/confirmations', [
    props.needsReview && <p>{t('ask.confirm.review')}</p>,
    <p class="hint">{t('ask.confirm.wrong')}</p>,
  ]);
}

/** The same where its signer is asked to confirm a newer text: what to read, and what is so otherwise. */
export function confirmAgainPage(
  props: LinkPageProps & { text: Pick<TextView, 'language' | 'version'> },
): string {
  const { page, declaration, text } = props;
  const t = translator(page.language, links);
  const said = t('ask.again.version', {
    language: LANGUAGES[text.language].endonym,
    version: text.version,
  });
  return asking(props, 'again', '/v1/signatures/confirmations', [
    <p>
      {t('ask.again.text')}: <a href={hrefOf(text.language, `/declarations/${declaration.slug}`)}>{said}</a>
    </p>,
    <p class="hint">{t('ask.again.keep')}</p>,
  ]);
}

/** `/{lang}/withdraw/{token}`: the button that withdraws. */
export const withdrawPage = (props: LinkPageProps): string =>
  asking(props, 'withdraw', '/v1/signatures/withdrawals');

/** `/{lang}/not-me/{token}`: the button that erases what somebody else entered. */
export const notMePage = (props: LinkPageProps): string =>
  asking(props, 'not-me', '/v1/signatures/disavowals');

function asking(
  props: LinkPageProps,
  what: 'confirm' | 'again' | 'withdraw' | 'not-me',
  action: string,
  more?: Child[],
): string {
  const { page, token, declaration, signature } = props;
  const t = translator(page.language, links);
  return htmlDocument(
    <Layout page={page} title={t(`ask.${what}.title`)} indexed={false}>
      <article class="narrow">
        <header class="head">
          <h1>{t(`ask.${what}.title`)}</h1>
          <p class="lead">{t(`ask.${what}.lead`)}</p>
        </header>
        <dl class="sheet">
          <div>
            <dt>{t('ask.declaration')}</dt>
            <dd>
              <a href={hrefOf(page.language, `/declarations/${declaration.slug}`)}>
                <InLanguage map={declaration.title} page={page} authoritative={declaration.language} />
              </a>
            </dd>
          </div>
          {signature && <Published page={page} signature={signature} />}
        </dl>
        {more?.[0]}
        <form method="post" action={action}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="language" value={page.language} />
          <button type="submit" class={what === 'confirm' || what === 'again' ? undefined : 'grave'}>
            {t(`ask.${what}.button`)}
          </button>
        </form>
        {more?.[1]}
      </article>
    </Layout>,
  );
}

const Published: FC<{ page: Page; signature: SignatureView }> = ({ page, signature }) => {
  const t = translator(page.language, links);
  return (
    <>
      <div>
        <dt>{t('ask.capacity')}</dt>
        <dd>{t(`capacity.${signature.capacity}`)}</dd>
      </div>
      <div>
        <dt>{t('ask.confirm.published')}</dt>
        <dd>
          {signature.display === 'hidden' ? (
            t('ask.confirm.hidden')
          ) : (
            <>
              <SignedName page={page} signatory={signature} />
              <span class="quiet">{countryName(signature.country, page.language)}</span>
            </>
          )}
        </dd>
      </div>
    </>
  );
};
