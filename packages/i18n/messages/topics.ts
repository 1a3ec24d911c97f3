import type { Catalogue } from '../translate.ts';
import bg from './topics/bg.json' with { type: 'json' };
import bs from './topics/bs.json' with { type: 'json' };
import cnr from './topics/cnr.json' with { type: 'json' };
import en from './topics/en.json' with { type: 'json' };
import hr from './topics/hr.json' with { type: 'json' };
import mk from './topics/mk.json' with { type: 'json' };
import sq from './topics/sq.json' with { type: 'json' };
import srCyrl from './topics/sr-Cyrl.json' with { type: 'json' };
import uk from './topics/uk.json' with { type: 'json' };

/** Names of the topics, by slug. */
export const topics: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
