import type { Catalogue } from '../translate.ts';
import bg from './imports/bg.json' with { type: 'json' };
import bs from './imports/bs.json' with { type: 'json' };
import cnr from './imports/cnr.json' with { type: 'json' };
import en from './imports/en.json' with { type: 'json' };
import hr from './imports/hr.json' with { type: 'json' };
import mk from './imports/mk.json' with { type: 'json' };
import sq from './imports/sq.json' with { type: 'json' };
import srCyrl from './imports/sr-Cyrl.json' with { type: 'json' };
import uk from './imports/uk.json' with { type: 'json' };

/** What is wrong with a file that is imported, as far as it is a file; the faults of fields are told as elsewhere. */
export const imports: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
