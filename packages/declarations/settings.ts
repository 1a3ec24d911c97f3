import { email, languageMap, text, whole } from '@undersigned/input/fields.ts';
import ipaddr from 'ipaddr.js';
import * as z from 'zod/mini';

const domain = z.string().check(z.regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'invalid-domain'));
const network = z.string().check(z.refine((value) => ipaddr.isValidCIDR(value), 'invalid-network'));
const count = (min: number, max: number, usual: number) => z._default(whole(min, max), usual);
const listOf = <S extends z.ZodMiniType>(of: S) => z._default(z.array(of).check(z.maxLength(5000)), []);
const part = <Shape extends z.core.$ZodShape>(shape: Shape) => z.prefault(z.strictObject(shape), {} as never);

/** What an owner can set. Every field has a default, so that an empty object is the settings of a new network. */
export const Settings = z.strictObject({
  limits: part({
    /** Requests an hour from one network (IPv4 /24, IPv6 /48) that come without a proof of work. */
    withoutProof: count(0, 10_000, 20),
    /** The same, with one. */
    withProof: count(0, 100_000, 200),
    /** Zero bits that a proof of work must show; each one more doubles the work. */
    proofBits: count(0, 24, 17),
    /** Mails a day to one address. */
    mailsPerDay: count(1, 100, 3),
    /** Minutes before a second mail goes to an address for the same declaration. */
    cooldownMinutes: count(0, 1440, 10),
  }),
  /** What is held for a moderator instead of mailed. */
  blocked: part({
    domains: listOf(domain),
    networks: listOf(network),
    addresses: listOf(email),
    /** Also the disposable-mail domains of the maintained list that the software brings. */
    disposable: z._default(z.boolean(), true),
  }),
  /** Domains that are never held, whatever a list says. */
  allowed: part({ domains: listOf(domain) }),
  retention: part({
    /** Days until an unconfirmed signature is forgotten. */
    pendingDays: count(1, 90, 14),
    /** Days that the network a signature came from is kept. */
    networkDays: count(1, 365, 30),
  }),
  signing: part({
    /** No declaration of the network can be signed. */
    paused: z._default(z.boolean(), false),
    notice: z.optional(languageMap(text(1000))),
  }),
  /** In declarations marked sensitive, country counts below this are not shown. */
  sensitiveThreshold: count(2, 1000, 5),
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
