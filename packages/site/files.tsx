import { formatDay } from '@undersigned/i18n/dates.ts';
import { LANGUAGES } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { formatSize } from '@undersigned/i18n/numbers.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import type { Page } from './page.ts';
import type { DocumentView, FileView } from './record-views.ts';

/** What people call a kind of file, by its media type. */
const TYPES: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'text/markdown': 'Markdown',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/svg+xml': 'SVG',
};

/** What is to be known before one downloads: `PDF · 24 pages · 1.2 MB`. */
export const fileSummary = (file: FileView, page: Page): string => {
  const t = translator(page.language, record);
  return [
    TYPES[file.contentType],
    file.pages !== undefined && t('file.pages', { count: file.pages }),
    formatSize(file.size, page.language),
  ]
    .filter(Boolean)
    .join(' · ');
};

/** The files that a document is to be had in: the reader's language first, then its own. */
export const filesFor = (page: Page, { files, language }: DocumentView): DocumentView['files'] => {
  const rank = (code: string) => [page.language, language].indexOf(code as Page['language']);
  const place = (code: string) => (rank(code) < 0 ? 2 : rank(code));
  return files.toSorted((a, b) => place(a.language) - place(b.language));
};

/** Each language's file, with what proves that it is the same, and the versions that were there before. */
export const Files: FC<{ page: Page; document: DocumentView }> = ({ page, document }) => {
  const t = translator(page.language, record);
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t('section.files')}</h2>
      <ul class="cards files">
        {filesFor(page, document).map(({ language, versions: [newest, ...older] }) => (
          <li>
            {newest && (
              <>
                <p class="title">
                  <a href={newest.href} hreflang={language}>
                    {t('file.download')} <span lang={language}>({LANGUAGES[language].endonym})</span>
                  </a>
                </p>
                <Version page={page} file={newest} />
              </>
            )}
            {older.length > 0 && (
              <details>
                <summary>{t('file.older', { count: older.length })}</summary>
                {older.map((file) => (
                  <>
                    <p>
                      <a href={file.href} hreflang={language}>
                        {t('file.version', { number: file.version })}
                      </a>
                    </p>
                    <Version page={page} file={file} />
                  </>
                ))}
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Version: FC<{ page: Page; file: FileView }> = ({ page, file }) => {
  const t = translator(page.language, record);
  return (
    <p class="quiet">
      {fileSummary(file, page)}
      <span class="line">
        {t('file.version', { number: file.version })}, {formatDay(file.at, page.language)}
      </span>
      <span class="line">
        SHA-256: <code>{file.sha256}</code>
      </span>
    </p>
  );
};
