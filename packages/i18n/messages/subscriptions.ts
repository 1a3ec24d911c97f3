import type { Catalogue } from '../translate.ts';
import bg from './subscriptions/bg.json' with { type: 'json' };
import bs from './subscriptions/bs.json' with { type: 'json' };
import cnr from './subscriptions/cnr.json' with { type: 'json' };
import en from './subscriptions/en.json' with { type: 'json' };
import hr from './subscriptions/hr.json' with { type: 'json' };
import mk from './subscriptions/mk.json' with { type: 'json' };
import sq from './subscriptions/sq.json' with { type: 'json' };
import srCyrl from './subscriptions/sr-Cyrl.json' with { type: 'json' };
import uk from './subscriptions/uk.json' with { type: 'json' };

/** What the forms and pages of those say who subscribe to digests. */
export const subscriptions: Catalogue<keyof typeof en> = {
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
