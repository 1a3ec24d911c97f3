import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnsIn, rowsOfCsv } from '@undersigned/exchange/csv-import.ts';
import { importRows } from '@undersigned/network/import.ts';
import { sampleDeps } from '@undersigned/network/samples.ts';
import { expect, it } from 'vitest';

const page = readFileSync(join(import.meta.dirname, '../../docs/importing.md'), 'utf8');

it('the spreadsheet of docs/importing.md is told what the page says, and is imported once that is mended', async () => {
  const [, csv = ''] = /```csv\n([\s\S]+?)```/.exec(page) ?? [];
  const brought = (text: string) =>
    importRows(
      sampleDeps(),
      'organisations',
      rowsOfCsv(columnsIn('organisations'), text, { keepTimes: false }),
      {
        dryRun: false,
        until: new Date('2027-01-01'),
      },
    );
  expect((await brought(csv)).faults).toMatchObject([{ row: 1, column: 'name.bs', code: 'missing-column' }]);
  expect(await brought(csv.replace('name.en', 'name.bs').replace(';uk;', ';bs;'))).toMatchObject({
    created: 2,
    faults: [],
  });
});
