import { beforeEach, describe, expect, it } from 'vitest';
import { askedAgain, renewed } from './renewal.ts';
import { AT, DAY, later, sampleAsk, sampleMark } from './samples.ts';
import { counted, stripped } from './signature.ts';
import { type Correspondence, correspondence } from './write-to-signer.fixture.ts';

let { stores, key, kept, change, asked, writes, block, sent } = {} as Correspondence;

beforeEach(() => {
  ({ stores, key, kept, change, asked, writes, block, sent } = correspondence());
});

describe('a moderator’s decision', () => {
  const entry = sampleAsk({ capacity: 'organisation' });
  const decidedAs = (state: 'confirmed' | 'refused', decision: string) =>
    change((was) => ({
      ...(state === 'confirmed' ? counted(was, entry, AT, []) : { ...was, state, entry }),
      decision: { decision, reason: 'unknown to us', at: AT.toISOString() },
    }));

  it('to approve is told, without its reason', async () => {
    await asked();
    await decidedAs('confirmed', 'approve');
    expect(await writes('evt_2', 'signature.confirmed')).toBe('sent');
    expect(sent()).toEqual(['approved']);
    expect(stores.mailer.sent[0]).not.toHaveProperty('reason');
  });

  it('to approve is told also after one on the comment', async () => {
    await asked();
    await decidedAs('confirmed', 'approve');
    await change((was) => ({ ...was, commentDecision: { decision: 'approve-comment', reason: '', at: '' } }));
    expect(await writes('evt_2', 'signature.confirmed')).toBe('sent');
  });

  it('to refuse is told, with its reason', async () => {
    await asked();
    await decidedAs('refused', 'refuse');
    expect(await writes('evt_2', 'signature.refused')).toBe('sent');
    expect(stores.mailer.sent).toMatchObject([{ kind: 'refused', reason: 'unknown to us' }]);
  });

  it('to restore is not told, nor a confirmation of one’s own', async () => {
    await asked();
    await decidedAs('confirmed', 'restore');
    expect(await writes('evt_2', 'signature.confirmed')).toBe('nothing-to-say');
    await change(({ decision: _, ...was }) => was);
    expect(await writes('evt_3', 'signature.confirmed')).toBe('nothing-to-say');
  });

  it('that was overtaken is not told', async () => {
    await asked();
    await decidedAs('refused', 'refuse');
    await change((was) => stripped(was, 'withdrawn', later(DAY)));
    expect(await writes('evt_2', 'signature.refused')).toBe('nothing-to-say');
  });
});

describe('a signer whose text has changed', () => {
  const text = { language: 'uk', version: 2 };
  const signed = async () => {
    await asked();
    await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
  };
  const again = (eventId: string) => change((was) => askedAgain(was, text, { at: AT, eventId }));

  it('is asked to confirm again, once, however often it is told', async () => {
    await signed();
    await again('evt_2');
    expect(await writes('evt_2', 'signature.asked-again')).toBe('sent');
    expect(await writes('evt_2', 'signature.asked-again')).toBe('sent-before');
    expect(stores.mailer.sent).toMatchObject([
      { kind: 'text-revised', to: 'olena@example.org', renewal: { text }, ask: { text: { version: 1 } } },
    ]);
  });

  it('is asked for the newest text only', async () => {
    await signed();
    await again('evt_2');
    await again('evt_3');
    expect(await writes('evt_2', 'signature.asked-again')).toBe('nothing-to-say');
    expect(await writes('evt_3', 'signature.asked-again')).toBe('sent');
  });

  it('is not asked who has confirmed again, withdrawn or been blocked meanwhile', async () => {
    await signed();
    await again('evt_2');
    await block({ blocked: { addresses: ['olena@example.org'] } });
    expect(await writes('evt_2', 'signature.asked-again')).toBe('held');
    await change((was) => renewed(was, AT));
    expect(await writes('evt_2', 'signature.asked-again')).toBe('nothing-to-say');
    await change((was) => stripped(was, 'withdrawn', later(DAY)));
    expect(await writes('evt_2', 'signature.asked-again')).toBe('nothing-to-say');
    expect(sent()).toEqual([]);
  });

  it('and for whom somebody asks by the form is told that too; what is asked again stays', async () => {
    await signed();
    const id = await asked({ name: 'Somebody else' });
    await again('evt_2');
    expect(await writes(id)).toBe('sent');
    expect(await writes('evt_2', 'signature.asked-again')).toBe('sent');
    expect(sent()).toEqual(['already-signed', 'text-revised']);
    expect(stores.mailer.sent[1]?.ask.name).toBe('Олена Шевченко');
    expect(await kept()).toMatchObject({ renewal: { text }, entry: { name: 'Олена Шевченко' } });
    expect(await kept()).not.toHaveProperty('request');
  });
});
