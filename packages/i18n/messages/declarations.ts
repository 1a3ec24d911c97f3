import type { Catalogue } from '../translate.ts';
import bg from './declarations/bg.json' with { type: 'json' };
import bs from './declarations/bs.json' with { type: 'json' };
import cnr from './declarations/cnr.json' with { type: 'json' };
import en from './declarations/en.json' with { type: 'json' };
import hr from './declarations/hr.json' with { type: 'json' };
import mk from './declarations/mk.json' with { type: 'json' };
import sq from './declarations/sq.json' with { type: 'json' };
import srCyrl from './declarations/sr-Cyrl.json' with { type: 'json' };
import uk from './declarations/uk.json' with { type: 'json' };

/** What a declaration's page says of its text, its counts and its signatories. */
export const declarations: Catalogue<keyof typeof en> = {
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
