import { formatDay } from '@undersigned/i18n/dates.ts';
import { inLanguage, LANGUAGES, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { digest } from '@undersigned/i18n/messages/digest.ts';
import { mail } from '@undersigned/i18n/messages/mail.ts';
import { senders } from '@undersigned/i18n/messages/senders.ts';
import { subscriberMail } from '@undersigned/i18n/messages/subscriber-mail.ts';
import { subscriptions } from '@undersigned/i18n/messages/subscriptions.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Block, Letter, Mail, MailContext } from './letter.ts';
import { paragraph, writtenLetter } from './parts.ts';

/* The mails that a subscription begins and ends with. */

/** What somebody chose to be written to about. */
export interface MailChoices {
  language: Language;
  rhythm: 'daily' | 'weekly' | 'monthly';
  /** The names of topics; none: everything. */
  topics: readonly LanguageMap[];
}

export interface SubscriberLinks {
  confirm: string;
  preferences: string;
  unsubscribe: string;
}

const speak = (language: Language) => translator(language, subscriberMail, digest, senders, mail);

const networkOf = ({ language, network }: MailContext) => inLanguage(network.name, language).text;

function chosen({ language: reader }: MailContext, { language, rhythm, topics }: MailChoices): Block {
  const t = translator(reader, subscriptions);
  const about = topics.map((name) => inLanguage(name, reader).text).join(', ');
  return {
    kind: 'quote',
    heading: speak(reader)('chosen'),
    lines: [t(`rhythm.${rhythm}`), about || t('about.everything'), LANGUAGES[language].endonym],
  };
}

const toPreferences = (
  { language }: MailContext,
  { preferences }: Pick<SubscriberLinks, 'preferences'>,
): Block => {
  const t = speak(language);
  return { kind: 'link', lead: t('preferences.text'), label: t('footer.preferences'), href: preferences };
};

const toUnsubscribe = (
  { language }: MailContext,
  { unsubscribe }: Pick<SubscriberLinks, 'unsubscribe'>,
): Block => {
  const t = speak(language);
  return { kind: 'link', lead: t('unsubscribe.text'), label: t('footer.unsubscribe'), href: unsubscribe };
};

/** Ends with why this address is written to. */
const letter = (
  context: MailContext,
  written: Pick<Letter, 'subject' | 'preview' | 'blocks'>,
  why: 'letterbox.footer' | 'footer.subscribed' = 'letterbox.footer',
): Mail => {
  const t = speak(context.language);
  return writtenLetter(context, written, [t(why, { network: networkOf(context) }), t('footer.no-tracking')]);
};

/** Asks whoever has that mailbox whether they want the news. */
export function confirmSubscriptionMail(
  context: MailContext,
  { choices, links, until }: { choices: MailChoices; links: Pick<SubscriberLinks, 'confirm'>; until: Date },
): Mail {
  const { language } = context;
  const t = speak(language);
  return letter(context, {
    subject: t('confirm.subject'),
    preview: t('confirm.preview'),
    blocks: [
      paragraph(t('confirm.text', { network: networkOf(context) })),
      chosen(context, choices),
      { kind: 'button', label: t('confirm.button'), href: links.confirm },
      paragraph(`${t('letterbox.press')} ${t('confirm.days', { date: formatDay(until, language) })}`),
      paragraph(t('confirm.not-me')),
    ],
  });
}

/** Tells somebody who asks again that the news come already: the only place where that is told. */
export function alreadySubscribedMail(
  context: MailContext,
  { choices, links }: { choices: MailChoices; links: Pick<SubscriberLinks, 'preferences' | 'unsubscribe'> },
): Mail {
  const t = speak(context.language);
  return letter(
    context,
    {
      subject: t('already.subject'),
      preview: t('already.subject'),
      blocks: [
        paragraph(t('already.text', { network: networkOf(context) })),
        chosen(context, choices),
        toPreferences(context, links),
        toUnsubscribe(context, links),
      ],
    },
    'footer.subscribed',
  );
}

/** Says what comes from now on, and how it is changed and ended. */
export function welcomeMail(
  context: MailContext,
  { choices, links }: { choices: MailChoices; links: Pick<SubscriberLinks, 'preferences' | 'unsubscribe'> },
): Mail {
  const t = speak(context.language);
  const text = t('welcome.text', { network: networkOf(context) });
  return letter(
    context,
    {
      subject: t('welcome.subject'),
      preview: text,
      blocks: [
        paragraph(text),
        chosen(context, choices),
        toPreferences(context, links),
        toUnsubscribe(context, links),
      ],
    },
    'footer.subscribed',
  );
}

/** The last mail: that it is over, and how to come back. */
export function farewellMail(context: MailContext): Mail {
  const { language, origin } = context;
  const t = speak(language);
  const text = t('farewell.text', { network: networkOf(context) });
  return letter(context, {
    subject: t('farewell.subject'),
    preview: text,
    blocks: [
      paragraph(text),
      {
        kind: 'link',
        lead: t('farewell.again'),
        label: translator(language, subscriptions)('again'),
        href: `${origin}/${language}/subscribe`,
      },
    ],
  });
}
