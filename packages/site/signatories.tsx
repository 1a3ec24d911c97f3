import { countryName } from '@undersigned/i18n/countries.ts';
import { formatDay } from '@undersigned/i18n/dates.ts';
import { declarations } from '@undersigned/i18n/messages/declarations.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import type { Page } from './page.ts';
import type { SignatoryView } from './views.ts';

/** Entries of the roll as a ruled list, in the order given. */
export const Signatories: FC<{ page: Page; signatories: readonly SignatoryView[] }> = (props) => (
  <ol class="roll">
    {props.signatories.map((signatory) => (
      <li>
        <Entry page={props.page} signatory={signatory} />
      </li>
    ))}
  </ol>
);

const Entry: FC<{ page: Page; signatory: SignatoryView }> = ({ page, signatory }) => {
  const { signedOn, country } = signatory;
  return (
    <>
      <SignedName page={page} signatory={signatory} />
      <span class="quiet">
        {countryName(country, page.language)} ·{' '}
        <time datetime={signedOn}>{formatDay(signedOn, page.language)}</time>
      </span>
    </>
  );
};

/** Who signs, in the writing direction of the name: an organisation with its signer, or a person with an affiliation. */
export const SignedName: FC<{ page: Page; signatory: Omit<SignatoryView, 'signedOn'> }> = ({
  page,
  signatory,
}) => {
  const t = translator(page.language, declarations);
  const { capacity, name, organisation, organisationSlug, role, affiliation } = signatory;
  if (capacity === 'organisation') {
    return (
      <>
        {organisationSlug ? (
          <a class="name" href={`/${page.language}/organisations/${organisationSlug}`}>
            <bdi>{organisation}</bdi>
          </a>
        ) : (
          <bdi class="name">{organisation ?? t('signatories.unnamed')}</bdi>
        )}
        {(name || role) && (
          <span class="with">
            {name && <bdi>{name}</bdi>}
            {name && role && ', '}
            {role && <bdi>{role}</bdi>}
          </span>
        )}
      </>
    );
  }
  return (
    <>
      {name ? <bdi class="name">{name}</bdi> : <span class="name unnamed">{t('signatories.unnamed')}</span>}
      {affiliation && (
        <span class="with">
          <bdi>{affiliation}</bdi> <span class="quiet">({t('signatories.identification')})</span>
        </span>
      )}
    </>
  );
};
