import type { KnownOrganisations } from '@undersigned/declarations/organisations.ts';
import type { RollReader } from '@undersigned/declarations/roll.ts';
import { AT as NOON, sampleAsk, sampleKey, sampleMark } from '@undersigned/declarations/samples.ts';
import { blank, counted } from '@undersigned/declarations/signature.ts';
import { type SignatureKey, signatureId } from '@undersigned/declarations/signature-id.ts';
import type { Signatures } from '@undersigned/declarations/signatures.ts';
import type { SignedDeclarations } from '@undersigned/declarations/signed.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { NetworkRecord } from './record.ts';
import { sampleOrganisation, sampleThing } from './samples.ts';
import type { Thing } from './thing.ts';

export interface KnownMembersDeps {
  record: NetworkRecord;
  organisations: KnownOrganisations;
  signatures: Pick<Signatures, 'save'>;
  roll: RollReader;
  signed: SignedDeclarations;
}

const DOMAIN = 'centar.example';
const active = { status: 'active', role: 'full' };

/** What signing learns of the organisations of the record, wherever both are kept. Each test begins with nothing. */
export function knownMembersContract(make: () => Promise<KnownMembersDeps>): void {
  let deps: KnownMembersDeps;
  let kept: Thing | undefined;
  const put = async (changes: object, slug = 'centre') => {
    const input = sampleOrganisation({ mailDomains: [DOMAIN], membership: active, ...changes });
    const next = sampleThing('organisations', slug, input, { rev: (kept?.rev ?? 0) + 1 });
    expect(await deps.record.save('organisations', next, kept)).toBe('saved');
    kept = next;
  };
  const known = () => deps.organisations.byDomain(DOMAIN);
  const approve = () =>
    deps.organisations.remember({ domain: DOMAIN, name: 'Centar', since: NOON.toISOString() });

  beforeEach(async () => {
    deps = await make();
    kept = undefined;
  });

  describe('a domain of mail', () => {
    it('is nobody’s where nobody is recorded', async () => {
      expect(await known()).toEqual({ isKnown: false });
    });

    it('is known as an active member’s, and not as one’s that has only applied', async () => {
      await put({ membership: { status: 'applied' } });
      expect(await known()).toEqual({ isKnown: false, recorded: 'centre' });
      await put({});
      expect(await known()).toEqual({ isKnown: true, recorded: 'centre' });
    });

    it.each(['suspended', 'ended'])(
      'is known no longer when the membership is %s, whatever was approved',
      async (status) => {
        await approve();
        await put({});
        await put({ membership: { status } });
        expect(await known()).toMatchObject({ isKnown: false });
        await put({ membership: { status }, published: false });
        expect(await known()).toMatchObject({ isKnown: false });
        await put({});
        expect(await known()).toMatchObject({ isKnown: true });
      },
    );

    it('is known no longer when it is the organisation’s no more, nor when there is no such organisation', async () => {
      await approve();
      await put({});
      await put({ mailDomains: [] });
      expect(await known()).toEqual({ isKnown: false });
      await put({});
      expect(await deps.record.remove('organisations', kept as Thing)).toBe('removed');
      expect(await known()).toEqual({ isKnown: false });
    });

    it('of somebody who was approved stays known, though the record says nothing of a membership', async () => {
      await approve();
      expect(await known()).toMatchObject({ isKnown: true });
      await put({ membership: undefined });
      expect(await known()).toEqual({ isKnown: true, recorded: 'centre' });
    });

    it('of a draft is nobody’s', async () => {
      await put({ published: false });
      expect(await known()).toEqual({ isKnown: false });
    });

    it('of two members tells nobody whose it is', async () => {
      await put({});
      kept = undefined;
      await put({}, 'second');
      expect(await known()).toEqual({ isKnown: true, recorded: undefined });
    });

    it('is not learnt where the organisation was not written', async () => {
      const next = sampleThing('organisations', 'centre', sampleOrganisation({ mailDomains: [DOMAIN] }));
      await deps.record.save('organisations', next, { ...next, rev: 7 });
      expect(await known()).toEqual({ isKnown: false });
    });
  });

  describe('a signature', () => {
    let key: SignatureKey;
    const sign = async (display: 'full' | 'country' | 'hidden' = 'full') => {
      key = sampleKey({ email: `office@${DOMAIN}`, capacity: 'organisation' });
      const organisation = { name: 'Centar', role: 'director', mandate: true as const };
      const ask = sampleAsk({ capacity: 'organisation', organisation, display });
      const signature = counted(blank(key, NOON), ask, NOON, [sampleMark('signature.confirmed')]);
      await deps.organisations.claim(DOMAIN, key.declaration, signatureId(NOON, key));
      await deps.signatures.save(signature, 0);
    };
    const onRoll = async () =>
      (await deps.roll.organisations(key.declaration)).map(({ organisationSlug }) => organisationSlug);

    it('is the organisation’s that it is linked with, on the roll and by itself', async () => {
      await sign();
      expect(await onRoll()).toEqual([undefined]);
      await deps.organisations.link('centre', DOMAIN, key);
      await deps.organisations.link('centre', DOMAIN, key);
      expect(await onRoll()).toEqual(['centre']);
      expect(await deps.signed.by('centre')).toEqual([key.declaration]);
      expect(await deps.signed.by('another')).toEqual([]);
    });

    it('that gave up its place is nobody’s', async () => {
      await sign();
      await deps.organisations.link('centre', DOMAIN, key);
      await deps.organisations.release(DOMAIN, key);
      await deps.organisations.release(DOMAIN, key);
      expect(await onRoll()).toEqual([undefined]);
      expect(await deps.signed.by('centre')).toEqual([]);
    });

    it('that was there before becomes the organisation’s that the domain is recorded for', async () => {
      await sign();
      await put({ membership: undefined });
      expect(await onRoll()).toEqual(['centre']);
      expect(await deps.signed.by('centre')).toEqual([key.declaration]);
    });

    it('is the organisation’s no more when the domain is not', async () => {
      await sign();
      await put({});
      await put({ mailDomains: ['other.example'] });
      expect(await onRoll()).toEqual([undefined]);
      expect(await deps.signed.by('centre')).toEqual([]);
    });

    it('that shows the country alone leads to nobody', async () => {
      await sign('country');
      await put({});
      expect(await onRoll()).toEqual([undefined]);
    });
  });
}
