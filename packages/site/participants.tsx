import { countryName } from '@undersigned/i18n/countries.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { hrefOf, type Page } from './page.ts';
import type { ConveningRole, ParticipantView, ProjectRole, SpeakerView } from './record-views.ts';

type Role = ProjectRole | ConveningRole | 'author' | 'publisher';

/** What those in a role are called, whether one or several: the number itself is not said. */
export const roleName = (page: Page, role: Role, count: number): string =>
  translator(page.language, record)(`role.${role}`, { count: Math.min(count, 2) });

/** Names with their countries; those on record lead to their pages. */
export const Names: FC<{ page: Page; participants: readonly Omit<ParticipantView, 'role'>[] }> = (props) => (
  <ul class="names">
    {props.participants.map((participant) => (
      <li>
        <Name page={props.page} participant={participant} />
      </li>
    ))}
  </ul>
);

const Name: FC<{ page: Page; participant: Omit<ParticipantView, 'role'> }> = ({ page, participant }) => {
  const { name, language, slug, country } = participant;
  const shown = (
    <bdi>
      <InLanguage map={name} page={page} authoritative={language} />
    </bdi>
  );
  return (
    <>
      {slug ? <a href={hrefOf(page.language, `/organisations/${slug}`)}>{shown}</a> : shown}
      {country && <span class="quiet"> · {countryName(country, page.language)}</span>}
    </>
  );
};

/** Who takes part, by role in the order given; a section of its own, or nothing. */
export const Participants: FC<{
  page: Page;
  heading: string;
  roles: readonly Role[];
  participants: readonly ParticipantView<Role>[];
}> = ({ page, heading, roles, participants }) => {
  if (participants.length === 0) return null;
  return (
    <section aria-labelledby="participants">
      <h2 id="participants">{heading}</h2>
      {roles.map((role) => {
        const inRole = participants.filter((one) => one.role === role);
        return (
          inRole.length > 0 && (
            <>
              <h3>{roleName(page, role, inRole.length)}</h3>
              <Names page={page} participants={inRole} />
            </>
          )
        );
      })}
    </section>
  );
};

/** People who speak, with what they do there and for whom they do it. */
export const Speakers: FC<{ page: Page; speakers: readonly SpeakerView[]; authoritative: Language }> = (
  props,
) => {
  const { page, speakers, authoritative } = props;
  const t = translator(page.language, record);
  if (speakers.length === 0) return null;
  return (
    <ul class="names">
      {speakers.map(({ name, title, role, position, organisation, statement }) => (
        <li>
          <bdi class="name">{[title, name].filter(Boolean).join(' ')}</bdi>
          {role && <span class="quiet"> · {t(`speaker.${role}`)}</span>}
          {(position || organisation) && (
            <span class="line with">
              {position && <InLanguage map={position} page={page} authoritative={authoritative} />}
              {position && organisation && ', '}
              {organisation && (
                <a href={hrefOf(page.language, `/organisations/${organisation.slug}`)}>
                  <InLanguage map={organisation.name} page={page} authoritative={organisation.language} />
                </a>
              )}
            </span>
          )}
          {statement && (
            <blockquote class="said">
              <InLanguage map={statement} page={page} authoritative={authoritative} />
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  );
};
