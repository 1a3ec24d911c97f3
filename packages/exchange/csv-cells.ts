/* What stands in a cell of a CSV file that people open in a spreadsheet. */

/** What a cell says, before it is made safe for a spreadsheet. */
export type Cell = string;

/** What a spreadsheet takes for the beginning of a formula (OWASP, “CSV Injection”), whatever apostrophes stand before. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const MADE_SAFE = /^'+[=+\-@\t\r＝＋－＠]/;

/** The cell with an apostrophe in front where a spreadsheet would take it for a formula, as it shows and keeps it. */
export const safeCell = (cell: Cell): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** What a cell said before it was made safe. */
export const plainCell = (cell: string): Cell => (MADE_SAFE.test(cell) ? cell.slice(1) : cell);

/** A call, a reference to another sheet, a link to another program: what no name, number or telephone begins like. */
const WRITTEN_AS_FORMULA = /^([=＝]|[+\-@＋－＠][\p{L}_.$]+[(!|]|[+\-@＋－＠][^\n]*\|[^\n]*!)/u;

/** Whether a cell of a file is a formula, as it never is in a file of ours. */
export const isFormula = (cell: string): boolean => WRITTEN_AS_FORMULA.test(cell);

const SEPARATOR = ' | ';

/** A list in one cell. A bar or a backslash within a word has a backslash in front. */
export const joined = (words: readonly string[]): Cell =>
  words.map((word) => word.replace(/[\\|]/g, '\\$&')).join(SEPARATOR);

/** The words of a list in one cell, however much space is around its bars. */
export const split = (cell: Cell): string[] =>
  [...cell.matchAll(/(?:[^\\|]|\\[\s\S]?)+/g)]
    .map(([word]) => word.replace(/\\([\\|])/g, '$1').trim())
    .filter((word) => word !== '');
