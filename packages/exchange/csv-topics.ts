import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { plainCell } from './csv-cells.ts';
import type { Columns } from './csv-import.ts';

const NAMES = ['slug', ...LANGUAGE_CODES.map((language) => `name.${language}`), 'retired'];

/** The columns of the network's own topics. */
export const topicColumns: Columns = {
  names: NAMES,
  isKnown: (name) => NAMES.includes(name),
  of: (path) => path.join('.'),
  input(named) {
    const name = Object.fromEntries(
      LANGUAGE_CODES.flatMap((language) => {
        const said = plainCell(named[`name.${language}`] ?? '');
        return said ? [[language, said]] : [];
      }),
    );
    const { retired } = named;
    return {
      ...(Object.keys(name).length > 0 && { name }),
      ...(retired && { retired: { true: true, false: false }[retired.toLowerCase()] ?? retired }),
    };
  },
};
