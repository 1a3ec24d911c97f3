import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECLARATION_STATES, type Declaration, type DeclarationState } from './declaration.ts';
import { dueByCalendar, endedAt, type Step, stateAt, stepped } from './lifecycle.ts';
import { AT, DAY, HOUR, later, sampleDeclaration } from './samples.ts';

const iso = (milliseconds: number) => later(milliseconds).toISOString();
const deps = (at = AT) => {
  let ids = 0;
  return { at, eventId: () => `evt_${++ids}` };
};
const { openedAt: _, ...bare } = sampleDeclaration();
const drafted: Declaration = { ...bare, state: 'draft' };
const inState = (state: DeclarationState, changes: Partial<Declaration> = {}): Declaration => {
  if (state === 'draft') return { ...drafted, ...changes };
  return sampleDeclaration({
    state,
    ...((state === 'closed' || state === 'archived') && { closedAt: iso(-HOUR) }),
    ...(state === 'taken-down' && {
      takedown: { reason: 'court', public: true, at: iso(-HOUR), from: 'open' },
    }),
    ...changes,
  });
};
const taken = (was: Declaration, step: Step, at = AT) => {
  const next = stepped(was, step, deps(at));
  if ('refused' in next) throw new Error(`${next.refused} from ${next.state}`);
  return next;
};
const told = ({ events }: Declaration) => events.map(({ type }) => type);
const takeDown: Step = { step: 'take-down', reason: 'court', public: true };

describe('a step', () => {
  const leads: [Step, DeclarationState, DeclarationState, string[]][] = [
    [{ step: 'open' }, 'draft', 'open', ['declaration.opened']],
    [{ step: 'open' }, 'paused', 'open', ['declaration.opened']],
    [{ step: 'open' }, 'closed', 'open', ['declaration.opened']],
    [{ step: 'pause' }, 'open', 'paused', []],
    [{ step: 'close' }, 'open', 'closed', ['declaration.closed']],
    [{ step: 'close' }, 'paused', 'closed', ['declaration.closed']],
    [{ step: 'archive' }, 'closed', 'archived', []],
    [{ step: 'archive' }, 'draft', 'archived', []],
    [takeDown, 'open', 'taken-down', ['declaration.closed']],
    [takeDown, 'paused', 'taken-down', ['declaration.closed']],
    [takeDown, 'closed', 'taken-down', []],
    [takeDown, 'archived', 'taken-down', []],
    [{ step: 'restore' }, 'archived', 'closed', []],
    [{ step: 'restore' }, 'taken-down', 'open', ['declaration.opened']],
  ];

  it.each(leads)('%j leads from %s to %s', (step, from, to, events) => {
    const was = inState(from);
    const next = taken(was, step);
    expect(next).toMatchObject({ state: to, rev: was.rev + 1, changedAt: AT.toISOString() });
    expect(told(next)).toEqual(events);
  });

  it('leads nowhere else', () => {
    const steps: Step[] = [
      { step: 'open' },
      { step: 'pause' },
      { step: 'close' },
      { step: 'archive' },
      takeDown,
      { step: 'restore' },
    ];
    for (const step of steps) {
      for (const state of DECLARATION_STATES) {
        if (leads.some(([led, from]) => led.step === step.step && from === state)) continue;
        const next = stepped(inState(state), step, deps());
        if ('refused' in next) expect(next).toEqual({ refused: 'not-from-here', state });
        else expect(next.state).toBe(state);
      }
    }
  });

  it('to where it stands already changes nothing', () => {
    const was = inState('open');
    expect(taken(was, { step: 'open' })).toBe(was);
  });

  it('to open needs the authoritative text', () => {
    const was = inState('draft', { texts: { uk: { version: 1, sha256: 'x', at: AT.toISOString() } } });
    expect(stepped(was, { step: 'open' }, deps())).toEqual({ refused: 'no-text', state: 'draft' });
  });

  it('says in which language it opened', () => {
    expect(taken(inState('draft'), { step: 'open' }).events).toEqual([
      { id: 'evt_1', type: 'declaration.opened', time: AT.toISOString(), data: { language: 'en' } },
    ]);
  });
});

describe('a pause', () => {
  it('has a notice, which can be changed and goes with the pause', () => {
    const paused = taken(inState('open'), { step: 'pause', notice: { en: 'Wait.' } });
    expect(paused.notice).toEqual({ en: 'Wait.' });
    const again = taken(paused, { step: 'pause', notice: { en: 'Wait longer.' } });
    expect(again).toMatchObject({ state: 'paused', notice: { en: 'Wait longer.' }, rev: paused.rev + 1 });
    expect(taken(again, { step: 'pause' })).not.toHaveProperty('notice');
    expect(taken(again, { step: 'open' })).not.toHaveProperty('notice');
  });
});

describe('a text that was taken down', () => {
  it('says why, and goes back to where it was', () => {
    const paused = taken(inState('open'), { step: 'pause', notice: { en: 'Wait.' } });
    const down = taken(paused, takeDown);
    expect(down.takedown).toEqual({ reason: 'court', public: true, at: AT.toISOString(), from: 'paused' });
    const restored = taken(down, { step: 'restore' });
    expect(restored).toMatchObject({ state: 'paused', notice: { en: 'Wait.' } });
    expect(restored).not.toHaveProperty('takedown');
  });

  it('is told closed, and opened once it is open again after it', () => {
    const down = taken(inState('open'), takeDown);
    expect(down.events).toMatchObject([{ type: 'declaration.closed', data: { language: 'en' } }]);
    const restored = taken(down, { step: 'restore' });
    expect(restored.state).toBe('open');
    expect(told(restored)).toEqual(['declaration.opened']);
    expect(told(taken(restored, { step: 'close' }))).toEqual(['declaration.closed']);
  });

  it('is not told opened while it is paused after it, nor closed twice', () => {
    const paused = taken(taken(inState('paused'), takeDown), { step: 'restore' });
    expect(paused.state).toBe('paused');
    expect(told(paused)).toEqual([]);
    expect(told(taken(paused, { step: 'close' }))).toEqual([]);
    expect(told(taken(paused, takeDown))).toEqual([]);
    expect(told(taken(paused, { step: 'open' }))).toEqual(['declaration.opened']);
  });

  it('is closed after it when its time has run out meanwhile', () => {
    const down = taken(inState('open', { closesAt: iso(DAY) }), takeDown);
    const restored = taken(down, { step: 'restore' }, later(2 * DAY));
    expect(restored).toMatchObject({ state: 'closed', closedAt: iso(DAY), closesAt: iso(DAY) });
    expect(told(restored)).toEqual([]);
  });
});

describe('dates', () => {
  it('open by themselves, once the authoritative text is there', () => {
    const was = inState('draft', { opensAt: iso(HOUR) });
    expect(stateAt(was, later(HOUR - 1))).toBe('draft');
    expect(stateAt(was, later(HOUR))).toBe('open');
    expect(stateAt({ ...was, texts: {} }, later(HOUR))).toBe('draft');
  });

  it.each(['open', 'paused'] as const)('close what is %s by themselves', (state) => {
    const was = inState(state, { closesAt: iso(HOUR) });
    expect(stateAt(was, later(HOUR - 1))).toBe(state);
    expect(stateAt(was, later(HOUR))).toBe('closed');
  });

  it.each(['closed', 'archived', 'taken-down'] as const)('do not open what is %s', (state) => {
    expect(stateAt(inState(state, { opensAt: iso(-HOUR) }), AT)).toBe(state);
  });

  it('are written down with what they cause, once', () => {
    const was = inState('draft', { opensAt: iso(-2 * HOUR), closesAt: iso(DAY) });
    const opened = dueByCalendar(was, deps()) as Declaration;
    expect(opened).toMatchObject({ state: 'open', openedAt: AT.toISOString(), rev: was.rev + 1 });
    expect(told(opened)).toEqual(['declaration.opened']);
    expect(dueByCalendar(opened, deps())).toBeUndefined();
    const closed = dueByCalendar(opened, deps(later(2 * DAY))) as Declaration;
    expect(closed).toMatchObject({ state: 'closed', closedAt: iso(DAY) });
    expect(told(closed)).toEqual(['declaration.closed']);
    expect(dueByCalendar(closed, deps(later(3 * DAY)))).toBeUndefined();
  });

  it('that both passed unseen are told both', () => {
    const was = inState('draft', { opensAt: iso(-2 * HOUR), closesAt: iso(-HOUR) });
    const next = dueByCalendar(was, deps()) as Declaration;
    expect(next).toMatchObject({ state: 'closed', closedAt: iso(-HOUR), rev: was.rev + 1 });
    expect(told(next)).toEqual(['declaration.opened', 'declaration.closed']);
  });

  it('that passed unseen are told with the step that comes after', () => {
    const opened = taken(inState('draft', { opensAt: iso(-HOUR) }), {
      step: 'pause',
      notice: { en: 'Wait.' },
    });
    expect(opened).toMatchObject({ state: 'paused', openedAt: AT.toISOString(), rev: 2 });
    expect(told(opened)).toEqual(['declaration.opened']);
    const closed = taken(inState('open', { closesAt: iso(-HOUR) }), { step: 'archive' });
    expect(closed).toMatchObject({ state: 'archived', closedAt: iso(-HOUR), rev: 2 });
    expect(told(closed)).toEqual(['declaration.closed']);
  });

  it('that have passed no longer close what is opened by hand; those to come do', () => {
    const again = taken(inState('closed', { closesAt: iso(-HOUR) }), { step: 'open' });
    expect(again).not.toHaveProperty('closesAt');
    expect(again).not.toHaveProperty('closedAt');
    const early = taken(inState('closed', { closesAt: iso(HOUR) }), { step: 'open' });
    expect(early.closesAt).toBe(iso(HOUR));
  });
});

describe('the end of signing', () => {
  it.each<[string, Partial<Declaration>, number | undefined]>([
    ['none while it is open', { state: 'open', closesAt: iso(HOUR) }, undefined],
    ['its date, once that has passed', { state: 'open', closesAt: iso(-HOUR) }, -HOUR],
    [
      'when an editor closed it, if earlier',
      { state: 'closed', closedAt: iso(-2 * HOUR), closesAt: iso(-HOUR) },
      -2 * HOUR,
    ],
    [
      'when an editor closed it before its date',
      { state: 'closed', closedAt: iso(-HOUR), closesAt: iso(HOUR) },
      -HOUR,
    ],
    ['the same when it is archived', { state: 'archived', closedAt: iso(-HOUR) }, -HOUR],
    ['none when it is taken down', { state: 'taken-down', closesAt: iso(-HOUR) }, undefined],
  ])('is %s', (_, changes, ended) => {
    expect(endedAt(sampleDeclaration(changes), AT)).toBe(
      ended === undefined ? undefined : later(ended).getTime(),
    );
  });
});

describe('whatever is done to a declaration', () => {
  const step = fc.constantFrom<Step['step']>('open', 'pause', 'close', 'archive', 'take-down', 'restore');
  const moment = fc.record({ step, hours: fc.integer({ min: 0, max: 48 }), isSeen: fc.boolean() });
  const date = fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined });

  it('is open just when its last event said so, and tells nothing twice', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 12 }), date, date, (moments, opens, closes) => {
        let declaration = inState('draft', {
          ...(opens !== undefined && { opensAt: iso(opens * HOUR) }),
          ...(closes !== undefined && { closesAt: iso(closes * HOUR) }),
        });
        let { at } = deps();
        const events: string[] = [];
        for (const { step: name, hours, isSeen } of moments) {
          at = later(hours * HOUR, at);
          const write = (next: Declaration | undefined | { refused: string }) => {
            if (!next || 'refused' in next || next === declaration) return;
            expect(next.rev).toBe(declaration.rev + 1);
            events.push(...told(next));
            declaration = next;
          };
          if (isSeen) write(dueByCalendar(declaration, deps(at)));
          const full = name === 'take-down' ? takeDown : { step: name };
          write(stepped(declaration, full as Step, deps(at)));
          const state = stateAt(declaration, at);
          if (state === 'open' && declaration.state === 'open')
            expect(events.at(-1)).toBe('declaration.opened');
          if (['closed', 'taken-down'].includes(declaration.state) && declaration.openedAt) {
            expect(events.at(-1)).toBe('declaration.closed');
          }
          for (const [index, type] of events.entries()) {
            if (type === 'declaration.closed') expect(events[index - 1]).toBe('declaration.opened');
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
