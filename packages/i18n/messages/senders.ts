import type { Catalogue } from '../translate.ts';
import bg from './senders/bg.json' with { type: 'json' };
import bs from './senders/bs.json' with { type: 'json' };
import cnr from './senders/cnr.json' with { type: 'json' };
import en from './senders/en.json' with { type: 'json' };
import hr from './senders/hr.json' with { type: 'json' };
import mk from './senders/mk.json' with { type: 'json' };
import sq from './senders/sq.json' with { type: 'json' };
import srCyrl from './senders/sr-Cyrl.json' with { type: 'json' };
import uk from './senders/uk.json' with { type: 'json' };

/** What the mails about the letterbox say. */
export const senders: Catalogue<keyof typeof en> = {
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
