import type { Catalogue } from '../translate.ts';
import bg from './signing/bg.json' with { type: 'json' };
import bs from './signing/bs.json' with { type: 'json' };
import cnr from './signing/cnr.json' with { type: 'json' };
import en from './signing/en.json' with { type: 'json' };
import hr from './signing/hr.json' with { type: 'json' };
import mk from './signing/mk.json' with { type: 'json' };
import sq from './signing/sq.json' with { type: 'json' };
import srCyrl from './signing/sr-Cyrl.json' with { type: 'json' };
import uk from './signing/uk.json' with { type: 'json' };

/** What the signing form says, and the frame around every page: all that answers to a form need. */
export const signing: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
