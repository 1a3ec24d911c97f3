import { beforeEach, describe, expect, it } from 'vitest';
import { type Decision, decide } from './decide.ts';
import { askedAgain } from './renewal.ts';
import { AT, HOUR, later, requestMark, sampleAsk, sampleKey } from './samples.ts';
import { type Ask, counted, type Signature } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

let stores: StoresInMemory;
let key: SignatureKey;
const organisation = { name: 'Centar', role: 'direktorka', mandate: true as const };

const there = async (changes: (was: Signature) => Signature, ask: Partial<Ask> = {}) => {
  const asked = sampleAsk({ capacity: 'organisation', email: 'ivana@centar.example', organisation, ...ask });
  await stores.signatures.ask(key, asked, requestMark(key, asked));
  const was = (await stores.signatures.get(key)) as Signature;
  const next = { ...changes(was), rev: was.rev + 1 };
  await stores.signatures.save(next, was.rev);
  return next;
};
const reviewed = (ask?: Partial<Ask>) =>
  there(({ request, ...was }) => ({ ...was, state: 'in-review', ...(request && { entry: request }) }), ask);
const confirmed = (ask?: Partial<Ask>) =>
  there((was) => counted(was, was.request as Ask, AT, was.events), ask);
const held = () => there((was) => ({ ...was, state: 'held', heldFor: 'domain' }));
const decides = (id: string, decision: Decision['decision'], reason = 'because') =>
  decide(stores, id, { decision, reason });
const kept = async () => (await stores.signatures.get(key)) as Signature;

beforeEach(() => {
  stores = storesInMemory();
  key = sampleKey({ capacity: 'organisation', email: 'ivana@centar.example' });
});

describe('a moderator', () => {
  it('approves what is in review: it counts from then on, and its domain is known', async () => {
    const { id } = await reviewed();
    stores.clock.at = later(HOUR);
    const next = await decides(id, 'approve', 'well known');
    expect(next).toEqual(await kept());
    expect(next).toMatchObject({
      state: 'confirmed',
      confirmedAt: later(HOUR).toISOString(),
      listed: { organisation: 'Centar' },
      events: [{ type: 'signature.confirmed' }],
      decision: { decision: 'approve', reason: 'well known', at: later(HOUR).toISOString() },
    });
    expect(await stores.organisations.byDomain('centar.example')).toEqual({ isKnown: true });
  });

  it('is linked with the organisation that the record gives the domain to', async () => {
    stores.known.recorded.set('centar.example', new Map([['centre', 'recorded']]));
    const { id, declaration } = await reviewed();
    await decides(id, 'approve');
    expect(await stores.signed.by('centre')).toEqual([declaration]);
    expect(await stores.roll.organisations(declaration)).toMatchObject([{ organisationSlug: 'centre' }]);
  });

  it('does not make a provider’s domain known', async () => {
    const { id } = await reviewed({ email: 'centar@gmail.com' });
    expect(await decides(id, 'approve')).toMatchObject({ state: 'confirmed' });
    expect(await stores.organisations.byDomain('gmail.com')).toEqual({ isKnown: false });
  });

  it('refuses what is in review, and it never counts', async () => {
    const { id } = await reviewed();
    expect(await decides(id, 'refuse', 'unknown')).toMatchObject({
      state: 'refused',
      events: [{ type: 'signature.refused' }],
      decision: { reason: 'unknown' },
    });
    expect(await kept()).not.toHaveProperty('listed');
    expect(await stores.organisations.byDomain('centar.example')).toEqual({ isKnown: false });
  });

  it('invalidates what counts, and restores it to the day it was signed', async () => {
    const { id, confirmedAt, listed } = await confirmed();
    stores.clock.at = later(HOUR);
    expect(await decides(id, 'invalidate')).toMatchObject({
      state: 'invalidated',
      events: [{ type: 'signature.invalidated' }],
    });
    const gone = await kept();
    expect(gone).not.toHaveProperty('listed');
    expect(gone).not.toHaveProperty('signedOn');
    expect(await decides(id, 'restore')).toMatchObject({
      state: 'confirmed',
      confirmedAt,
      signedOn: '2026-11-22',
      listed,
      events: [{ type: 'signature.confirmed' }],
    });
  });

  it('who restores what was to be asked again meanwhile has its signer asked', async () => {
    const { id } = await confirmed();
    await decides(id, 'invalidate');
    const was = await kept();
    const text = { language: 'uk', version: 2 };
    const noted = askedAgain(was, text, { at: AT, eventId: 'evt_noted' });
    expect(noted.events).toEqual(was.events);
    await stores.signatures.save(noted, was.rev);
    const restored = (await decides(id, 'restore')) as Signature;
    expect(restored.events.map(({ type }) => type)).toEqual(['signature.confirmed', 'signature.asked-again']);
    expect(restored).toMatchObject({ rev: noted.rev + 1, renewal: { text, cause: restored.events[1]?.id } });
  });

  it('releases what is held: it is pending, written to, and not held again', async () => {
    const { id } = await held();
    const next = await decides(id, 'release');
    expect(next).toMatchObject({ released: true, events: [{ type: 'signature.requested' }] });
    expect(next).not.toHaveProperty('state');
    expect(next).not.toHaveProperty('heldFor');
  });

  it('decides on a comment without changing what counts, or when', async () => {
    const was = await confirmed({ comment: 'Так' });
    const next = await decides(was.id, 'approve-comment', 'fine');
    expect(next).toMatchObject({
      entry: { ...was.entry, commentShown: true },
      commentDecision: { decision: 'approve-comment', reason: 'fine' },
      events: was.events,
      confirmedAt: was.confirmedAt,
    });
    expect(next).not.toHaveProperty('decision');
    expect(await decides(was.id, 'refuse-comment')).toMatchObject({ entry: { commentShown: false } });
  });
});

describe('a decision', () => {
  it('taken again gives the same, and tells nothing', async () => {
    const { id } = await reviewed();
    const first = await decides(id, 'approve');
    expect(await decides(id, 'approve', 'another reason')).toEqual(first);
    expect(await kept()).toEqual(first);
    const refused = (await decides(id, 'invalidate')) as Signature;
    expect(await decides(id, 'invalidate')).toEqual(refused);
  });

  it('interrupted after it was written is completed when it is taken again', async () => {
    const { id } = await reviewed();
    const remember = () => Promise.reject(new Error('interrupted'));
    const deps = { ...stores, organisations: { ...stores.organisations, remember } };
    await expect(decide(deps, id, { decision: 'approve', reason: 'known' })).rejects.toThrow('interrupted');
    expect((await kept()).state).toBe('confirmed');
    await decides(id, 'approve');
    expect(await stores.organisations.byDomain('centar.example')).toEqual({ isKnown: true });
  });

  it.each<[Decision['decision'], () => Promise<Signature>, string]>([
    ['approve', confirmed, 'confirmed'],
    ['refuse', confirmed, 'confirmed'],
    ['invalidate', reviewed, 'in-review'],
    ['restore', confirmed, 'confirmed'],
    ['release', reviewed, 'in-review'],
    ['approve', held, 'held'],
    ['approve-comment', reviewed, 'in-review'],
  ])('to %s is not for what is %#: %s', async (decision, prepare, state) => {
    const was = await prepare();
    expect(await decides(was.id, decision)).toEqual({ refused: 'not-from-here', state });
    expect(await kept()).toEqual(was);
  });

  it('to approve is lost on what was withdrawn meanwhile, and its organisation is not known', async () => {
    const was = await reviewed();
    const get: typeof stores.signatures.get = async (wanted) => {
      const read = await stores.signatures.get(wanted);
      if (read?.rev === was.rev)
        await stores.signatures.save({ ...was, state: 'withdrawn', rev: was.rev + 1 }, was.rev);
      return read;
    };
    const deps = { ...stores, signatures: { ...stores.signatures, get } };
    expect(await decide(deps, was.id, { decision: 'approve', reason: 'known' })).toEqual({
      refused: 'not-from-here',
      state: 'withdrawn',
    });
    expect(await stores.organisations.byDomain('centar.example')).toEqual({ isKnown: false });
  });

  it('on what nobody knows of is refused', async () => {
    const { id } = await reviewed();
    for (const unknown of ['nonsense', id.replace(/.$/, 'z'), `sig_${'0'.repeat(9)}${id.slice(13)}`]) {
      expect(await decides(unknown, 'approve')).toEqual({ refused: 'unknown-signature' });
    }
  });
});
