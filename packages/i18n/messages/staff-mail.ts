import type { Catalogue } from '../translate.ts';
import bg from './staff-mail/bg.json' with { type: 'json' };
import bs from './staff-mail/bs.json' with { type: 'json' };
import cnr from './staff-mail/cnr.json' with { type: 'json' };
import en from './staff-mail/en.json' with { type: 'json' };
import hr from './staff-mail/hr.json' with { type: 'json' };
import mk from './staff-mail/mk.json' with { type: 'json' };
import sq from './staff-mail/sq.json' with { type: 'json' };
import srCyrl from './staff-mail/sr-Cyrl.json' with { type: 'json' };
import uk from './staff-mail/uk.json' with { type: 'json' };

/** What the mails to members of staff say. */
export const staffMail: Catalogue<keyof typeof en> = {
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
