import type { Catalogue } from '../translate.ts';
import bg from './fixed/bg.json' with { type: 'json' };
import bs from './fixed/bs.json' with { type: 'json' };
import cnr from './fixed/cnr.json' with { type: 'json' };
import en from './fixed/en.json' with { type: 'json' };
import hr from './fixed/hr.json' with { type: 'json' };
import mk from './fixed/mk.json' with { type: 'json' };
import sq from './fixed/sq.json' with { type: 'json' };
import srCyrl from './fixed/sr-Cyrl.json' with { type: 'json' };
import uk from './fixed/uk.json' with { type: 'json' };

/** What the fixed pages say until editors write their own: a title, and a body in Markdown whose links begin at `{home}`. */
export const fixed: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
