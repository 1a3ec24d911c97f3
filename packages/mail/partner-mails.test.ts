import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { endpointDisabledMail } from './partner-mails.ts';

describe.each(LANGUAGE_CODES)('the mail about a disabled endpoint in %s', (language) => {
  const mails = (['partner', 'secretariat'] as const).flatMap((reader) =>
    (['failing', 'gone', 'staff'] as const).map((reason) =>
      endpointDisabledMail(
        {
          language,
          origin: 'https://sign.example.org',
          network: { name: { en: 'Balkan–Ukraine Cooperation Network' }, contact: 'secretariat@example.org' },
        },
        {
          partner: { slug: 'green-balkans', name: 'Green <b>Balkans</b>' },
          endpoint: {
            id: 'ep_1',
            url: 'https://hooks.example.com/in?key=1',
            description: '<i>The counter</i>',
          },
          reason,
          reader,
        },
      ),
    ),
  );

  it('says which endpoint of whom, why, and what to do', () => {
    for (const [index, { subject, text }] of mails.entries()) {
      expect(subject).toContain('hooks.example.com');
      for (const said of ['ep_1', 'Balkans', 'Balkan–Ukraine Cooperation Network', 'The counter'])
        expect(text).toContain(said);
      expect(text).toContain(
        index < 3 ? 'secretariat@example.org' : '/v1/staff/partners/green-balkans/endpoints/ep_1/enablings',
      );
    }
    expect(new Set(mails.map(({ text }) => text)).size).toBe(6);
  });

  it('links to nothing that somebody typed, and shows it as text', () => {
    for (const { html } of mails) expect(html).not.toMatch(/href="https:\/\/hooks|<b>Balkans|<i>The/);
  });
});
