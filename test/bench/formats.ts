import { verdicts } from '../standards/verdicts.ts';
import { mustBe, type Row } from './row.ts';

const FILES = 300;

/** What validators say of the formats that other programs read; of official schemas, where they are here. */
export const formats = async (): Promise<Row[]> =>
  verdicts(FILES).map(({ format, by, valid, of }) =>
    mustBe(`${format}: valid by ${by}`, `${valid} of ${of}`, 'all', valid === of),
  );
