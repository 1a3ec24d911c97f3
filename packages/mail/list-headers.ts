import { withName } from './header-name.ts';

export interface MailList {
  /** What tells it from the network's other lists: one word of ASCII. */
  label: string;
  /** What people call it. */
  name: string;
  /** The network's slug. */
  network: string;
  /** Scheme and host of the site. */
  origin: string;
  /** Where one POST ends the subscription. */
  unsubscribe: string;
  /** Where all that was sent can be read. */
  archive: string;
  /** Whom people write to. */
  contact?: string | undefined;
}

/** SES takes no longer value; a phrase is left out before it is cut. */
const LONGEST = 900;

/**
 * The headers of a mail to everybody on a list: what it is (RFC 2919, 2369), how it is left by one click (RFC 8058), and that
 * nobody is to be answered by a machine (RFC 3834).
 */
export function listHeaders(list: MailList): Record<string, string> {
  const { label, name, network, origin, unsubscribe, archive, contact } = list;
  const id = `${label}.${network}.${new URL(origin).hostname}`;
  const named = withName(name.replace(/\s+/g, ' ').trim(), id);
  return {
    'List-Id': named.length <= LONGEST ? named : `<${id}>`,
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Archive': `<${archive}>`,
    ...(contact && { 'List-Owner': `<mailto:${contact}>` }),
    Precedence: 'bulk',
    'Auto-Submitted': 'auto-generated',
  };
}
