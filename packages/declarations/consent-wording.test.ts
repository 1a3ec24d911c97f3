import { createHash } from 'node:crypto';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { patternOf } from '@undersigned/i18n/translate.ts';
import { expect, it } from 'vitest';
import { CONSENT_WORDING } from './signature.ts';

const CONSENTS = ['consent.processing', 'consent.publish', 'consent.partner', 'consent.news'];

it('what a signer agrees to has another version whenever a word of it changes in any language', () => {
  const wording = LANGUAGE_CODES.flatMap((language) =>
    CONSENTS.map((consent) => patternOf(signing, language, consent)),
  );
  const fingerprint = createHash('sha256').update(wording.join('\n')).digest('hex').slice(0, 16);
  // Both change together; once it is deployed, neither changes without the other.
  expect({ version: CONSENT_WORDING, fingerprint }).toEqual({
    version: '2026-11-22.2',
    fingerprint: '20d2d3ecfb2b6487',
  });
});
