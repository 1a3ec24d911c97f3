import { signatureWithdrawn } from '@undersigned/events/signature-withdrawn.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { newDeclarationId } from './new-id.ts';
import { AT, HOUR, later, sampleAsk, sampleKey, sampleMark } from './samples.ts';
import { blank, counted, type Signature, stripped } from './signature.ts';
import { PARTITIONS, partitionOf, type SignatureKey } from './signature-id.ts';
import { confirmMark, type OneSignature, oneSignature } from './signatures.fixture.ts';
import type { Reading, Signatures } from './signatures.ts';

/** What every store of signatures does with what is kept: changing it where nobody else has, and walking over it. */
export function signaturesKeptContract(make: () => Promise<{ signatures: Signatures }>): void {
  let { signatures, key, ask, stand } = {} as OneSignature;

  beforeEach(async () => {
    ({ signatures, key, ask, stand } = oneSignature((await make()).signatures));
  });

  describe('saving', () => {
    it('keeps all that a signature says', async () => {
      const was: Signature = {
        ...counted(
          blank(key, AT),
          sampleAsk({
            organisation: {
              name: 'Центр',
              website: 'https://example.org',
              role: 'директорка',
              mandate: true,
            },
            affiliation: 'Університет',
            comment: 'Так\nсаме так',
            commentShown: true,
            suspicion: 'honeypot',
            proof: 'v1.1.a',
          }),
          AT,
          [confirmMark()],
        ),
        decision: { decision: 'approve', reason: 'known', at: AT.toISOString() },
        released: true,
        heldFor: 'network',
        secondOf: 'sig_1',
        evidence: 'minutes of the conference',
        renewal: { text: { language: 'uk', version: 2 }, at: AT.toISOString(), cause: 'evt_1' },
        renewedAt: AT.toISOString(),
        forgetAt: 4_000_000_000,
      };
      expect(await signatures.save(was, 0)).toBe(true);
      expect(await signatures.get(key)).toEqual(was);
    });

    it('writes a new one only where none is', async () => {
      await stand({});
      expect(await signatures.save({ ...blank(key, AT), rev: 1 }, 0)).toBe(false);
    });

    it('writes a change only of what was read', async () => {
      const was = await stand({ request: sampleAsk() });
      const next = stripped(was, 'withdrawn', later(HOUR));
      expect(await signatures.save({ ...next, rev: 9 }, 8)).toBe(false);
      expect(await signatures.save(next, was.rev)).toBe(true);
      expect(await signatures.save(next, was.rev)).toBe(false);
      expect(await signatures.get(key)).toEqual(next);
    });

    it('lets one of several at once through', async () => {
      const was = await stand({ request: sampleAsk() });
      const written = await Promise.all(
        Array.from({ length: 5 }, (_, index) =>
          signatures.save({ ...was, rev: 2, evidence: String(index) }, was.rev),
        ),
      );
      expect(written.filter(Boolean)).toHaveLength(1);
      expect((await signatures.get(key))?.evidence).toBe(String(written.indexOf(true)));
    });

    it('writes nothing when it was asked for anew meanwhile', async () => {
      await ask();
      const was = (await signatures.get(key)) as Signature;
      await ask({ name: 'After' });
      expect(await signatures.save(stripped(was, 'expired', undefined), was.rev)).toBe(false);
      expect((await signatures.get(key))?.request?.name).toBe('After');
    });

    it('counts no more what was withdrawn, and can count it anew', async () => {
      await ask();
      const was = (await signatures.confirm(key, AT, confirmMark())) as Signature;
      const next = {
        ...stripped(was, 'withdrawn', later(HOUR)),
        events: [sampleMark(signatureWithdrawn.type)],
      };
      expect(await signatures.save(next, was.rev)).toBe(true);
      expect(await signatures.get(key)).toEqual(next);
      await ask();
      expect(await signatures.confirm(key, AT, confirmMark())).toMatchObject({ state: 'confirmed', rev: 5 });
    });
  });

  describe('walking', () => {
    it('finds each signature in its partition, and none of another declaration', async () => {
      const declaration = newDeclarationId();
      const written: SignatureKey[] = Array.from({ length: 20 }, (_, index) =>
        sampleKey({ declaration, email: `signer${index}@example.org` }),
      );
      for (const one of [...written, sampleKey()]) await oneSignature(signatures, one).ask();
      const found: string[] = [];
      for (let partition = 0; partition < PARTITIONS; partition++) {
        for await (const signature of signatures.partition(declaration, partition, { consistent: true })) {
          expect(partitionOf(signature)).toBe(partition);
          expect(signature).toEqual(await signatures.get(signature));
          found.push(signature.key);
        }
      }
      expect(found.sort()).toEqual(written.map((one) => one.key).sort());
    });

    it('goes on after one that is known already, as many at once as may be wanted', async () => {
      const declaration = newDeclarationId();
      const same: SignatureKey[] = [];
      for (let index = 0; same.length < 5; index++) {
        const one = sampleKey({ declaration, email: `signer${index}@example.org` });
        if (partitionOf(one) !== 7) continue;
        same.push(one);
        await oneSignature(signatures, one).ask();
      }
      const keys = same.map((one) => one.key).sort();
      const walked = async (reading: Reading) =>
        (await Array.fromAsync(signatures.partition(declaration, 7, reading))).map((one) => one.key);
      expect(await walked({ atOnce: 2 })).toEqual(keys);
      expect(await walked({ after: keys[1] ?? '', atOnce: 2 })).toEqual(keys.slice(2));
      expect(await walked({ after: keys[4] ?? '' })).toEqual([]);
    });

    it('goes on with what waits after a place that is known', async () => {
      const declaration = newDeclarationId();
      for (const [index, hours] of [3, 1, 2].entries()) {
        const one = sampleKey({ declaration, email: `held${index}@example.org` });
        await oneSignature(signatures, one).stand({
          state: 'held',
          request: sampleAsk({}, later(hours * HOUR)),
        });
      }
      const [first, ...rest] = await Array.fromAsync(signatures.waiting(declaration, 'held'));
      expect(first?.signature.request?.at).toBe(later(HOUR).toISOString());
      expect(await Array.fromAsync(signatures.waiting(declaration, 'held', first?.place))).toEqual(rest);
      expect(rest).toHaveLength(2);
    });

    it('finds what waits for a moderator, as long as it waits', async () => {
      const declaration = newDeclarationId();
      const put = async (email: string, changes: Partial<Signature>) => {
        const one = sampleKey({ declaration, capacity: 'organisation', email });
        return oneSignature(signatures, one).stand(changes);
      };
      const asked = sampleAsk({ capacity: 'organisation' });
      const reviewed = await put('a@one.example', { state: 'in-review', entry: asked });
      const held = await put('b@two.example', { state: 'held', request: asked, heldFor: 'domain' });
      await put('c@three.example', { request: asked });
      expect(await collected(signatures.waiting(declaration, 'in-review'))).toEqual([reviewed]);
      expect(await collected(signatures.waiting(declaration, 'held'))).toEqual([held]);
      await signatures.save(counted(reviewed, asked, AT, []), reviewed.rev);
      expect(await collected(signatures.waiting(declaration, 'in-review'))).toEqual([]);
    });
  });
}

const collected = async (walk: ReturnType<Signatures['waiting']>): Promise<Signature[]> =>
  (await Array.fromAsync(walk)).map(({ signature }) => signature);
