import { formatDay } from '@undersigned/i18n/dates.ts';
import { isLanguage, LANGUAGES } from '@undersigned/i18n/languages.ts';
import { letterbox } from '@undersigned/i18n/messages/letterbox.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { CommentForm, type CommentFormProps } from './comment-form.tsx';
import { hrefOf } from './page.ts';

/** A comment as anybody sees it. */
export interface CommentView {
  name: string;
  body: string;
  language: string;
  /** `YYYY-MM-DD`. */
  on: string;
}

export interface CommentsProps extends CommentFormProps {
  /** A page of them, the oldest first. */
  comments: readonly CommentView[];
  /** The cursor of the next page, or null on the last: `?comments=<cursor>`. */
  next: string | null;
  /** Whether this is not the first page. */
  continued?: boolean | undefined;
}

/** The same without what its page knows. */
export type CommentsView = Omit<CommentsProps, 'page' | 'collection' | 'slug'>;

/** What was said about an update or a document, and the form to say more. */
export const Comments: FC<CommentsProps> = (props) => {
  const { page, comments, next, continued } = props;
  const t = translator(page.language, letterbox, reading);
  const here = hrefOf(page.language, page.path);
  return (
    <section class="comments" id="comments" aria-labelledby="comments-heading">
      <h2 id="comments-heading">{t('comments.title')}</h2>
      {comments.length > 0 ? (
        <ol>
          {comments.map((comment) => (
            <Comment {...props} comment={comment} />
          ))}
        </ol>
      ) : (
        <p class="hint">{t('comments.none')}</p>
      )}
      {(next || continued) && (
        <nav class="paging" aria-label={t('comments.title')}>
          {continued && <a href={`${here}#comments`}>{t('roll.first')}</a>}
          {next && (
            <a
              class="button quiet"
              href={`${here}?${new URLSearchParams({ comments: next })}#comments`}
              rel="next"
            >
              {t('roll.next')}
            </a>
          )}
        </nav>
      )}
      <CommentForm {...props} />
    </section>
  );
};

const Comment: FC<CommentsProps & { comment: CommentView }> = ({ page, comment }) => {
  const { name, body, language, on } = comment;
  const isForeign = language !== page.language;
  return (
    <li>
      <p class="by">
        <bdi class="name">{name}</bdi>{' '}
        <span class="quiet">
          <time datetime={on}>{formatDay(on, page.language)}</time>
          {isForeign && isLanguage(language) && ` · ${LANGUAGES[language].endonym}`}
        </span>
      </p>
      <blockquote lang={isForeign ? language : undefined} dir="auto">
        {body.split(/\r?\n\s*\r?\n/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </blockquote>
    </li>
  );
};
