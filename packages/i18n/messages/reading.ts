import type { Catalogue } from '../translate.ts';
import bg from './reading/bg.json' with { type: 'json' };
import bs from './reading/bs.json' with { type: 'json' };
import cnr from './reading/cnr.json' with { type: 'json' };
import en from './reading/en.json' with { type: 'json' };
import hr from './reading/hr.json' with { type: 'json' };
import mk from './reading/mk.json' with { type: 'json' };
import sq from './reading/sq.json' with { type: 'json' };
import srCyrl from './reading/sr-Cyrl.json' with { type: 'json' };
import uk from './reading/uk.json' with { type: 'json' };

/** What the pages say that are only read: home, lists, the roll, privacy, problem types. */
export const reading: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
