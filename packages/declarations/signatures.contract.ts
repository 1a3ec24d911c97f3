import { beforeEach, describe, expect, it } from 'vitest';
import { askedAgain } from './renewal.ts';
import { AT, HOUR, later, requestMark, sampleAsk } from './samples.ts';
import { type Ask, counted, SETTLED_STATES, type Signature } from './signature.ts';
import { signatureId } from './signature-id.ts';
import { confirmMark, type OneSignature, oneSignature } from './signatures.fixture.ts';
import type { Signatures } from './signatures.ts';
import { signaturesKeptContract } from './signatures-kept.contract.ts';

/** What every store of signatures does. Each test works on a declaration of its own. */
export function signaturesContract(make: () => Promise<{ signatures: Signatures }>): void {
  let { signatures, key, ask, stand } = {} as OneSignature;

  beforeEach(async () => {
    ({ signatures, key, ask, stand } = oneSignature((await make()).signatures));
  });

  describe('asking', () => {
    it('writes down the request, its event and where it lies', async () => {
      const asked = sampleAsk();
      const { signature: id, ...mark } = requestMark(key, asked);
      expect(await signatures.ask(key, asked, { ...mark, signature: id })).toBe('stored');
      expect(await signatures.get(key)).toEqual({
        ...key,
        id,
        subject: id,
        request: asked,
        events: [mark],
        rev: 1,
      });
    });

    it('puts the newest request in the place of the one before, under the same id', async () => {
      await ask({ name: 'Olena' });
      const asked = sampleAsk({ name: 'Олена Шевченко' }, later(HOUR));
      const mark = requestMark(key, asked);
      expect(await signatures.ask(key, asked, mark)).toBe('stored');
      expect(await signatures.get(key)).toMatchObject({
        id: signatureId(AT, key),
        request: asked,
        events: [{ id: mark.id }],
        rev: 2,
      });
    });

    it('counts a request that does without what the one before had as the whole request', async () => {
      await ask({ affiliation: 'Університет', comment: 'Так' });
      await ask();
      expect((await signatures.get(key))?.request).toEqual(sampleAsk());
    });

    it.each(SETTLED_STATES.filter((state) => state !== 'disavowed'))(
      'is answered alike and kept beside what is %s',
      async (state) => {
        const entry = sampleAsk({ name: 'Before' });
        await stand({ state, entry, forgetAt: 4_000_000_000 });
        expect(await ask()).toBe('stored');
        const { forgetAt, ...now } = (await signatures.get(key)) as Signature;
        expect(now).toMatchObject({ state, entry, request: sampleAsk(), rev: 2 });
        expect(forgetAt).toBeUndefined();
      },
    );

    it('leaves an address alone that disavowed, and answers alike', async () => {
      const was = await stand({ state: 'disavowed' });
      expect(await ask()).toBe('stored');
      expect(await ask({ proof: 'v1.1.a' })).toBe('stored');
      expect(await signatures.get(key)).toEqual(was);
    });

    it('writes nothing when its proof has been used, even with another in between or after confirming', async () => {
      expect(await ask({ proof: 'v1.29500000.a' })).toBe('stored');
      expect(await ask({ proof: 'v1.29500000.a', name: 'Another' })).toBe('replayed');
      expect(await ask({ proof: 'v1.29500000.b' })).toBe('stored');
      expect(await ask()).toBe('stored');
      await signatures.confirm(key, AT, confirmMark());
      const was = await signatures.get(key);
      expect(await ask({ proof: 'v1.29500000.a' })).toBe('replayed');
      expect(await ask({ proof: 'v1.29500000.b' })).toBe('replayed');
      expect(await signatures.get(key)).toEqual(was);
    });

    it('loses none of many at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => ask({ name: `Number ${index}` })),
      );
      expect(new Set(answers)).toEqual(new Set(['stored']));
      expect((await signatures.get(key))?.rev).toBe(10);
    });
  });

  describe('confirming', () => {
    it('moves the request to what counts, with what is shown and said of it', async () => {
      const asked = sampleAsk({ source: 'partner-site' });
      await signatures.ask(key, asked, requestMark(key, asked));
      const was = (await signatures.get(key)) as Signature;
      const mark = confirmMark(later(HOUR));
      const next = counted(was, asked, later(HOUR), [mark]);
      expect(await signatures.confirm(key, later(HOUR), mark)).toEqual(next);
      expect(await signatures.get(key)).toEqual(next);
      expect(next).toMatchObject({
        state: 'confirmed',
        entry: asked,
        listed: { name: 'Олена Шевченко', country: 'UA' },
        facts: { partner: 'partner-site' },
        signedOn: '2026-11-22',
      });
    });

    it.each(['initials', 'country', 'hidden'] as const)('shows what “%s” lets it', async (display) => {
      await ask({ display });
      const was = (await signatures.get(key)) as Signature;
      const mark = confirmMark();
      expect(await signatures.confirm(key, AT, mark)).toEqual(counted(was, was.request as Ask, AT, [mark]));
    });

    it('done again, gives the same and writes nothing', async () => {
      await ask();
      const first = await signatures.confirm(key, AT, confirmMark());
      expect(await signatures.confirm(key, later(HOUR), confirmMark(later(HOUR)))).toEqual(first);
      expect(await signatures.get(key)).toEqual(first);
    });

    it('counts once, pressed in several tabs at once', async () => {
      await ask();
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => signatures.confirm(key, AT, confirmMark())),
      );
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]).toMatchObject({ state: 'confirmed', rev: 2 });
    });

    it('confirms just the request that was asked with that event, where one is named', async () => {
      const asked = sampleAsk();
      const mark = requestMark(key, asked);
      await signatures.ask(key, asked, mark);
      const was = await signatures.get(key);
      expect(await signatures.confirm(key, AT, confirmMark(), 'evt_another')).toEqual(was);
      expect(await signatures.confirm(key, AT, confirmMark(), mark.id)).toMatchObject({
        state: 'confirmed',
        entry: asked,
      });
    });

    it.each(SETTLED_STATES)(
      'confirms no request by its event alone where the signature was %s before',
      async (state) => {
        await stand({ state, entry: sampleAsk({ name: 'Before' }) });
        const asked = sampleAsk({ name: 'After' });
        const mark = requestMark(key, asked);
        await signatures.ask(key, asked, mark);
        const was = await signatures.get(key);
        expect(await signatures.confirm(key, AT, confirmMark(), mark.id)).toEqual(was);
        expect(await signatures.get(key)).toEqual(was);
      },
    );

    it('gives nothing where nothing is', async () => {
      expect(await signatures.confirm(key, AT, confirmMark())).toBeUndefined();
      expect(await signatures.get(key)).toBeUndefined();
    });

    it.each(['withdrawn', 'expired', 'refused', 'invalidated'] as const)(
      'counts a new request where the signature was %s, and only with one',
      async (state) => {
        const was = await stand({ state, entry: sampleAsk({ name: 'Before' }), forgetAt: 4_000_000_000 });
        expect(await signatures.confirm(key, AT, confirmMark())).toEqual(was);
        await ask({ name: 'After' });
        expect(await signatures.confirm(key, AT, confirmMark())).toMatchObject({
          state: 'confirmed',
          entry: { name: 'After' },
          rev: 3,
        });
        expect((await signatures.get(key))?.forgetAt).toBeUndefined();
      },
    );

    it('begins anew: what the signer of before was asked again is forgotten with it', async () => {
      const renewal = { text: { language: 'uk', version: 2 }, at: AT.toISOString(), cause: 'evt_1' };
      const entry = sampleAsk({ name: 'Before' });
      await stand({ state: 'invalidated', entry, renewal, renewedAt: AT.toISOString() });
      await ask({ name: 'After' });
      const now = await signatures.confirm(key, AT, confirmMark());
      expect(now).toMatchObject({ state: 'confirmed', entry: { name: 'After' } });
      expect(now).not.toHaveProperty('renewal');
      expect(now).not.toHaveProperty('renewedAt');
      expect(await signatures.get(key)).toEqual(now);
    });

    it('leaves what is asked again to who knows of it, whatever anybody asks by the form', async () => {
      await ask();
      const was = (await signatures.confirm(key, AT, confirmMark())) as Signature;
      const text = { language: 'uk', version: 2 };
      const next = askedAgain(was, text, { at: later(HOUR), eventId: 'evt_again' });
      expect(await signatures.save(next, was.rev)).toBe(true);
      await ask({ name: 'Somebody else' });
      const now = await signatures.confirm(key, later(2 * HOUR), confirmMark());
      expect(now).toMatchObject({ entry: was.entry, renewal: next.renewal, listed: was.listed, rev: 4 });
    });

    it.each(['held', 'in-review', 'confirmed', 'disavowed'] as const)(
      'leaves what is %s as it is, whatever was asked',
      async (state) => {
        const was = await stand({ state, request: sampleAsk() });
        expect(await signatures.confirm(key, AT, confirmMark())).toEqual(was);
        expect(await signatures.get(key)).toEqual(was);
      },
    );
  });

  signaturesKeptContract(make);
}
