import type { Catalogue } from '../translate.ts';
import bg from './faults/bg.json' with { type: 'json' };
import bs from './faults/bs.json' with { type: 'json' };
import cnr from './faults/cnr.json' with { type: 'json' };
import en from './faults/en.json' with { type: 'json' };
import hr from './faults/hr.json' with { type: 'json' };
import mk from './faults/mk.json' with { type: 'json' };
import sq from './faults/sq.json' with { type: 'json' };
import srCyrl from './faults/sr-Cyrl.json' with { type: 'json' };
import uk from './faults/uk.json' with { type: 'json' };

/** What is wrong with what was sent: the sentence of each fault, the title and detail of each problem type. */
export const faults: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
