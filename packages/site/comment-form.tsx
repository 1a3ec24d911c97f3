import { letterbox } from '@undersigned/i18n/messages/letterbox.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { AddressField } from './address-field.tsx';
import type { FormFields } from './form-faults.ts';
import { Checkbox, TextArea, TextField } from './form-fields.tsx';
import { hrefOf, type Page } from './page.ts';
import { type AskingFormProps, ProvenForm, stateOf } from './proven-form.tsx';

export interface CommentFormProps extends AskingFormProps {
  /** What is commented on. */
  collection: 'updates' | 'documents';
  slug: string;
}

const speak = (language: Page['language']) => translator(language, letterbox, signing);

/** The form's fields, in their order. */
export function commentFields({ language }: Page): FormFields {
  const t = speak(language);
  return {
    labels: {
      body: t('comment.body'),
      name: t('form.name'),
      email: t('form.email'),
      'consent.publish': t('form.consent'),
    },
  };
}

/** The form under the comments; the fields' names are those of `POST …/comments`. */
export const CommentForm: FC<CommentFormProps> = (props) => {
  const { page, collection, slug, suggestion } = props;
  const t = speak(page.language);
  const state = stateOf(props);
  return (
    <div class="asking unprinted" id="comment">
      <h3>{t('comment.heading')}</h3>
      <p>{t('comment.intro')}</p>
      <ProvenForm
        {...props}
        action={`/v1/${collection}/${slug}/comments`}
        subject={`${collection}/${slug}`}
        submit={t('comment.submit')}
        hint={t('form.submit.hint')}
      >
        <TextArea state={state} name="body" label={t('comment.body')} rows={5} />
        <TextField
          state={state}
          name="name"
          label={t('form.name')}
          hint={t('comment.name.hint')}
          autocomplete="name"
        />
        <AddressField
          page={page}
          state={state}
          label={t('form.email')}
          hint={t('comment.email.hint')}
          suggestion={suggestion}
        />
        <Checkbox state={state} name="consent.publish" label={t('comment.consent')}>
          <PrivacyLink page={page} />
        </Checkbox>
      </ProvenForm>
    </div>
  );
};

/** The way to what is kept of whom. */
export const PrivacyLink: FC<{ page: Page }> = ({ page }) => (
  <a class="hint" href={hrefOf(page.language, '/privacy')} target="_blank" rel="noopener">
    {speak(page.language)('form.consent.privacy')}
  </a>
);
