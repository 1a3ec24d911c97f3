import { parse } from '@undersigned/input/fault.ts';
import { expect, it } from 'vitest';
import { Settings, usualSettings } from './settings.ts';

const faultsIn = (input: object) => {
  const result = parse(Settings, input);
  return 'refused' in result ? result.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

it('are those of product.md where an owner has set nothing', () => {
  expect(usualSettings()).toEqual({
    limits: { withoutProof: 20, withProof: 200, proofBits: 17, mailsPerDay: 3, cooldownMinutes: 10 },
    blocked: { domains: [], networks: [], addresses: [], disposable: true },
    allowed: { domains: [] },
    retention: { pendingDays: 14, networkDays: 30 },
    signing: { paused: false },
    sensitiveThreshold: 5,
  });
});

it('can be set one by one', () => {
  expect(parse(Settings, { limits: { mailsPerDay: 5 }, signing: { paused: true } })).toEqual({
    value: {
      ...usualSettings(),
      limits: { ...usualSettings().limits, mailsPerDay: 5 },
      signing: { paused: true },
    },
  });
});

it.each<[string, object, ...string[]]>([
  ['a number out of range', { limits: { proofBits: 25 } }, '#/limits/proofBits out-of-range'],
  ['half a number', { limits: { withProof: 0.5 } }, '#/limits/withProof invalid-type'],
  ['a limit there is not', { limits: { perWeek: 1 } }, '#/limits/perWeek unknown-field'],
  [
    'what is no domain',
    { blocked: { domains: ['example.org', '@x'] } },
    '#/blocked/domains/1 invalid-domain',
  ],
  ['a domain in capitals', { allowed: { domains: ['Example.org'] } }, '#/allowed/domains/0 invalid-domain'],
  ['what is no network', { blocked: { networks: ['192.0.2.1'] } }, '#/blocked/networks/0 invalid-network'],
  ['what is no address', { blocked: { addresses: ['x'] } }, '#/blocked/addresses/0 invalid-email'],
  ['a notice in no language', { signing: { notice: {} } }, '#/signing/notice required'],
  ['a part that is nothing', { limits: null }, '#/limits invalid-type'],
  [
    'all of it at once',
    { limits: { mailsPerDay: 0 }, sensitiveThreshold: 1, x: 1 },
    '#/limits/mailsPerDay out-of-range',
    '#/sensitiveThreshold out-of-range',
    '#/x unknown-field',
  ],
])('are told of %s', (_, input, ...expected) => expect(faultsIn(input)).toEqual(expected));
