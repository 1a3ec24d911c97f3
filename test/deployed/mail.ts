import { vi } from 'vitest';
import type { Mail } from '../../infra/local/mailbox.ts';
import { read } from './site.ts';

/** The mails that went to an address, oldest first. */
export const mailsTo = async (address: string): Promise<Mail[]> =>
  (await read(`/_local/mail?to=${encodeURIComponent(address)}`)).reverse();

/** Waits for the mails that went to an address to be so many, and gives the last. */
export const mailTo = (address: string, count = 1): Promise<Mail> =>
  vi.waitFor(
    async () => {
      const mails = await mailsTo(address);
      const last = mails.at(-1);
      if (!last || mails.length !== count)
        throw new Error(`${mails.length} mails went to ${address}, not ${count}`);
      return last;
    },
    { timeout: 30_000, interval: 150 },
  );

type Purpose = 'confirm' | 'withdraw' | 'not-me';

/** The paths of a mail's links, by what they are for. */
export const linksIn = ({ text }: Pick<Mail, 'text'>): Record<Purpose, string> => {
  const path = (purpose: Purpose) =>
    new RegExp(`https?://[^/\\s]+(/[\\w-]+/${purpose}/[\\w-]+)(?![\\w-])`).exec(text)?.[1] ?? '';
  return { confirm: path('confirm'), withdraw: path('withdraw'), 'not-me': path('not-me') };
};

/** The token that a link carries. */
export const tokenIn = (path: string): string => path.split('/').at(-1) ?? '';
