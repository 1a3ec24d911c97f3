import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { Checkbox, type FormState, TextField } from './form-fields.tsx';
import type { Page } from './page.ts';

interface AddressFieldProps {
  page: Page;
  state: FormState;
  label: string;
  hint: string;
  /** The whole address as it may have been meant: then its sender can stand by what was typed. */
  suggestion?: string | undefined;
}

/** The field of a mail address. */
export const AddressField: FC<AddressFieldProps> = ({ page, state, label, hint, suggestion }) => {
  const t = translator(page.language, signing);
  return (
    <TextField state={state} name="email" type="email" label={label} hint={hint} autocomplete="email">
      {suggestion && (
        <Checkbox
          state={state}
          name="email.asTyped"
          label={t('form.email.as-typed')}
          hint={t('form.email.suggestion.hint')}
          answer
        />
      )}
    </TextField>
  );
};
