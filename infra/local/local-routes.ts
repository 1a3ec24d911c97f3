import { archivedEvents } from './archive.ts';
import { type Handler, plain } from './http.ts';
import { answer, json, page, wantsPage } from './local-answers.ts';
import type { Mail, Mailbox } from './mailbox.ts';
import { mailList, mailPage, overview } from './pages.ts';
import type { Running } from './running.ts';

/**
 * What exists on one machine only, under `/_local/` of the front door.
 *
 * @param rooms what else has a place there, by its name: it answers everything below it
 */
export const localRoutes =
  ({
    running,
    mailbox,
    rooms,
  }: {
    running: Running;
    mailbox: Mailbox;
    rooms: Readonly<Record<string, Handler>>;
  }): Handler =>
  async (request) => {
    const { pathname, searchParams } = new URL(request.path, running.baseUrl);
    const [, roomHandler] = Object.entries(rooms).find(([name]) => name === pathname.split('/')[2]) ?? [];
    if (roomHandler) return roomHandler(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET is known here.');

    const [, , room, id, part] = pathname.split('/').map(decodeURIComponent);
    if (!room) return page(overview(running));
    if (room === 'events') return json(await archivedEvents(running.endpoint));
    if (room !== 'mail') return plain(404, 'Nothing here. /_local/ lists what there is.');

    const mails = await mailbox.newestFirst();
    if (!id) {
      const wanted = sentTo(mails, searchParams.get('to'));
      return wantsPage(request) ? page(mailList(wanted)) : json(wanted);
    }
    const mail = mails.find((sent) => sent.id === id);
    if (!mail) return plain(404, 'No such mail.');
    if (part === 'html') return mailBody(mail);
    return wantsPage(request) ? page(mailPage(mail)) : json(mail);
  };

const sentTo = (mails: readonly Mail[], address: string | null) =>
  address === null ? mails : mails.filter(({ to }) => to.toLowerCase().includes(address.toLowerCase()));

/** A mail's HTML as a mail program shows it: no script, and links open in the whole window. */
const mailBody = ({ html }: Mail) =>
  answer('text/html', (html ?? '').replace('<head>', '<head><base target="_top">'), {
    'content-security-policy':
      "sandbox allow-top-navigation-by-user-activation; default-src 'none'; img-src data: https:; style-src 'unsafe-inline'",
  });
