import type { Catalogue } from '../translate.ts';
import bg from './subscriber-mail/bg.json' with { type: 'json' };
import bs from './subscriber-mail/bs.json' with { type: 'json' };
import cnr from './subscriber-mail/cnr.json' with { type: 'json' };
import en from './subscriber-mail/en.json' with { type: 'json' };
import hr from './subscriber-mail/hr.json' with { type: 'json' };
import mk from './subscriber-mail/mk.json' with { type: 'json' };
import sq from './subscriber-mail/sq.json' with { type: 'json' };
import srCyrl from './subscriber-mail/sr-Cyrl.json' with { type: 'json' };
import uk from './subscriber-mail/uk.json' with { type: 'json' };

/** What the mails say that a subscription begins and ends with. */
export const subscriberMail: Catalogue<keyof typeof en> = {
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
