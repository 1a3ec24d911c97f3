import type { LETTERBOX_OUTCOMES } from '@undersigned/api/pages.ts';
import { letterbox } from '@undersigned/i18n/messages/letterbox.ts';
import { links } from '@undersigned/i18n/messages/links.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';

/* Pages about what was put into the letterbox: what a mail's link asks, what its button did, and links that do not work. */

const speak = ({ language }: Page) => translator(language, letterbox, links, reading, signing);

export interface LetterboxLinkProps {
  page: Page;
  token: string;
  purpose: 'confirm' | 'remove' | 'not-me';
  kind: 'comment' | 'application';
  /** What was typed: of a comment its name and its words, of an application the organisation's name. */
  said?: { name: string; body?: string | undefined } | undefined;
}

const ACTIONS = { confirm: 'confirmations', remove: 'removals', 'not-me': 'disavowals' } as const;

/** `/{lang}/letterbox/{token}`: what is asked, and the button that does it. Being fetched changes nothing. */
export function letterboxLinkPage({ page, token, purpose, kind, said }: LetterboxLinkProps): string {
  const t = speak(page);
  const what = purpose === 'confirm' ? (`confirm.${kind}` as const) : purpose;
  const lead = t(purpose === 'not-me' ? 'letterbox.not-me.lead' : (`ask.${what}.lead` as 'ask.remove.lead'));
  const title = t(`ask.${what}.title` as 'ask.remove.title');
  return htmlDocument(
    <Layout page={page} title={title} indexed={false}>
      <article class="narrow">
        <header class="head">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
        </header>
        {said && (
          <dl class="sheet">
            <div>
              <dt>{t(kind === 'comment' ? 'comment.body' : 'form.organisation.name')}</dt>
              <dd>
                <bdi>{said.name}</bdi>
                {said.body && <blockquote dir="auto">{said.body}</blockquote>}
              </dd>
            </div>
          </dl>
        )}
        <form method="post" action={`/v1/letterbox/${ACTIONS[purpose]}`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="language" value={page.language} />
          <button type="submit" class={purpose === 'confirm' ? undefined : 'grave'}>
            {t(purpose === 'confirm' ? 'letterbox.confirm' : `ask.${purpose}.button`)}
          </button>
        </form>
      </article>
    </Layout>,
  );
}

export type LetterboxOutcome = (typeof LETTERBOX_OUTCOMES)[number];

/** Title and first sentence of what is said after a form or a button. */
const OUTCOMES = {
  'comment-check': ['check.title', 'letterbox.check'],
  'comment-waiting': ['comment-waiting.title', 'comment-waiting.lead'],
  'comment-removed': ['comment-removed.title', 'comment-removed.lead'],
  'comment-disowned': ['outcome.disavowed.title', 'letterbox.disowned'],
  'application-check': ['check.title', 'letterbox.check'],
  'application-waiting': ['application-waiting.title', 'application-waiting.lead'],
  'application-disowned': ['outcome.disavowed.title', 'letterbox.disowned'],
  'message-accepted': ['message-accepted.title', 'message-accepted.lead'],
} as const satisfies Record<LetterboxOutcome, readonly [string, string]>;

/** The page after a form or a button. It names nobody, so it may be seen again, and by anybody. */
export function letterboxOutcomePage({
  page,
  outcome,
  days,
}: {
  page: Page;
  outcome: LetterboxOutcome;
  /** After how many days what is not confirmed is erased. */
  days: number;
}): string {
  const t = speak(page);
  const [title, lead] = OUTCOMES[outcome];
  return htmlDocument(
    <Layout page={page} title={t(title)} indexed={false}>
      <article class="narrow">
        <header class="head">
          <h1>{t(title)}</h1>
          <p class="lead">{t(lead)}</p>
        </header>
        {outcome.endsWith('-check') && (
          <>
            <p>{t('check.days', { days })}</p>
            <h2>{t('check.nothing')}</h2>
            <ul>
              <li>{t('check.nothing.wait')}</li>
              <li>{t('letterbox.check.again')}</li>
            </ul>
          </>
        )}
        <p>
          <a href={hrefOf(page.language, '')}>{t('layout.home')}</a>
        </p>
      </article>
    </Layout>,
  );
}

/** What the page of a link says where the link does not work. */
export function letterboxFaultPage({ page, fault }: { page: Page; fault: 'expired' | 'unknown' }): string {
  const t = speak(page);
  return htmlDocument(
    <Layout page={page} title={t(`link.${fault}.title`)} indexed={false}>
      <article class="narrow">
        <header class="head">
          <h1>{t(`link.${fault}.title`)}</h1>
          <p class="lead">{t(`letterbox.${fault}`)}</p>
        </header>
        <p>
          <a href={hrefOf(page.language, '')}>{t('layout.home')}</a>
        </p>
      </article>
    </Layout>,
  );
}
