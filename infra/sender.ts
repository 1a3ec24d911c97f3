import { withName } from '@undersigned/mail/header-name.ts';

/** Who a mail comes from, as SES takes it: in ASCII. */
export const senderOf = (name: string, address: string): string => withName(name, address);

/** The same, as people read it. What stands in encoded words is never unquoted: quotes in there are the name's own. */
export const readableSender = (sender: string): string =>
  sender.startsWith('"')
    ? sender.replace(/^"(.*)" </, (_, name: string) => `${name.replaceAll(/\\(.)/g, '$1')} <`)
    : sender.replaceAll(/=\?UTF-8\?B\?([^?]+)\?=( (?==\?))?/g, (_, word: string) =>
        Buffer.from(word, 'base64').toString(),
      );
