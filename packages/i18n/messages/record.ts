import type { Catalogue } from '../translate.ts';
import bg from './record/bg.json' with { type: 'json' };
import bs from './record/bs.json' with { type: 'json' };
import cnr from './record/cnr.json' with { type: 'json' };
import en from './record/en.json' with { type: 'json' };
import hr from './record/hr.json' with { type: 'json' };
import mk from './record/mk.json' with { type: 'json' };
import sq from './record/sq.json' with { type: 'json' };
import srCyrl from './record/sr-Cyrl.json' with { type: 'json' };
import uk from './record/uk.json' with { type: 'json' };

/** What the pages of the network’s record say. */
export const record: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
