import type { Catalogue } from '../translate.ts';
import bg from './embed/bg.json' with { type: 'json' };
import bs from './embed/bs.json' with { type: 'json' };
import cnr from './embed/cnr.json' with { type: 'json' };
import en from './embed/en.json' with { type: 'json' };
import hr from './embed/hr.json' with { type: 'json' };
import mk from './embed/mk.json' with { type: 'json' };
import sq from './embed/sq.json' with { type: 'json' };
import srCyrl from './embed/sr-Cyrl.json' with { type: 'json' };
import uk from './embed/uk.json' with { type: 'json' };

/** What the form says where it stands on another site, beside what it says everywhere. */
export const embed: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
