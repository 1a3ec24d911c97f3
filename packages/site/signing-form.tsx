import { countries } from '@undersigned/i18n/countries.ts';
import { inLanguage } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { AddressField } from './address-field.tsx';
import {
  Checkbox,
  Choice,
  type FormState,
  type FormValues,
  SelectField,
  TextArea,
  TextField,
} from './form-fields.tsx';
import { hrefOf } from './page.ts';
import { type AskingFormProps, ProvenForm, stateOf } from './proven-form.tsx';
import type { PartnerView } from './views.ts';

export interface SigningFormProps extends AskingFormProps {
  slug: string;
  /** The text that is signed by sending the form. */
  text: { language: string; version: number };
  partner?: PartnerView | undefined;
  /** What addresses of the site begin with where the form stands on another: scheme and host. */
  base?: string;
}

const UNTOUCHED: FormValues = { capacity: 'individual' };

/** The form with its heading: the part of a page that `#sign` leads to. */
export const Signing: FC<SigningFormProps> = (props) => {
  const t = translator(props.page.language, signing);
  return (
    <section class="signing unprinted" id="sign" aria-labelledby="sign-heading">
      <header>
        <h2 id="sign-heading">{t('form.heading')}</h2>
        <p>{t('form.intro')}</p>
        <p class="hint">{t('form.required')}</p>
      </header>
      <SigningForm {...props} />
    </section>
  );
};

/** The fields' names are those of `POST …/signatures`. */
export const SigningForm: FC<SigningFormProps> = (props) => {
  const { page, slug, text, partner, base = '', values = UNTOUCHED } = props;
  const t = translator(page.language, signing);
  const state = stateOf({ ...props, values });
  return (
    <ProvenForm
      {...props}
      action={`${base}/v1/declarations/${slug}/signatures`}
      subject={slug}
      submit={t('form.submit')}
      hint={t('form.submit.hint')}
    >
      <input type="hidden" name="text.language" value={text.language} />
      <input type="hidden" name="text.version" value={text.version} />
      {partner && <input type="hidden" name="source" value={partner.slug} />}
      <Capacity {...props} state={state} />
      <Person {...props} state={state} />
      <Shown {...props} state={state} />
      <Consents {...props} state={state} />
    </ProvenForm>
  );
};

type PartProps = SigningFormProps & { state: FormState };

const Capacity: FC<PartProps> = ({ page, state }) => {
  const t = translator(page.language, signing);
  // Shown by style only while that capacity is chosen, but never hidden with a fault in it.
  const faulty = Object.keys(state.faults).some((field) => field.startsWith('organisation.'));
  return (
    <>
      <Choice
        state={state}
        name="capacity"
        legend={t('form.capacity')}
        options={[
          { value: 'individual', label: t('form.capacity.individual') },
          {
            value: 'organisation',
            label: t('form.capacity.organisation'),
            hint: t('form.capacity.organisation.hint'),
          },
        ]}
      />
      <fieldset class={faulty ? 'organisation shown' : 'organisation'}>
        <legend>{t('form.organisation')}</legend>
        <p class="hint">{t('form.organisation.hint')}</p>
        <TextField
          state={state}
          name="organisation.name"
          label={t('form.organisation.name')}
          autocomplete="organization"
        />
        <TextField
          state={state}
          name="organisation.website"
          type="url"
          label={t('form.organisation.website')}
          hint={t('form.organisation.website.hint')}
          autocomplete="url"
          optional
        />
        <TextField
          state={state}
          name="organisation.role"
          label={t('form.organisation.role')}
          autocomplete="organization-title"
        />
        <Checkbox state={state} name="organisation.mandate" label={t('form.organisation.mandate')} />
      </fieldset>
    </>
  );
};

const Person: FC<PartProps> = ({ page, state, suggestion }) => {
  const t = translator(page.language, signing);
  return (
    <fieldset>
      <legend>{t('form.person')}</legend>
      <TextField
        state={state}
        name="name"
        label={t('form.name')}
        hint={t('form.name.hint')}
        autocomplete="name"
      />
      <AddressField
        page={page}
        state={state}
        label={t('form.email')}
        hint={t('form.email.hint')}
        suggestion={suggestion}
      />
      <SelectField
        state={state}
        name="country"
        label={t('form.country')}
        hint={t('form.country.hint')}
        choose={t('form.country.choose')}
        autocomplete="country"
        options={countries(page.language).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <div class="affiliation">
        <TextField
          state={state}
          name="affiliation"
          label={t('form.affiliation')}
          hint={t('form.affiliation.hint')}
          autocomplete="off"
          optional
        />
      </div>
    </fieldset>
  );
};

const Shown: FC<PartProps> = ({ page, state }) => {
  const t = translator(page.language, signing);
  return (
    <>
      <Choice
        state={state}
        name="display"
        legend={t('form.display')}
        options={(['full', 'initials', 'country', 'hidden'] as const).map((value) => ({
          value,
          label: t(`form.display.${value}`),
        }))}
      />
      <TextArea
        state={state}
        name="comment"
        label={t('form.comment')}
        hint={t('form.comment.hint')}
        rows={3}
        optional
      />
    </>
  );
};

const Consents: FC<PartProps> = ({ page, state, partner, base = '' }) => {
  const t = translator(page.language, signing);
  const network = inLanguage(page.network.name, page.language).text;
  return (
    <fieldset>
      <legend>{t('form.consent')}</legend>
      <p class="hint">
        {t('form.consent.hint')}{' '}
        <a href={`${base}${hrefOf(page.language, '/privacy')}`} target="_blank" rel="noopener">
          {t('form.consent.privacy')}
        </a>
      </p>
      <Checkbox state={state} name="consent.processing" label={t('consent.processing', { network })} />
      <Checkbox
        state={state}
        name="consent.publish"
        label={t('consent.publish')}
        hint={t('form.consent.publish.hint')}
      />
      {partner?.asksConsent && (
        <Checkbox
          state={state}
          name="consent.partners"
          value={partner.slug}
          label={t('consent.partner', { partner: partner.name })}
          optional
        />
      )}
      <Checkbox state={state} name="consent.news" label={t('consent.news')} optional />
    </fieldset>
  );
};
