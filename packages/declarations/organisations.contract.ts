import { beforeEach, describe, expect, it } from 'vitest';
import { newDeclarationId } from './new-id.ts';
import type { KnownOrganisations } from './organisations.ts';
import { AT, sampleKey } from './samples.ts';
import { type SignatureKey, signatureId } from './signature-id.ts';

/** What every store of known organisations does. Each test works with a domain of its own. */
export function organisationsContract(make: () => Promise<{ organisations: KnownOrganisations }>): void {
  let organisations: KnownOrganisations;
  let domain: string;
  const declaration = newDeclarationId();

  beforeEach(async () => {
    ({ organisations } = await make());
    domain = `${newDeclarationId()}.example`;
  });

  it('knows an organisation by its domain once it is remembered', async () => {
    expect(await organisations.byDomain(domain)).toEqual({ isKnown: false });
    await organisations.remember({ domain, name: 'Centar', since: AT.toISOString() });
    await organisations.remember({ domain, name: 'Another', since: AT.toISOString() });
    expect(await organisations.byDomain(domain)).toEqual({ isKnown: true });
  });

  describe('a place among signatories', () => {
    it('is the first’s, however often it asks', async () => {
      expect(await organisations.claim(domain, declaration, 'sig_1')).toBe('sig_1');
      expect(await organisations.claim(domain, declaration, 'sig_2')).toBe('sig_1');
      expect(await organisations.claim(domain, declaration, 'sig_1')).toBe('sig_1');
    });

    it('is one of many on another declaration, or of another domain', async () => {
      await organisations.claim(domain, declaration, 'sig_1');
      expect(await organisations.claim(domain, newDeclarationId(), 'sig_2')).toBe('sig_2');
      expect(await organisations.claim(`x${domain}`, declaration, 'sig_2')).toBe('sig_2');
    });

    it('passes on from a holder that is named, and from no other', async () => {
      await organisations.claim(domain, declaration, 'sig_1');
      expect(await organisations.claim(domain, declaration, 'sig_2', 'sig_9')).toBe('sig_1');
      expect(await organisations.claim(domain, declaration, 'sig_2', 'sig_1')).toBe('sig_2');
      expect(await organisations.claim(domain, declaration, 'sig_3', 'sig_1')).toBe('sig_2');
    });

    it('is free once its holder gave it up, and nobody else can', async () => {
      const [key, other] = ['ivana', 'olena'].map((name) =>
        sampleKey({ declaration, capacity: 'organisation', email: `${name}@${domain}` }),
      ) as [SignatureKey, SignatureKey];
      const holder = signatureId(AT, key);
      await organisations.claim(domain, declaration, holder);
      await organisations.release(domain, other);
      expect(await organisations.claim(domain, declaration, 'sig_2')).toBe(holder);
      await organisations.release(domain, key);
      await organisations.release(domain, key);
      expect(await organisations.claim(domain, declaration, 'sig_2')).toBe('sig_2');
    });

    it('goes to one of several who ask at once, and all learn to whom', async () => {
      const asked = await Promise.all(
        Array.from({ length: 5 }, (_, index) => organisations.claim(domain, declaration, `sig_${index}`)),
      );
      expect(new Set(asked).size).toBe(1);
    });
  });
}
