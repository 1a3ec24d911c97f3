import { faultText } from '@undersigned/i18n/fault-text.ts';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { parse } from '@undersigned/input/fault.ts';
import { describe, expect, it } from 'vitest';
import { factsOf } from './collections.ts';
import { sampleConvening, sampleOrganisation, sampleProject } from './samples.ts';

const faultsOf = (collection: 'organisations' | 'projects' | 'convenings', input: object) => {
  const result = parse(factsOf(collection).input, input);
  return 'refused' in result ? result.faults : [];
};

const organisation = (changes: object) => faultsOf('organisations', { ...sampleOrganisation(), ...changes });
const project = (changes: object) => faultsOf('projects', { ...sampleProject(), ...changes });
const convening = (changes: object) => faultsOf('convenings', { ...sampleConvening(), ...changes });

const ending = (endsAt: string) => ({ parts: [{ sessions: [{ title: { en: 'Panel' }, endsAt }] }] });
const session = (startsAt: string) => ({ parts: [{ sessions: [{ title: { en: 'Panel' }, startsAt }] }] });

describe('what is wrong with a thing of the record', () => {
  it('is not that the last evening goes on after midnight', () => {
    expect(convening(ending('2026-06-01T00:30'))).toEqual([]);
  });

  it.each([
    ['#/from', 'invalid-day', convening({ from: '2026-02-30', to: undefined })],
    ['#/founded', 'invalid-day', organisation({ founded: '2026-13' })],
    ['#/to', 'not-in-order', convening({ to: '2026-05-29' })],
    ['#/timeZone', 'invalid-time-zone', convening({ timeZone: 'Europe/Atlantis' })],
    ['#/parts/0/sessions/0/startsAt', 'invalid-local-time', convening(session('2026-05-30T25:00'))],
    ['#/parts/0/sessions/0/startsAt', 'outside-convening', convening(session('2026-06-01T09:00'))],
    ['#/parts/0/sessions/0/endsAt', 'outside-convening', convening(ending('2026-06-02T00:30'))],
    ['#/openingHours/0', 'invalid-opening-hours', organisation({ openingHours: ['9 to 5'] })],
    [
      '#/identifiers/0/scheme',
      'invalid-identifier-scheme',
      organisation({ identifiers: [{ scheme: 'x', id: '1' }] }),
    ],
    ['#/participants/0/organisation', 'organisation-or-name', project({ participants: [{ role: 'lead' }] })],
    ['#/budget/currency', 'invalid-currency', project({ budget: { amount: 1, currency: 'euro' } })],
    ['#/topics', 'too-many', project({ topics: Array(11).fill('ecology') })],
  ])('%s %s is said in every language', (pointer, code, faults) => {
    expect(faults.map((fault) => [fault.pointer, fault.code])).toContainEqual([pointer, code]);
    const fault = faults.find((one) => one.code === code);
    for (const language of LANGUAGE_CODES) {
      const fallback = faultText({ code: 'invalid-choice' }, language);
      expect(fault && faultText(fault, language), language).not.toBe(fallback);
    }
  });
});
