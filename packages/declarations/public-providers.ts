import providers from 'email-providers/all.json' with { type: 'json' };

/** Providers of the region that the list does not know. */
const REGIONAL = [
  'mail.bg',
  'dir.bg',
  'meta.ua',
  'net.hr',
  'inet.hr',
  'bih.net.ba',
  't-com.me',
  'eunet.rs',
  'mail.mk',
];
const PUBLIC = new Set<string>([...(providers as string[]), ...REGIONAL]);

/** Whether anybody can have an address there, so that the domain speaks for no organisation. */
export const isPublicProvider = (domain: string): boolean => PUBLIC.has(domain.toLowerCase());
