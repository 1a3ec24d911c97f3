import type { Mailer } from '@undersigned/declarations/post.ts';
import type { Chosen } from '@undersigned/digests/open-link.ts';
import { type LinkPurpose, makeLink } from '@undersigned/digests/token.ts';
import type { SubscriberLetter } from '@undersigned/digests/write-to-subscriber.ts';
import { DEFAULT_LANGUAGE, isLanguage } from '@undersigned/i18n/languages.ts';
import type { Seal } from '@undersigned/input/seal.ts';
import type { Mail, MailContext } from '@undersigned/mail/letter.ts';
import {
  alreadySubscribedMail,
  confirmSubscriptionMail,
  farewellMail,
  type MailChoices,
  welcomeMail,
} from '@undersigned/mail/subscriber-mails.ts';
import type { Site } from './present.ts';
import { topicNamed } from './topic-names.ts';

export interface SubscriberMailDeps {
  seal: Seal;
  site: () => Site;
  now: () => Date;
  send: (mail: Mail & { to: string; headers?: Record<string, string> }) => Promise<'sent' | 'refused'>;
}

/** Writes the letters that a subscription begins and ends with, with the links that their tokens open, and sends them. */
export const subscriberMail = (deps: SubscriberMailDeps): Mailer<SubscriberLetter> => ({
  send: (letter) => deps.send({ to: letter.to, ...written(deps, letter) }),
});

function written(
  { seal, site, now }: SubscriberMailDeps,
  letter: SubscriberLetter,
): Mail & { headers?: Record<string, string> } {
  const { origin, network, topics = [] } = site();
  const language = isLanguage(letter.language) ? letter.language : DEFAULT_LANGUAGE;
  const context: MailContext = { language, network, origin };
  if (letter.kind === 'farewell') return farewellMail(context);
  const token = (purpose: LinkPurpose) => makeLink(seal, { purpose, key: letter.key, at: now() });
  const link = (purpose: LinkPurpose) => `${origin}/${language}/subscription/${token(purpose)}`;
  const choices = choicesOf(letter.chosen, topics);
  if (letter.kind === 'confirm') {
    const links = { confirm: link('confirm') };
    return confirmSubscriptionMail(context, { choices, links, until: letter.until });
  }
  const leaving = token('unsubscribe');
  const links = {
    preferences: link('preferences'),
    unsubscribe: `${origin}/${language}/subscription/${leaving}`,
  };
  const compose = letter.kind === 'welcome' ? welcomeMail : alreadySubscribedMail;
  return {
    ...compose(context, { choices, links }),
    // RFC 8058: the mail program's own button.
    headers: {
      'List-Unsubscribe': `<${origin}/v1/subscriptions/unsubscriptions/${leaving}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

const choicesOf = ({ language, rhythm, topics }: Chosen, own: NonNullable<Site['topics']>): MailChoices => ({
  language: isLanguage(language) ? language : DEFAULT_LANGUAGE,
  rhythm,
  topics: topics.map((slug) => topicNamed({ topics: own })(slug).name),
});
