import type { Catalogue } from '../translate.ts';
import bg from './partner-mail/bg.json' with { type: 'json' };
import bs from './partner-mail/bs.json' with { type: 'json' };
import cnr from './partner-mail/cnr.json' with { type: 'json' };
import en from './partner-mail/en.json' with { type: 'json' };
import hr from './partner-mail/hr.json' with { type: 'json' };
import mk from './partner-mail/mk.json' with { type: 'json' };
import sq from './partner-mail/sq.json' with { type: 'json' };
import srCyrl from './partner-mail/sr-Cyrl.json' with { type: 'json' };
import uk from './partner-mail/uk.json' with { type: 'json' };

/** What the mails to partners, and about them, say. */
export const partnerMail: Catalogue<keyof typeof en> = {
  en,
  uk,
  sq,
  bs,
  hr,
  'sr-Cyrl': srCyrl,
  cnr,
  mk,
  bg,
};
