import type { DigestLetter, SendDeps } from '@undersigned/digests/send.ts';
import { makeLink } from '@undersigned/digests/token.ts';
import { DEFAULT_LANGUAGE, inLanguage, isLanguage } from '@undersigned/i18n/languages.ts';
import type { Seal } from '@undersigned/input/seal.ts';
import { digestMail } from '@undersigned/mail/digest-mail.ts';
import type { Mail } from '@undersigned/mail/letter.ts';
import { listHeaders } from '@undersigned/mail/list-headers.ts';
import type { Site } from './present.ts';

export interface DigestMailerDeps {
  seal: Seal;
  site: () => Site;
  /** The network's slug. */
  network: string;
  /** Throws NotTaken for what was not taken for sure. */
  send: (
    mail: Mail & { to: string; headers: Record<string, string>; tags: Record<string, string> },
  ) => Promise<'sent' | 'refused'>;
  now: () => Date;
}

/** Writes an issue to one subscriber, with links of their own and the headers of a list, and sends it. */
export const digestMailer =
  (deps: DigestMailerDeps): SendDeps['send'] =>
  (letter) => {
    const { issue, subscriber } = letter;
    return deps.send({
      to: subscriber.active.email,
      ...written(deps, letter),
      tags: { issue: issue.id, subscriber: subscriber.key },
    });
  };

function written(
  { seal, site, network: slug, now }: DigestMailerDeps,
  { issue, subscriber, selection }: DigestLetter,
): Mail & { headers: Record<string, string> } {
  const { origin, network } = site();
  const { active, key } = subscriber;
  const language = isLanguage(active.language) ? active.language : DEFAULT_LANGUAGE;
  const token = (purpose: 'preferences' | 'unsubscribe') => makeLink(seal, { purpose, key, at: now() });
  const leaving = token('unsubscribe');
  const page = `${origin}/${language}/subscription`;
  return {
    ...digestMail(
      { language, origin, network },
      {
        issue,
        selection,
        why: active.news ? 'subscribed' : 'follows',
        links: { preferences: `${page}/${token('preferences')}`, unsubscribe: `${page}/${leaving}` },
      },
    ),
    headers: listHeaders({
      label: 'digest',
      name: inLanguage(network.name, language).text,
      network: slug,
      origin,
      unsubscribe: `${origin}/v1/subscriptions/unsubscriptions/${leaving}`,
      archive: `${origin}/${language}/digests`,
      contact: network.contact,
    }),
  };
}
