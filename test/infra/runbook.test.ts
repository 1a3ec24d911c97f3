import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { ofType } from './template.ts';

const operations = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const chapters = [...operations.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title);

it('the chapter that an alarm’s mail leads to is in the runbook', () => {
  for (const [, { Properties }] of ofType(inject('templates').aws, 'AWS::CloudWatch::Alarm')) {
    const [, chapter] = /operations\.md, "(.+)"\.$/.exec(Properties.AlarmDescription) ?? [];
    expect(chapters).toContain(chapter);
  }
});
