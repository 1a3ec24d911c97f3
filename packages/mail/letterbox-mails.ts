import { formatDay } from '@undersigned/i18n/dates.ts';
import { inLanguage, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { mail } from '@undersigned/i18n/messages/mail.ts';
import { senders } from '@undersigned/i18n/messages/senders.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Block, Letter, Mail, MailContext } from './letter.ts';
import { paragraph, writtenLetter } from './parts.ts';
import { unlinked } from './typed.ts';

/* Mails about what was put into the letterbox: to who did, and to the secretariat. */

/** What a comment is on; absent where it is no longer there. */
export interface MailThing {
  title: LanguageMap;
  language: string;
  /** The path of its page, after the language. */
  path: string;
}

export interface LetterboxLinks {
  confirm: string;
  notMe: string;
  remove: string;
}

const speak = (language: Language) => translator(language, senders, mail);
type Links = Pick<LetterboxLinks, 'notMe' | 'remove'>;

const titleOf = (on: MailThing | undefined, language: Language): string =>
  on
    ? inLanguage(on.title, language, on.language as Language)
        .text.replace(/\s+/g, ' ')
        .trim()
    : '…';

const toThing = ({ language, origin }: MailContext, on: MailThing | undefined): Block[] =>
  on
    ? [
        {
          kind: 'link',
          lead: titleOf(on, language),
          label: speak(language)('letterbox.read'),
          href: `${origin}/${language}${on.path}`,
        },
      ]
    : [];

const disowning = ({ notMe }: Pick<Links, 'notMe'>, language: Language): Block => {
  const t = speak(language);
  return { kind: 'link', lead: t('letterbox.not-me'), label: t('not-me'), href: notMe };
};
const removing = ({ remove }: Pick<Links, 'remove'>, language: Language): Block => {
  const t = speak(language);
  return { kind: 'link', lead: t('comment.remove.text'), label: t('comment.remove'), href: remove };
};

const quoted = (heading: string, typed: string): Block => ({
  kind: 'quote',
  heading,
  lines: typed.split(/\r?\n/).map(unlinked),
});

type Written = Pick<Letter, 'subject' | 'preview' | 'blocks'>;

/** A letter to whoever gave an address on the site. */
function toSender(context: MailContext, letter: Written): Mail {
  const t = speak(context.language);
  const network = inLanguage(context.network.name, context.language).text;
  return writtenLetter(context, letter, [t('letterbox.footer', { network }), t('footer.no-tracking')]);
}

/** A letter to the secretariat itself. */
function toSecretariat(context: MailContext, letter: Written): Mail {
  const t = speak(context.language);
  const network = inLanguage(context.network.name, context.language).text;
  return writtenLetter(context, letter, [t('received.footer', { network })]);
}

const confirming = (links: LetterboxLinks, until: Date, language: Language): Block[] => {
  const t = speak(language);
  return [
    { kind: 'button', label: t('letterbox.confirm'), href: links.confirm },
    paragraph(`${t('letterbox.press')} ${t('confirm.days', { date: formatDay(until, language) })}`),
  ];
};

/** Asks whoever has that mailbox whether the comment is theirs. */
export function commentMail(
  context: MailContext,
  {
    on,
    body,
    links,
    until,
  }: { on?: MailThing | undefined; body: string; links: LetterboxLinks; until: Date },
): Mail {
  const { language } = context;
  const t = speak(language);
  const title = titleOf(on, language);
  return toSender(context, {
    subject: t('comment.subject', { title }),
    preview: t('comment.preview'),
    blocks: [
      paragraph(t('comment.text', { title })),
      quoted(t('comment.quote'), body),
      ...confirming(links, until, language),
      disowning(links, language),
      removing(links, language),
      ...toThing(context, on),
    ],
  });
}

/** Asks whoever has that mailbox whether the application is theirs. */
export function applicationMail(
  context: MailContext,
  { name, links, until }: { name: string; links: LetterboxLinks; until: Date },
): Mail {
  const { language } = context;
  const t = speak(language);
  const network = inLanguage(context.network.name, language).text;
  return toSender(context, {
    subject: t('application.subject'),
    preview: t('application.preview'),
    blocks: [
      paragraph(t('application.text', { network, organisation: unlinked(name) })),
      ...confirming(links, until, language),
      disowning(links, language),
    ],
  });
}

/** Tells somebody who sends the same again that it is there: the only place where that is told. */
export function alreadyThereMail(
  context: MailContext,
  data: { on?: MailThing | undefined; links: Links } | { links: Links },
): Mail {
  const { language } = context;
  const t = speak(language);
  if (!('on' in data)) {
    return toSender(context, {
      subject: t('there.application.subject'),
      preview: t('there.application.subject'),
      blocks: [paragraph(t('there.application.text')), disowning(data.links, language)],
    });
  }
  const title = titleOf(data.on, language);
  return toSender(context, {
    subject: t('there.comment.subject', { title }),
    preview: t('there.comment.text', { title }),
    blocks: [
      paragraph(t('there.comment.text', { title })),
      removing(data.links, language),
      disowning(data.links, language),
      ...toThing(context, data.on),
    ],
  });
}

/** Tells a commenter what a moderator decided. Nothing is left to take away of what was refused. */
export function decidedMail(
  context: MailContext,
  {
    on,
    decision,
    reason,
    links,
  }: {
    on?: MailThing | undefined;
    decision: 'approved' | 'refused';
    reason: string;
    links: Pick<Links, 'remove'>;
  },
): Mail {
  const { language, network } = context;
  const t = speak(language);
  const title = titleOf(on, language);
  const about = [paragraph(t(`comment.${decision}.text`, { title }))];
  const subject = t(`comment.${decision}.subject`, { title });
  const blocks: Block[] =
    decision === 'approved'
      ? [...about, removing(links, language), ...toThing(context, on)]
      : [
          ...about,
          { kind: 'quote', heading: t('refused.reason'), lines: reason.split(/\s*\n\s*/) },
          ...(network.contact ? [paragraph(t('refused.reply', { contact: network.contact }))] : []),
          ...toThing(context, on),
        ];
  return toSender(context, { subject, preview: subject, blocks });
}

/** Passes a message on to the secretariat; an answer to it goes to who wrote it. */
export function receivedMessageMail(
  context: MailContext,
  {
    message: { name, subject, body },
    replyTo,
    isDoubtful,
  }: {
    message: { name: string; subject?: string | undefined; body: string };
    replyTo: string;
    isDoubtful: boolean;
  },
): Mail {
  const t = speak(context.language);
  const short = unlinked(subject ?? body).slice(0, 100);
  return toSecretariat(context, {
    subject: t('received.message.subject', { subject: short }),
    preview: short,
    blocks: [
      paragraph(t('received.message.text', { name: unlinked(name), email: replyTo })),
      ...(isDoubtful ? [paragraph(t('received.message.doubtful'))] : []),
      quoted(t('received.message.quote'), subject ? `${subject}\n\n${body}` : body),
    ],
  });
}

/** Tells the secretariat of a verified application: what to look at, and where. */
export function receivedApplicationMail(
  context: MailContext,
  organisation: {
    slug: string;
    name: LanguageMap;
    language: string;
    contact?: { email?: string | undefined } | undefined;
    notes?: string | undefined;
  },
): Mail {
  const t = speak(context.language);
  const { slug, contact, notes } = organisation;
  const name = unlinked(
    inLanguage(organisation.name, context.language, organisation.language as Language).text,
  );
  return toSecretariat(context, {
    subject: t('received.application.subject', { organisation: name }),
    preview: name,
    blocks: [
      paragraph(t('received.application.text', { path: `/v1/staff/organisations/${slug}` })),
      quoted(name, [contact?.email, notes].filter(Boolean).join('\n')),
    ],
  });
}
