import { eventsOfChange } from '@undersigned/outbox/outbox.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteDeclaration } from './delete-draft.ts';
import { putDeclaration, putText, type Seen, takeStep } from './edit.ts';
import { recordFirstSignatories } from './first-signatories.ts';
import { newDeclarationId } from './new-id.ts';
import { AT, sampleDeclaration } from './samples.ts';
import type { Signature } from './signature.ts';
import { PARTITIONS } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';
import { count } from './tally.ts';
import { tallyView } from './tally-view.ts';

const SLUG = 'for-peace';
const input = {
  title: { en: 'For peace' },
  language: 'en' as const,
  addressees: [],
  topics: [],
  sensitive: false,
};
let stores: StoresInMemory;
const deps = () => ({ ...stores, declarationId: newDeclarationId });
/** What `If-Match` with the version of that number says. */
const version =
  (rev: number): Seen =>
  (current) =>
    current.rev === rev ? undefined : { refused: 'precondition-failed' };

/** A draft with its text and three who signed on paper: its second version. */
async function draftWithSignatories() {
  await putDeclaration(deps(), SLUG, input, version(0));
  const draft = await putText(deps(), SLUG, 'en', { body: 'We ask.', material: false });
  if ('refused' in draft) throw new Error('No draft');
  const person = { country: 'UA', capacity: 'individual', display: 'full' } as const;
  const signatures = ['Ana', 'Mira', 'Olena'].map((name) => ({ ...person, name }));
  await recordFirstSignatories(stores, draft, { signatures, evidence: 'Paper' });
  return draft;
}

async function keptOf(declaration: string): Promise<Signature[]> {
  const all = Array.from({ length: PARTITIONS }, (_, partition) =>
    Array.fromAsync(stores.signatures.partition(declaration, partition)),
  );
  return (await Promise.all(all)).flat();
}

beforeEach(() => {
  stores = storesInMemory();
});

describe('deleting a declaration', () => {
  it('is for drafts, in the version that its editor has seen', async () => {
    await putDeclaration(deps(), SLUG, input, version(0));
    expect(await deleteDeclaration(deps(), SLUG, version(7))).toEqual({ refused: 'precondition-failed' });
    expect(await deleteDeclaration(deps(), SLUG, version(1))).toEqual({ removed: true });
    expect(await deleteDeclaration(deps(), SLUG, version(1))).toEqual({ refused: 'unknown-declaration' });
  });

  it('is not for what has been open, or is by its date', async () => {
    await stores.publish(sampleDeclaration({ slug: 'opened' }));
    expect(await deleteDeclaration(deps(), 'opened', version(1))).toEqual({
      refused: 'not-from-here',
      state: 'open',
    });
    await stores.publish(sampleDeclaration({ slug: 'begun', state: 'draft', opensAt: AT.toISOString() }));
    expect(await deleteDeclaration(deps(), 'begun', version(1))).toMatchObject({ refused: 'not-from-here' });
  });

  it('takes its first signatories with it, and tells that they were erased', async () => {
    const { id } = await draftWithSignatories();
    await deleteDeclaration(deps(), SLUG, version(2));
    const kept = await keptOf(id);
    expect(kept).toHaveLength(3);
    for (const signature of kept) {
      expect(signature).not.toHaveProperty('entry');
      expect(signature).not.toHaveProperty('listed');
      expect(signature).not.toHaveProperty('evidence');
      expect(signature.forgetAt).toBeGreaterThan(AT.getTime() / 1000);
      expect(
        eventsOfChange(
          { before: undefined, after: signature },
          { network: 'a', siteUrl: 'https://a.example' },
        ),
      ).toMatchObject([{ type: 'signature.erased', subject: signature.id, data: { declaration: SLUG } }]);
    }
  });

  it('leaves nothing of them in the tally', async () => {
    const { id } = await draftWithSignatories();
    await deleteDeclaration(deps(), SLUG, version(2));
    for (const changes of stores.signatures.stream.partitions.values()) await count(stores.tallies, changes);
    expect(tallyView(await stores.tallies.list(id), { at: AT, atLeast: undefined })).toMatchObject({
      individuals: 0,
      byDay: [],
    });
  });

  it('interrupted anywhere, it is finished by asking once more with the same version', async () => {
    for (const failing of ['first', 'second', 'removal'] as const) {
      stores = storesInMemory();
      const { id } = await draftWithSignatories();
      const crash = () => Promise.reject(new Error('crash'));
      let saves = failing === 'first' ? 0 : 1;
      const save: typeof stores.signatures.save = (...given) =>
        failing !== 'removal' && saves-- === 0 ? crash() : stores.signatures.save(...given);
      const interrupted = {
        ...deps(),
        signatures: { ...stores.signatures, save },
        declarations: { ...stores.declarations, ...(failing === 'removal' && { remove: crash }) },
      };
      await expect(deleteDeclaration(interrupted, SLUG, version(2))).rejects.toThrow('crash');
      expect(await takeStep(deps(), SLUG, { step: 'open' })).toMatchObject({ refused: 'no-text' });
      expect(await deleteDeclaration(deps(), SLUG, version(2))).toEqual({ removed: true });
      expect((await keptOf(id)).filter(({ entry }) => entry)).toEqual([]);
      expect(await stores.declarations.get(SLUG)).toBeUndefined();
    }
  });

  it('leaves nobody who is recorded while it goes on', async () => {
    const draft = await draftWithSignatories();
    let isFirst = true;
    const save: typeof stores.signatures.save = async (...given) => {
      if (isFirst) {
        isFirst = false;
        await deleteDeclaration(deps(), SLUG, version(2));
      }
      return stores.signatures.save(...given);
    };
    const late = { name: 'Late', country: 'UA', capacity: 'individual', display: 'full' } as const;
    const slow = { ...stores, signatures: { ...stores.signatures, save } };
    expect(await recordFirstSignatories(slow, draft, { signatures: [late], evidence: 'Paper' })).toEqual({
      refused: 'no-text',
    });
    expect((await keptOf(draft.id)).filter(({ entry }) => entry)).toEqual([]);
  });

  it('interrupted, and changed since by another editor, it needs the version that is there now', async () => {
    await draftWithSignatories();
    const remove = () => Promise.reject(new Error('crash'));
    const interrupted = { ...deps(), declarations: { ...stores.declarations, remove } };
    await expect(deleteDeclaration(interrupted, SLUG, version(2))).rejects.toThrow('crash');
    await putText(deps(), SLUG, 'en', { body: 'We ask again.', material: false });
    expect(await deleteDeclaration(deps(), SLUG, version(2))).toEqual({ refused: 'precondition-failed' });
  });
});
