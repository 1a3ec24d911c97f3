import type { Catalogue } from '../translate.ts';
import bg from './home/bg.json' with { type: 'json' };
import bs from './home/bs.json' with { type: 'json' };
import cnr from './home/cnr.json' with { type: 'json' };
import en from './home/en.json' with { type: 'json' };
import hr from './home/hr.json' with { type: 'json' };
import mk from './home/mk.json' with { type: 'json' };
import sq from './home/sq.json' with { type: 'json' };
import srCyrl from './home/sr-Cyrl.json' with { type: 'json' };
import uk from './home/uk.json' with { type: 'json' };

/** What the first page, the search, and the ways to the rest of the site say. */
export const home: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
