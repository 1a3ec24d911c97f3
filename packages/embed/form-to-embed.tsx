import { inLanguage, LANGUAGES } from '@undersigned/i18n/languages.ts';
import { embed } from '@undersigned/i18n/messages/embed.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { patternOf, translator } from '@undersigned/i18n/translate.ts';
import { InLanguage, StateBadge } from '@undersigned/site/declaration-head.tsx';
import { signingFields } from '@undersigned/site/form-faults.ts';
import { Notice } from '@undersigned/site/notice.tsx';
import { hrefOf, type Page } from '@undersigned/site/page.ts';
import { SigningForm } from '@undersigned/site/signing-form.tsx';
import { TallyCounts } from '@undersigned/site/tally.tsx';
import type { DeclarationView, PartnerView, TallyView } from '@undersigned/site/views.ts';
import type { FC } from 'hono/jsx';

export interface FormToEmbedProps {
  /** `path` is `/declarations/{slug}`. */
  page: Page;
  declaration: DeclarationView;
  /** The text that is signed: language and current version. None where there is nothing to sign. */
  text?: { language: string; version: number } | undefined;
  tally: TallyView;
  /** On whose site it stands. */
  partner?: PartnerView | undefined;
  proofBits: number;
  renderedAt: Date;
  /** After how many days an unconfirmed signature is erased. */
  days: number;
}

/**
 * What `<undersigned-sign>` shows in a page of another site: the declaration's title, its tally, and the form of the site's own
 * page, or why there is none. All that is ever said is in it, hidden until it is true; its addresses are whole.
 */
export const formToEmbed = (props: FormToEmbedProps): string => String(<Sheet {...props} />);

const Sheet: FC<FormToEmbedProps> = (props) => {
  const { page, declaration, text, tally } = props;
  const { language } = page;
  const t = translator(language, signing);
  return (
    <article
      class="sheet"
      lang={language}
      dir={LANGUAGES[language].dir}
      aria-labelledby="title"
      data-locale={LANGUAGES[language].intl}
      data-labels={JSON.stringify(signingFields(language).labels)}
      data-faults={patternOf(signing, language, 'form.faults')}
      data-fault={t('form.fault')}
    >
      <header class="head">
        <p class="kind">
          {t('declaration.kind')} · <StateBadge page={page} declaration={declaration} />
        </p>
        <h2 id="title">
          <InLanguage map={declaration.title} page={page} authoritative={declaration.language} />
        </h2>
        <TallyCounts page={page} tally={tally} />
        {text && (
          <p>
            <a class="there" href={addressOf(props)} target="_blank" rel="noopener">
              {t('declaration.read')}
            </a>
          </p>
        )}
      </header>
      {text && declaration.state === 'open' ? (
        <Asking {...props} text={text} />
      ) : (
        <Notice page={page} declaration={declaration} at={props.renderedAt} level={3} />
      )}
    </article>
  );
};

/** The declaration's page, which knows what partner its reader comes from. */
const addressOf = ({ page, partner }: FormToEmbedProps): string =>
  `${page.origin}${hrefOf(page.language, page.path)}${partner ? `?partner=${partner.slug}` : ''}`;

const Asking: FC<FormToEmbedProps & Required<Pick<FormToEmbedProps, 'text'>>> = (props) => {
  const { page, declaration, text } = props;
  const t = translator(page.language, signing, embed);
  const network = inLanguage(page.network.name, page.language).text;
  return (
    <>
      <div class="asking">
        <h3>{t('form.heading')}</h3>
        <p>{t('form.intro')}</p>
        <p class="hint">{t('embed.belongs', { network })}</p>
        <p class="hint">{t('form.required')}</p>
        <div class="faults" role="alert" tabindex={-1} hidden>
          <h3>{t('form.faults.title')}</h3>
          <ul />
          <p>{t('form.kept')}</p>
        </div>
        {text && <SigningForm {...props} slug={declaration.slug} text={text} base={page.origin} />}
        <div class="told" role="alert" hidden>
          <p class="problem" />
          <p class="unreachable">{t('embed.unreachable')}</p>
          <p>
            <a href={`${addressOf(props)}#sign`} target="_blank" rel="noopener">
              {t('embed.there')}
            </a>
          </p>
        </div>
      </div>
      <Asked {...props} />
    </>
  );
};

/** What is said once it is sent: the same for everybody, as on the site. */
const Asked: FC<FormToEmbedProps> = ({ page, declaration, days }) => {
  const t = translator(page.language, reading);
  const title = inLanguage(declaration.title, page.language, declaration.language).text;
  return (
    <section class="asked" aria-labelledby="asked" hidden>
      <h3 id="asked" tabindex={-1}>
        {t('check.title')}
      </h3>
      <p>{t('check.lead')}</p>
      <ol>
        <li>{t('check.step.mail', { title })}</li>
        <li>{t('check.step.link')}</li>
        <li>{t('check.step.press')}</li>
      </ol>
      <p class="hint">{t('check.days', { days })}</p>
    </section>
  );
};
