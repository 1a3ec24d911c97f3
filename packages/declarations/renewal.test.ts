import { describe, expect, it } from 'vitest';
import { answers, askedAgain, linkTime, openRenewal, renewalDue, renewed } from './renewal.ts';
import { AT, DAY, later, sampleAsk, sampleDeclaration, sampleKey, sampleMark } from './samples.ts';
import { blank, counted, type Signature } from './signature.ts';

const revisedTo = (version: number, materialSince: number) => {
  const declaration = sampleDeclaration();
  const uk = { version, sha256: 'f'.repeat(64), at: AT.toISOString() };
  return { ...declaration, texts: { ...declaration.texts, uk }, materialSince: { uk: materialSince } };
};
const signed = (changes: Parameters<typeof sampleAsk>[0] = {}): Signature =>
  counted(blank(sampleKey(), AT), sampleAsk(changes), AT, [sampleMark('signature.confirmed')]);
const V2 = { language: 'uk', version: 2 };
const asked = (was = signed(), text = V2, at = later(DAY)) => askedAgain(was, text, { at, eventId: 'evt_2' });

describe('who signed an earlier version', () => {
  it('is due to be asked for the current one', () => {
    expect(renewalDue(signed(), revisedTo(2, 2))).toEqual(V2);
    expect(renewalDue(signed(), revisedTo(3, 2))).toEqual({ language: 'uk', version: 3 });
    expect(renewalDue({ ...signed(), state: 'in-review' }, revisedTo(2, 2))).toEqual(V2);
  });

  it('is asked once for each material change', () => {
    expect(renewalDue(asked(), revisedTo(2, 2))).toBeUndefined();
    expect(renewalDue(asked(), revisedTo(3, 2))).toBeUndefined();
    expect(renewalDue(asked(), revisedTo(3, 3))).toEqual({ language: 'uk', version: 3 });
    expect(renewalDue(renewed(asked(), later(DAY)), revisedTo(2, 2))).toBeUndefined();
  });

  it.each<[string, Signature]>([
    ['signed the new one', signed({ text: V2 })],
    ['signed in another language', signed({ text: { language: 'en', version: 1 } })],
    ['signed on paper', signed({ email: '' })],
    ['has withdrawn', { ...signed(), state: 'withdrawn' }],
    ['was refused', { ...signed(), state: 'refused' }],
    ['has not confirmed', { ...blank(sampleKey(), AT), request: sampleAsk() }],
  ])('is not due who %s', (_, signature) => {
    expect(renewalDue(signature, revisedTo(2, 2))).toBeUndefined();
  });

  it('is not due where the change was not material', () => {
    expect(renewalDue(signed({ text: V2 }), revisedTo(3, 2))).toBeUndefined();
    expect(renewalDue(signed(), { ...revisedTo(2, 2), materialSince: {} })).toBeUndefined();
  });
});

describe('asked again', () => {
  it('a signature stands as it was, and the event says for which text, and not who', () => {
    const was = signed();
    const { renewal, rev, events, ...rest } = asked(was);
    const { rev: before, events: _, ...stood } = was;
    expect(rest).toEqual(stood);
    expect(rev).toBe(before + 1);
    expect(renewal).toEqual({ text: V2, at: later(DAY).toISOString(), cause: 'evt_2' });
    expect(events).toMatchObject([{ id: 'evt_2', type: 'signature.asked-again', data: { text: V2 } }]);
    expect(JSON.stringify(events)).not.toMatch(/Олена|example\.org/);
  });

  it('what somebody asked by the form meanwhile keeps its mark, and is answered', () => {
    const mark = sampleMark('signature.requested');
    const { events } = asked({ ...signed(), request: sampleAsk(), events: [mark] });
    expect(events.map(({ id }) => id)).toEqual([mark.id, 'evt_2']);
  });

  it('is noted, and not told, where the signature was invalidated: it may be restored', () => {
    const mark = sampleMark('signature.invalidated');
    const was: Signature = { ...signed(), state: 'invalidated', events: [mark] };
    expect(renewalDue(was, revisedTo(2, 2))).toEqual(V2);
    const noted = asked(was);
    expect(noted).toMatchObject({ renewal: { text: V2 }, events: [mark], rev: was.rev + 1 });
    expect(openRenewal(noted)).toBeUndefined();
  });

  it('is answered by no link that was made before its own', () => {
    const at = new Date('2026-11-23T09:00:30Z');
    const signature = asked(signed(), V2, at);
    expect(answers(signature, new Date('2026-11-23T09:00:00Z'))).toBe(false);
    expect(answers(signature, linkTime({ text: V2, at: at.toISOString(), cause: '' }))).toBe(true);
    expect(answers(asked(signed(), V2, AT), AT)).toBe(false);
    expect(answers(signed(), later(DAY))).toBe(false);
  });

  it.each(['withdrawn', 'invalidated', 'refused'] as const)('is moot once the signature was %s', (state) => {
    expect(openRenewal({ ...asked(), state })).toBeUndefined();
    expect(answers({ ...asked(), state }, later(2 * DAY))).toBe(false);
  });
});

describe('confirmed again', () => {
  it('the text is another, and nothing else that is shown, counted or told', () => {
    const was = asked();
    const next = renewed(was, later(2 * DAY));
    const { renewal: _, entry, rev, ...rest } = was;
    expect(next).toEqual({
      ...rest,
      entry: { ...entry, text: V2 },
      renewedAt: later(2 * DAY).toISOString(),
      rev: rev + 1,
    });
  });

  it('belongs to what was signed: whoever signs anew begins without', () => {
    const was = renewed(asked(), later(DAY));
    expect(counted(was, sampleAsk(), later(DAY), [])).not.toHaveProperty('renewedAt');
    expect(counted(asked(), sampleAsk(), later(DAY), [])).not.toHaveProperty('renewal');
    expect(counted(was, was.entry as never, later(DAY), [])).toMatchObject({ renewedAt: was.renewedAt });
  });
});
