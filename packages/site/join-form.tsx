import { countries } from '@undersigned/i18n/countries.ts';
import { letterbox } from '@undersigned/i18n/messages/letterbox.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { AddressField } from './address-field.tsx';
import { PrivacyLink } from './comment-form.tsx';
import type { FormFields } from './form-faults.ts';
import { Checkbox, type FormState, SelectField, TextArea, TextField } from './form-fields.tsx';
import type { Page } from './page.ts';
import { type AskingFormProps, ProvenForm, stateOf } from './proven-form.tsx';

const speak = (language: Page['language']) => translator(language, letterbox, signing);

/** The form's fields, in their order. */
export function joinFields({ language }: Page): FormFields {
  const t = speak(language);
  return {
    labels: {
      name: t('form.organisation.name'),
      country: t('form.country'),
      website: t('form.organisation.website'),
      founded: t('join.founded'),
      goal: t('join.goal'),
      activities: t('join.activities'),
      'contact.name': t('form.name'),
      email: t('form.email'),
      'contact.phone': t('join.phone'),
      note: t('join.note'),
      'consent.publish': t('form.consent'),
    },
  };
}

/** The form to apply for membership; the fields' names are those of `POST /v1/organisations/applications`. */
export const JoinForm: FC<AskingFormProps> = (props) => {
  const { page } = props;
  const t = speak(page.language);
  const state = stateOf(props);
  return (
    <ProvenForm
      {...props}
      action="/v1/organisations/applications"
      subject="applications"
      submit={t('join.submit')}
      hint={t('form.submit.hint')}
    >
      <Profile {...props} state={state} />
      <Contact {...props} state={state} />
      <Checkbox state={state} name="consent.publish" label={t('join.consent')}>
        <PrivacyLink page={page} />
      </Checkbox>
    </ProvenForm>
  );
};

type PartProps = AskingFormProps & { state: FormState };

const Profile: FC<PartProps> = ({ page, state }) => {
  const t = speak(page.language);
  return (
    <fieldset>
      <legend>{t('form.organisation')}</legend>
      <TextField state={state} name="name" label={t('form.organisation.name')} autocomplete="organization" />
      <SelectField
        state={state}
        name="country"
        label={t('form.country')}
        choose={t('form.country.choose')}
        autocomplete="country"
        options={countries(page.language).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField
        state={state}
        name="website"
        type="url"
        label={t('form.organisation.website')}
        hint={t('form.organisation.website.hint')}
        autocomplete="url"
        optional
      />
      <TextField
        state={state}
        name="founded"
        label={t('join.founded')}
        hint={t('join.founded.hint')}
        autocomplete="off"
        optional
      />
      <TextArea
        state={state}
        name="goal"
        label={t('join.goal')}
        hint={t('join.goal.hint')}
        rows={3}
        optional
      />
      <TextArea state={state} name="activities" label={t('join.activities')} rows={4} optional />
    </fieldset>
  );
};

const Contact: FC<PartProps> = ({ page, state, suggestion }) => {
  const t = speak(page.language);
  return (
    <fieldset>
      <legend>{t('join.contact')}</legend>
      <TextField state={state} name="contact.name" label={t('form.name')} autocomplete="name" optional />
      <AddressField
        page={page}
        state={state}
        label={t('form.email')}
        hint={t('join.email.hint')}
        suggestion={suggestion}
      />
      <TextField state={state} name="contact.phone" label={t('join.phone')} autocomplete="tel" optional />
      <TextArea
        state={state}
        name="note"
        label={t('join.note')}
        hint={t('join.note.hint')}
        rows={4}
        optional
      />
    </fieldset>
  );
};
