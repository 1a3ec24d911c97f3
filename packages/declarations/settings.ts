import { email, languageMap, text, whole } from '@undersigned/input/fields.ts';
import ipaddr from 'ipaddr.js';
import * as z from 'zod/mini';

const domain = z.string().check(z.regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'invalid-domain'));
const network = z.string().check(z.refine((value) => ipaddr.isValidCIDR(value), 'invalid-network'));
const count = (min: number, max: number, usual: number, what: string) =>
  z._default(whole(min, max), usual).register(z.globalRegistry, { description: what });
const listOf = <S extends z.ZodMiniType>(of: S) => z._default(z.array(of).check(z.maxLength(5000)), []);
const flag = (usual: boolean, what: string) =>
  z._default(z.boolean(), usual).register(z.globalRegistry, { description: what });
const part = <Shape extends z.core.$ZodShape>(what: string, shape: Shape) =>
  z.prefault(z.strictObject(shape), {} as never).register(z.globalRegistry, { description: what });

/**
 * What an owner can set. Every field has a default, so that an empty object is the settings of a new network. What
 * each means is said in the schema, for the API reference.
 * (Descriptions are registered rather than checked with `z.describe`, which builds each schema once more: the functions
 * that signers wait for load them all.)
 */
export const Settings = z.strictObject({
  limits: part('How often one may ask.', {
    withoutProof: count(
      0,
      10_000,
      20,
      'Requests an hour from one network (IPv4 /24, IPv6 /48) that come without a proof of work.',
    ),
    withProof: count(0, 100_000, 200, 'The same, with one.'),
    proofBits: count(0, 24, 17, 'Zero bits that a proof of work must show; each one more doubles the work.'),
    mailsPerDay: count(1, 100, 3, 'Mails a day to one address.'),
    cooldownMinutes: count(
      0,
      1440,
      10,
      'Minutes before a second mail goes to an address for the same declaration.',
    ),
  }),
  blocked: part('What is held for a moderator instead of mailed.', {
    domains: listOf(domain),
    networks: listOf(network),
    addresses: listOf(email),
    disposable: flag(
      true,
      'Also the disposable-mail domains of the maintained list that the software brings.',
    ),
  }),
  allowed: part('What is never held, whatever a list says.', { domains: listOf(domain) }),
  retention: part('How long things are kept.', {
    pendingDays: count(1, 90, 14, 'Days until an unconfirmed signature is forgotten.'),
    networkDays: count(1, 365, 30, 'Days that the network a signature came from is kept.'),
  }),
  signing: part('The network’s own pause.', {
    paused: flag(false, 'No declaration of the network can be signed.'),
    notice: z.optional(languageMap(text(1000))),
  }),
  sensitiveThreshold: count(
    2,
    1000,
    5,
    'In declarations marked sensitive, country counts below this are not shown.',
  ),
});
export type Settings = z.infer<typeof Settings>;

/** What is kept: the settings and the count of their changes. */
export interface KeptSettings {
  settings: Settings;
  rev: number;
}

/** The settings of a network whose owner has set nothing. */
export const usualSettings = (): Settings => Settings.parse({});

export interface SettingsStore {
  get(): Promise<KeptSettings>;
  /** Writes them if nobody has since `expectedRev`; whether they were written. */
  save(settings: Settings, expectedRev: number): Promise<boolean>;
}
