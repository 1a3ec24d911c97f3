import { letterbox } from '@undersigned/i18n/messages/letterbox.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { AddressField } from './address-field.tsx';
import { PrivacyLink } from './comment-form.tsx';
import type { FormFields } from './form-faults.ts';
import { TextArea, TextField } from './form-fields.tsx';
import type { Page } from './page.ts';
import { type AskingFormProps, ProvenForm, stateOf } from './proven-form.tsx';

const speak = (language: Page['language']) => translator(language, letterbox, signing);

/** The form's fields, in their order. */
export function contactFields({ language }: Page): FormFields {
  const t = speak(language);
  return {
    labels: {
      name: t('form.name'),
      email: t('form.email'),
      subject: t('contact.subject'),
      body: t('contact.body'),
    },
  };
}

/** The form to write to the secretariat, with its heading; the fields' names are those of `POST /v1/messages`. */
export const ContactForm: FC<AskingFormProps> = (props) => {
  const { page, suggestion } = props;
  const t = speak(page.language);
  const state = stateOf(props);
  return (
    <section class="asking unprinted" id="write" aria-labelledby="write-heading">
      <h2 id="write-heading">{t('contact.heading')}</h2>
      <p>{t('contact.intro')}</p>
      <ProvenForm {...props} action="/v1/messages" subject="messages" submit={t('contact.submit')}>
        <TextField state={state} name="name" label={t('form.name')} autocomplete="name" />
        <AddressField
          page={page}
          state={state}
          label={t('form.email')}
          hint={t('contact.email.hint')}
          suggestion={suggestion}
        />
        <TextField state={state} name="subject" label={t('contact.subject')} autocomplete="off" optional />
        <TextArea state={state} name="body" label={t('contact.body')} rows={8} />
        <p>
          <PrivacyLink page={page} />
        </p>
      </ProvenForm>
    </section>
  );
};
