import {
  type Names,
  type RollEntry,
  type RollReader,
  wholeRollPage,
} from '@undersigned/declarations/roll.ts';
import { stringify } from 'csv-stringify/sync';

const COLUMNS = ['capacity', 'organisation', 'name', 'role', 'affiliation', 'country', 'signedOn'] as const;
const PAGE = 200;

/**
 * The whole roll as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. What a spreadsheet
 * would take for a formula is given an apostrophe in front (OWASP, “CSV Injection”).
 */
export async function rollCsv(reader: RollReader, declarationId: string, names: Names): Promise<string> {
  const entries: RollEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await wholeRollPage(reader, declarationId, { names, limit: PAGE, cursor });
    if ('refused' in page) throw new Error('The roll refused a cursor of its own');
    entries.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return stringify(
    entries.map((entry) => COLUMNS.map((column) => entry[column] ?? '')),
    { header: true, columns: [...COLUMNS], bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
}
