import type { Mailer } from '@undersigned/declarations/post.ts';
import { DEFAULT_LANGUAGE, isLanguage } from '@undersigned/i18n/languages.ts';
import type { Seal } from '@undersigned/input/seal.ts';
import { type LinkPurpose, makeLink } from '@undersigned/letterbox/sender-token.ts';
import type { SenderLetter } from '@undersigned/letterbox/write-to-sender.ts';
import type { Mail } from '@undersigned/mail/letter.ts';
import {
  alreadyThereMail,
  applicationMail,
  commentMail,
  decidedMail,
  receivedApplicationMail,
  receivedMessageMail,
} from '@undersigned/mail/letterbox-mails.ts';
import type { Site } from './present.ts';

export interface SenderMailDeps {
  seal: Seal;
  site: () => Site;
  /** Days until what is not confirmed is forgotten. */
  pendingDays: () => Promise<number>;
  now: () => Date;
  send: (mail: Mail & { to: string; replyTo?: string | undefined }) => Promise<'sent' | 'refused'>;
}

const DAY_MS = 86_400_000;

/** Writes letters about what was put into the letterbox, with the links that their tokens open, and sends them. */
export const senderMail = (deps: SenderMailDeps): Mailer<SenderLetter> => ({
  async send(letter) {
    const until = new Date(deps.now().getTime() + (await deps.pendingDays()) * DAY_MS);
    const replyTo = letter.kind === 'received' && letter.about === 'message' ? letter.replyTo : undefined;
    return deps.send({ to: letter.to, ...written(deps, letter, until), ...(replyTo && { replyTo }) });
  },
});

function written({ seal, site, now }: SenderMailDeps, letter: SenderLetter, until: Date): Mail {
  const { origin, network } = site();
  const language = isLanguage(letter.language) ? letter.language : DEFAULT_LANGUAGE;
  const context = { language, network, origin };
  const link = (purpose: LinkPurpose) =>
    `${origin}/${language}/letterbox/${makeLink(seal, { purpose, key: letter.key, at: now() })}`;
  const links = { confirm: link('confirm'), notMe: link('not-me'), remove: link('remove') };
  switch (letter.kind) {
    case 'confirm':
      return letter.about === 'comment'
        ? commentMail(context, { ...letter, links, until })
        : applicationMail(context, { name: letter.name, links, until });
    case 'already-there':
      return alreadyThereMail(context, letter.about === 'comment' ? { on: letter.on, links } : { links });
    case 'approved':
    case 'refused':
      return decidedMail(context, { ...letter, decision: letter.kind, links });
    case 'received':
      return letter.about === 'message'
        ? receivedMessageMail(context, letter)
        : receivedApplicationMail(context, letter.organisation);
  }
}
