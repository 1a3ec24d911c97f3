import { importFaultText } from '@undersigned/i18n/import-fault-text.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { Report } from '@undersigned/network/import.ts';
import type { ReadFile } from './read-import.ts';

/** An answer has room for some megabytes. */
const MOST_FAULTS = 5000;

/** What an import did, or would do, with what is wrong said in a reader's language. */
export const toldReport = (
  { faults, ...report }: Report,
  { encoding, delimiter }: ReadFile,
  { dryRun, language }: { dryRun: boolean; language: Language },
) => ({
  dryRun,
  ...report,
  ...(encoding && { encoding }),
  ...(delimiter !== undefined && { delimiter }),
  faults: faults.slice(0, MOST_FAULTS).map(({ params, ...fault }) => ({
    ...fault,
    detail: importFaultText({ code: fault.code, params }, language),
  })),
  ...(faults.length > MOST_FAULTS && { moreFaults: faults.length - MOST_FAULTS }),
});
