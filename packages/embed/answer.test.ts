import { describe, expect, it } from 'vitest';
import { outcomeOf } from './answer.ts';

const labels = { capacity: 'Capacity', 'organisation.name': 'Organisation', name: 'Name', email: 'E-mail' };

const faulty = (...pointers: string[]) =>
  outcomeOf(422, { errors: pointers.map((pointer) => ({ pointer, detail: `${pointer}!` })) }, labels);

describe('the answer to a form', () => {
  it('202 means that it is kept', () => {
    expect(outcomeOf(202, { status: 'check-your-mail' }, labels)).toEqual({ kind: 'sent' });
  });

  it('422 names what is wrong, in the order of the form, each with its field', () => {
    expect(faulty('#/email', '#/name', '#/organisation/name')).toEqual({
      kind: 'faulty',
      faults: [
        { message: '#/organisation/name!', at: { field: 'organisation.name', label: 'Organisation' } },
        { message: '#/name!', at: { field: 'name', label: 'Name' } },
        { message: '#/email!', at: { field: 'email', label: 'E-mail' } },
      ],
    });
  });

  it('what is wrong with a whole group is shown at its first field, and with no field before them all', () => {
    expect(faulty('#/organisation', '#/proof', '#')).toMatchObject({
      faults: [{ message: '#/proof!' }, { message: '#!' }, { at: { field: 'organisation.name' } }],
    });
  });

  it.each([403, 409, 429, 500])('%i says why, in the words of the answer', (status) => {
    expect(outcomeOf(status, { detail: 'Later.' }, labels)).toEqual({ kind: 'refused', because: 'Later.' });
  });

  it.each([
    [502, undefined],
    [200, '<html>'],
    [422, null],
    [500, { detail: 5 }],
  ])('%i with %j is nothing that the site would say', (status, body) => {
    expect(outcomeOf(status, body, labels)).toEqual({ kind: 'unreachable' });
  });
});
