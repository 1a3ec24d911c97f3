import { randomUUID } from 'node:crypto';
import {
  bounced,
  complained,
  DETAIL_TYPES,
  delivered,
  type SesMail,
  sent,
} from '@undersigned/aws/ses-event.fixture.ts';
import { configurationSetOf, tellOfMail } from '../../infra/local/mail-events.ts';
import { type Answer, editor, stack } from './site.ts';

/* What SES tells of mails, put on the bus in its place. */

type Detail = ReturnType<typeof sent | typeof delivered | typeof bounced | typeof complained>;

let configurationSet: Promise<string> | undefined;

const tell = async (
  make: (mail: SesMail) => Detail,
  mail: Partial<SesMail> & { to: string },
): Promise<Detail> => {
  configurationSet ??= configurationSetOf(stack.endpoint);
  const detail = make({
    messageId: randomUUID(),
    at: new Date().toISOString(),
    configurationSet: await configurationSet,
    ...mail,
  });
  await tellAgain(detail);
  return detail;
};

/** Tells the very same once more. */
export const tellAgain = (detail: Detail): Promise<void> =>
  tellOfMail(stack.endpoint, DETAIL_TYPES[detail.eventType] ?? '', detail);

type Mail = Partial<SesMail> & { to: string };
export const tellSent = (mail: Mail) => tell(sent, mail);
export const tellDelivered = (mail: Mail) => tell(delivered, mail);
export const tellHardBounce = (mail: Mail) => tell((given) => bounced(given, 'Permanent', 'NoEmail'), mail);
export const tellSoftBounce = (mail: Mail) =>
  tell((given) => bounced(given, 'Transient', 'MailboxFull'), mail);
export const tellComplaint = (mail: Mail) => tell(complained, mail);

export interface Suppression {
  id: string;
  email?: string;
  kind: string;
  at: string;
  because: string;
}

/** What staff see of an address that is not written to. */
export const suppressionOf = async (email: string): Promise<Suppression | undefined> => {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Answer = await editor(
      'GET',
      `/suppressions?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (page.status !== 200) throw new Error(page.text);
    const found = page.json.items.find((one: Suppression) => one.email === email);
    if (found) return found;
    cursor = page.json.next;
  }
  return undefined;
};
