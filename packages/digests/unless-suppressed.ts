import type { AddressKeys } from '@undersigned/declarations/address.ts';
import type { Mailer, Posted } from '@undersigned/declarations/post.ts';
import type { SendDeps } from './send.ts';
import { type Standings, suppressionOf } from './suppress.ts';

export interface GateDeps {
  standings: Pick<Standings, 'of'>;
  keys: Pick<AddressKeys, 'address' | 'mailbox'>;
}

/** Mails that somebody has asked for at that moment, by giving the address. */
const ASKED_FOR: readonly string[] = ['confirm', 'already-signed', 'already-there'];

/**
 * The gate before every mail. To an address that takes none nothing goes; to one whose owner complained, or that did not
 * take the last ones, only what was asked for at that moment.
 */
export const unlessSuppressed = <L extends Posted>(deps: GateDeps, mailer: Mailer<L>): Mailer<L> => ({
  async send(letter) {
    const suppression = await suppressionOf(deps, letter.to);
    const isStopped = suppression && (suppression.kind === 'hard' || !ASKED_FOR.includes(letter.kind));
    return isStopped ? 'refused' : mailer.send(letter);
  },
});

/** The gate before what goes to many: nobody who is suppressed gets it, for whatever reason. */
export const listUnlessSuppressed =
  <L extends { subscriber: { active: { email: string } } }>(
    deps: GateDeps,
    send: (letter: L) => ReturnType<SendDeps['send']>,
  ): ((letter: L) => ReturnType<SendDeps['send']>) =>
  async (letter) =>
    (await suppressionOf(deps, letter.subscriber.active.email)) ? 'refused' : send(letter);
