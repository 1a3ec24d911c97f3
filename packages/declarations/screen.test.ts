import { describe, expect, it } from 'vitest';
import { isPublicProvider } from './public-providers.ts';
import { sampleAsk } from './samples.ts';
import { heldFor } from './screen.ts';
import { Settings } from './settings.ts';

const held = (ask: Parameters<typeof sampleAsk>[0], settings: object = {}) =>
  heldFor(sampleAsk(ask), Settings.parse(settings));

describe('a request', () => {
  it('is not held when nothing speaks against it', () => expect(held({})).toBeUndefined());

  it.each([
    [
      'its address, in any spelling',
      { email: 'O.lena+x@gmail.com' },
      { addresses: ['olena@gmail.com'] },
      'address',
    ],
    ['its domain', { email: 'a@bad.example' }, { domains: ['bad.example'] }, 'domain'],
    ['a domain above its own', { email: 'a@mail.bad.example' }, { domains: ['bad.example'] }, 'domain'],
    ['its network', { network: '192.0.2.0/24' }, { networks: ['192.0.0.0/16'] }, 'network'],
  ])('is held for %s', (_, ask, blocked, reason) => expect(held(ask, { blocked })).toBe(reason));

  it('is not held for a domain that only ends alike', () => {
    expect(held({ email: 'a@notbad.example' }, { blocked: { domains: ['bad.example'] } })).toBeUndefined();
  });

  it('is held for disposable mail, below its domains too, unless the owner wants it not', () => {
    expect(held({ email: 'a@mailinator.com' })).toBe('disposable');
    expect(held({ email: 'a@Sub.Mailinator.com' })).toBe('disposable');
    expect(held({ email: 'a@mailinator.com' }, { blocked: { disposable: false } })).toBeUndefined();
  });

  it('is not held for a domain that is allowed, whatever a list says', () => {
    const settings = {
      blocked: { domains: ['bad.example'] },
      allowed: { domains: ['bad.example', 'mailinator.com'] },
    };
    expect(held({ email: 'a@bad.example' }, settings)).toBeUndefined();
    expect(held({ email: 'a@mailinator.com' }, settings)).toBeUndefined();
  });

  it('of an allowed domain is held for its address, its network or a robot’s manners all the same', () => {
    const allowed = { domains: ['example.org'] };
    expect(held({}, { allowed, blocked: { addresses: ['olena@example.org'] } })).toBe('address');
    expect(held({}, { allowed, blocked: { networks: ['192.0.2.0/24'] } })).toBe('network');
    expect(held({ suspicion: 'honeypot' }, { allowed })).toBe('honeypot');
    expect(held({ suspicion: 'too-fast' }, { allowed })).toBe('too-fast');
  });

  it('whose network is forgotten is not held for one', () => {
    const { network: _, ...ask } = sampleAsk();
    expect(heldFor(ask, Settings.parse({ blocked: { networks: ['0.0.0.0/0'] } }))).toBeUndefined();
  });
});

it('knows the providers at which anybody can have an address', () => {
  for (const domain of ['gmail.com', 'ukr.net', 'abv.bg', 'mail.bg', 'net.hr', 'Yahoo.com']) {
    expect(isPublicProvider(domain)).toBe(true);
  }
  for (const domain of ['centar.example', 'example.org']) expect(isPublicProvider(domain)).toBe(false);
});
