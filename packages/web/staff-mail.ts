import type { Mailer } from '@undersigned/declarations/post.ts';
import type { UploaderLetter } from '@undersigned/documents/write-to-uploader.ts';
import type { Mail } from '@undersigned/mail/letter.ts';
import { endpointDisabledMail } from '@undersigned/mail/partner-mails.ts';
import { fileRefusedMail } from '@undersigned/mail/staff-mails.ts';
import type { PartnerLetter } from '@undersigned/partners/write-to-partner.ts';
import type { Site } from './present.ts';

/** Writes letters to members of staff, and sends them. */
export const staffMailer = ({
  site,
  send,
}: {
  site: () => Site;
  send: (mail: Mail & { to: string }) => Promise<'sent' | 'refused'>;
}): Mailer<UploaderLetter> => ({
  async send(letter) {
    const { language, to } = letter;
    return send({ to, ...fileRefusedMail({ ...site(), language }, letter) });
  },
});

/** Writes letters to partners, and about them, and sends them. */
export const partnerMailer = ({
  site,
  send,
}: {
  site: () => Site;
  send: (mail: Mail & { to: string }) => Promise<'sent' | 'refused'>;
}): Mailer<PartnerLetter> => ({
  async send(letter) {
    const { language, to } = letter;
    return send({ to, ...endpointDisabledMail({ ...site(), language }, letter) });
  },
});
