import { formatInstant } from '@undersigned/i18n/dates.ts';
import { declarations } from '@undersigned/i18n/messages/declarations.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import type { Page } from './page.ts';
import type { DeclarationView } from './views.ts';

/** How long after the end a signature can still be confirmed. */
const CONFIRM_AFTER_END = 24 * 60 * 60_000;

interface NoticeProps {
  page: Page;
  declaration: DeclarationView;
  at: Date;
  /** Of its heading. */
  level?: 2 | 3;
}

/** Why it cannot be signed now. */
export const Notice: FC<NoticeProps> = ({ page, declaration, at, level = 2 }) => {
  const t = translator(page.language, declarations);
  const { state, opensAt, closedAt, closesAt, notice, takedownReason, language } = declaration;
  const when = (instant: string) => formatInstant(instant, page.language);
  const ended = closedAt ?? closesAt;
  const over = ended !== undefined && at.getTime() > Date.parse(ended) + CONFIRM_AFTER_END;
  if (state === 'open') return null;
  const kind = state === 'draft' ? 'not-yet-open' : state;
  const Heading = `h${level}` as const;
  return (
    <section class="notice" aria-labelledby="notice">
      <Heading id="notice">{t(`notice.${kind}`)}</Heading>
      {kind === 'not-yet-open' && (
        <p>
          {opensAt
            ? t('notice.not-yet-open.detail', { date: when(opensAt) })
            : t('notice.not-yet-open.undated')}
        </p>
      )}
      {kind === 'closed' && (
        <p>
          {ended && t('notice.closed.detail', { date: when(ended) })} {!over && t('notice.closed.confirm')}
        </p>
      )}
      {notice && kind === 'paused' && (
        <p class="said">
          <InLanguage map={notice} page={page} authoritative={language} />
        </p>
      )}
      {(kind === 'paused' || kind === 'archived' || kind === 'taken-down') && (
        <p>{t(`notice.${kind}.detail`)}</p>
      )}
      {takedownReason && kind === 'taken-down' && (
        <p>
          {t('notice.taken-down.reason')} <bdi>{takedownReason}</bdi>
        </p>
      )}
    </section>
  );
};
