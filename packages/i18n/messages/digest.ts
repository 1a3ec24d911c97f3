import type { Catalogue } from '../translate.ts';
import bg from './digest/bg.json' with { type: 'json' };
import bs from './digest/bs.json' with { type: 'json' };
import cnr from './digest/cnr.json' with { type: 'json' };
import en from './digest/en.json' with { type: 'json' };
import hr from './digest/hr.json' with { type: 'json' };
import mk from './digest/mk.json' with { type: 'json' };
import sq from './digest/sq.json' with { type: 'json' };
import srCyrl from './digest/sr-Cyrl.json' with { type: 'json' };
import uk from './digest/uk.json' with { type: 'json' };

/** What digests say, in mails and on their pages. */
export const digest: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
