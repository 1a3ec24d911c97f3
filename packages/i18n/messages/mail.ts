import type { Catalogue } from '../translate.ts';
import bg from './mail/bg.json' with { type: 'json' };
import bs from './mail/bs.json' with { type: 'json' };
import cnr from './mail/cnr.json' with { type: 'json' };
import en from './mail/en.json' with { type: 'json' };
import hr from './mail/hr.json' with { type: 'json' };
import mk from './mail/mk.json' with { type: 'json' };
import sq from './mail/sq.json' with { type: 'json' };
import srCyrl from './mail/sr-Cyrl.json' with { type: 'json' };
import uk from './mail/uk.json' with { type: 'json' };

/** What the mails say. */
export const mail: Catalogue<keyof typeof en> = { en, uk, sq, bs, hr, 'sr-Cyrl': srCyrl, cnr, mk, bg };
