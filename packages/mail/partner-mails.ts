import { inLanguage } from '@undersigned/i18n/languages.ts';
import { mail } from '@undersigned/i18n/messages/mail.ts';
import { partnerMail } from '@undersigned/i18n/messages/partner-mail.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Mail, MailContext } from './letter.ts';
import { paragraph, writtenLetter } from './parts.ts';
import { unlinked } from './typed.ts';

/** Tells a partner, or the secretariat, that an endpoint is sent nothing any more, why, and how that is mended. */
export function endpointDisabledMail(
  context: MailContext,
  {
    partner,
    endpoint: { id, url, description },
    reason,
    reader,
  }: {
    partner: { slug: string; name: string };
    endpoint: { id: string; url: string; description?: string | undefined };
    reason: 'failing' | 'gone' | 'staff';
    reader: 'partner' | 'secretariat';
  },
): Mail {
  const { language } = context;
  const t = translator(language, partnerMail, mail);
  const network = inLanguage(context.network.name, language).text;
  const host = URL.canParse(url) ? new URL(url).hostname : id;
  const why = t(`disabled.${reason}`);
  const path = `/v1/staff/partners/${partner.slug}/endpoints/${id}`;
  const contact = context.network.contact ?? network;
  return writtenLetter(
    context,
    {
      subject: t('disabled.subject', { host }),
      preview: why,
      blocks: [
        paragraph(t('disabled.text', { partner: partner.name, network })),
        {
          kind: 'quote',
          heading: t('disabled.endpoint'),
          lines: [unlinked(url), id, ...(description ? [unlinked(description)] : [])],
        },
        paragraph(why),
        paragraph(
          reader === 'partner' ? t('disabled.next', { contact }) : t('disabled.next.secretariat', { path }),
        ),
        paragraph(t('disabled.missed')),
      ],
    },
    [t(`${reader}.footer`, { partner: partner.name, network }), t('footer.no-tracking')],
  );
}
