import type { Catalogue } from '../translate.ts';
import bg from './links/bg.json' with { type: 'json' };
import bs from './links/bs.json' with { type: 'json' };
import cnr from './links/cnr.json' with { type: 'json' };
import en from './links/en.json' with { type: 'json' };
import hr from './links/hr.json' with { type: 'json' };
import mk from './links/mk.json' with { type: 'json' };
import sq from './links/sq.json' with { type: 'json' };
import srCyrl from './links/sr-Cyrl.json' with { type: 'json' };
import uk from './links/uk.json' with { type: 'json' };

/** What the pages say that the links of mails lead to, and what their buttons have done. */
export const links: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
