import { countryName } from '@undersigned/i18n/countries.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { openingHoursIn } from '@undersigned/i18n/periods.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { Fact, textIn, WebLink } from './facts.tsx';
import type { Page } from './page.ts';
import type { AddressView } from './record-views.ts';

/** Lines one below the other; nothing where there are none. */
const Lines: FC<{ lines: readonly Child[] }> = ({ lines }) => (
  <>
    {lines.filter(Boolean).map((line) => (
      <span class="line">{line}</span>
    ))}
  </>
);

/** A postal address, its lines in the order in which most of Europe writes them. */
export const Address: FC<{ page: Page; address: AddressView; authoritative: Language }> = (props) => {
  const { page, address, authoritative } = props;
  const { street, postalCode, locality, region, country } = address;
  const lines = [
    street,
    (postalCode || locality) && (
      <>
        {postalCode} {textIn(page, locality, authoritative)}
      </>
    ),
    textIn(page, region, authoritative),
    country && countryName(country, page.language),
  ];
  return <Lines lines={lines} />;
};

interface ContactProps {
  page: Page;
  language: Language;
  website?: string | undefined;
  profiles?: readonly string[];
  contact?: { name?: string | undefined; email?: string | undefined; phone?: string | undefined } | undefined;
  address?: AddressView | undefined;
  openingHours: readonly string[];
}

/** How somebody is reached: on the web, by mail and telephone, in person and when. */
export const ContactFacts: FC<ContactProps> = (props) => {
  const { page, language, website, profiles = [], contact, address, openingHours } = props;
  const t = translator(page.language, record);
  const { name, email, phone } = contact ?? {};
  return (
    <>
      {website && (
        <Fact name={t('fact.website')}>
          <WebLink href={website} />
        </Fact>
      )}
      {profiles.length > 0 && (
        <Fact name={t('fact.profiles')}>
          <Lines lines={profiles.map((profile) => <WebLink href={profile} />)} />
        </Fact>
      )}
      {(name || email || phone) && (
        <Fact name={t('fact.contact')}>
          <Lines
            lines={[
              name && <bdi>{name}</bdi>,
              email && (
                <a class="address" href={`mailto:${email}`}>
                  {email}
                </a>
              ),
              phone && <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>,
            ]}
          />
        </Fact>
      )}
      {address && Object.keys(address).length > 0 && (
        <Fact name={t('fact.address')}>
          <Address page={page} address={address} authoritative={language} />
        </Fact>
      )}
      {openingHours.length > 0 && (
        <Fact name={t('fact.hours')}>
          <Lines
            lines={openingHours.map((written) => {
              const { days, hours } = openingHoursIn(written, page.language);
              return `${days}: ${hours ?? t('hours.all-day')}`;
            })}
          />
        </Fact>
      )}
    </>
  );
};
