import { formatDay } from '@undersigned/i18n/dates.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { formatClock, formatTimeZone } from '@undersigned/i18n/periods.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import type { Page } from './page.ts';
import { Speakers } from './participants.tsx';
import type { ConveningView, SessionView } from './record-views.ts';

interface ProgrammeProps {
  page: Page;
  convening: ConveningView;
}

/** What happens when, in the clocks of the place: parts, and the sessions of each. */
export const Programme: FC<ProgrammeProps> = ({ page, convening }) => {
  const t = translator(page.language, record);
  const { sections, timeZone, from } = convening;
  if (sections.length === 0) return null;
  const isTimed = sections.some(({ sessions }) => sessions.some(({ startsAt }) => startsAt));
  return (
    <section class="programme" aria-labelledby="programme">
      <h2 id="programme">{t('section.programme')}</h2>
      {isTimed && (
        <p class="hint">{t('programme.times', { zone: formatTimeZone(timeZone, from, page.language) })}</p>
      )}
      {sections.map((_, index) => (
        <Part page={page} convening={convening} index={index} />
      ))}
    </section>
  );
};

const Part: FC<ProgrammeProps & { index: number }> = ({ page, convening, index }) => {
  const t = translator(page.language, record);
  const { sections, language } = convening;
  const { title, summary, attendance, sessions = [] } = sections[index] ?? {};
  const isHeaded = title !== undefined || sections.length > 1;
  const SessionHeading = isHeaded ? 'h4' : 'h3';
  return (
    <>
      {isHeaded && (
        <h3>
          {sections.length > 1 && t('programme.part', { number: index + 1 })}
          {sections.length > 1 && title && ': '}
          {title && <InLanguage map={title} page={page} authoritative={language} />}
        </h3>
      )}
      {summary && (
        <p class="said">
          <InLanguage map={summary} page={page} authoritative={language} />
        </p>
      )}
      {attendance && (
        <p class="quiet">{t(`attendance.${attendance.precision}`, { count: attendance.count })}</p>
      )}
      {sessions.length > 0 && (
        <ol class="sessions">
          {sessions.map((session, at) => (
            <li>
              <When page={page} session={session} before={sessions[at - 1]} />
              <SessionHeading>
                <InLanguage map={session.title} page={page} authoritative={language} />
              </SessionHeading>
              {session.summary && (
                <p class="said">
                  <InLanguage map={session.summary} page={page} authoritative={language} />
                </p>
              )}
              <Speakers page={page} speakers={session.speakers} authoritative={language} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
};

/** What kind of session and at what time; the day where another one begins. */
const When: FC<{ page: Page; session: SessionView; before: SessionView | undefined }> = (props) => {
  const { page, session, before } = props;
  const t = translator(page.language, record);
  const day = session.startsAt?.slice(0, 10);
  return (
    <p class="kind">
      {day && day !== before?.startsAt?.slice(0, 10) && (
        <time class="day" datetime={day}>
          {formatDay(day, page.language)}
        </time>
      )}
      {session.startsAt && (
        <time class="clock" datetime={session.startsAt}>
          {formatClock(session.startsAt, session.endsAt)}
        </time>
      )}
      <span>{t(`session.${session.kind}`)}</span>
    </p>
  );
};
