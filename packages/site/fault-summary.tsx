import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import type { ShownFault } from './form-faults.ts';
import type { Page } from './page.ts';

/** All that is wrong with a form, above it, each with a link to its field. */
export const FaultSummary: FC<{ page: Page; faults: readonly ShownFault[] }> = ({ page, faults }) => {
  const t = translator(page.language, signing);
  return (
    <div class="faults" role="alert" tabindex={-1} autofocus>
      <h2>{t('form.faults', { count: faults.length })}</h2>
      <ul>
        {faults.map(({ message, at }) => (
          <li>
            {at ? (
              <a href={`#${at.id}`}>
                {at.label}: {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
      <p>{t('form.kept')}</p>
    </div>
  );
};
