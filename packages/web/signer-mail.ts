import type { Declaration } from '@undersigned/declarations/declaration.ts';
import type { Letter, Mailer } from '@undersigned/declarations/post.ts';
import { linkTime } from '@undersigned/declarations/renewal.ts';
import type { Purpose, Tokens } from '@undersigned/declarations/token.ts';
import { isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { confirmMail, reminderMail } from '@undersigned/mail/confirm-mail.ts';
import type { Mail } from '@undersigned/mail/letter.ts';
import { approvedMail, refusedMail } from '@undersigned/mail/review-mail.ts';
import { revisedMail } from '@undersigned/mail/revised-mail.ts';
import { alreadySignedMail } from '@undersigned/mail/signed-mail.ts';
import { type Site, signatureView } from './present.ts';

export interface SignerMailDeps {
  declarations: { get(slug: string): Promise<Declaration | undefined> };
  tokens: Tokens;
  site: () => Site;
  /** Days until an unconfirmed signature is forgotten. */
  pendingDays: () => Promise<number>;
  now: () => Date;
  send: (mail: Mail & { to: string }) => Promise<'sent' | 'refused'>;
}

const DAY_MS = 86_400_000;

/** Writes letters to signers, with the links that their tokens open, and sends them. */
export const signerMail = (deps: SignerMailDeps): Mailer => ({
  async send(letter) {
    const declaration = await deps.declarations.get(letter.declaration);
    if (!declaration)
      throw new Error(`A letter is about a declaration that is not there: ${letter.declaration}`);
    const until = new Date(Date.parse(letter.ask.at) + (await deps.pendingDays()) * DAY_MS);
    return deps.send({ to: letter.to, ...written(deps, letter, declaration, until) });
  },
});

function written(
  { site, tokens, now }: SignerMailDeps,
  letter: Letter,
  declaration: Declaration,
  until: Date,
): Mail {
  const { origin, network } = site();
  const language: Language = isLanguage(letter.language) ? letter.language : declaration.language;
  const context = { language, network, origin };
  const link = (purpose: Purpose, at = now()) =>
    `${origin}/${language}/${purpose}/${tokens.make(purpose, letter.key, at)}`;
  const withdraw = link('withdraw');
  const asking = {
    declaration,
    signature: signatureView(letter.ask),
    links: { confirm: link('confirm'), notMe: link('not-me'), withdraw },
    until,
  };
  const organisation = letter.ask.organisation?.name ?? '';
  switch (letter.kind) {
    case 'confirm':
      return confirmMail(context, asking);
    case 'reminder':
      return reminderMail(context, asking);
    case 'already-signed':
      return alreadySignedMail(context, { declaration, links: asking.links });
    case 'approved':
      return approvedMail(context, { declaration, organisation, links: { withdraw } });
    case 'refused':
      return refusedMail(context, { declaration, organisation, reason: letter.reason ?? '' });
    case 'text-revised': {
      const { renewal, ask } = letter;
      if (!renewal || !isLanguage(renewal.text.language))
        throw new Error('A letter is about a text it does not name');
      return revisedMail(context, {
        declaration,
        text: { language: renewal.text.language, signed: ask.text.version, version: renewal.text.version },
        links: { ...asking.links, confirm: link('confirm', linkTime(renewal)) },
      });
    }
  }
}
