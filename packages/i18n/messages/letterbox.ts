import type { Catalogue } from '../translate.ts';
import bg from './letterbox/bg.json' with { type: 'json' };
import bs from './letterbox/bs.json' with { type: 'json' };
import cnr from './letterbox/cnr.json' with { type: 'json' };
import en from './letterbox/en.json' with { type: 'json' };
import hr from './letterbox/hr.json' with { type: 'json' };
import mk from './letterbox/mk.json' with { type: 'json' };
import sq from './letterbox/sq.json' with { type: 'json' };
import srCyrl from './letterbox/sr-Cyrl.json' with { type: 'json' };
import uk from './letterbox/uk.json' with { type: 'json' };

/** What the forms and pages of the letterbox say: comments, applications, messages. */
export const letterbox: Catalogue<keyof typeof en> = {
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
