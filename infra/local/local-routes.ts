import { archivedEvents } from './archive.ts';
import { type Handler, plain, type Request, type Response } from './http.ts';
import type { Mail, Mailbox } from './mailbox.ts';
import { mailList, mailPage, overview, type Page } from './pages.ts';
import type { Running } from './running.ts';

/** What exists on one machine only, under `/_local/` of the front door. */
export const localRoutes =
  ({ running, mailbox }: { running: Running; mailbox: Mailbox }): Handler =>
  async (request) => {
    const { pathname, searchParams } = new URL(request.path, running.baseUrl);
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

const wantsPage = ({ headers }: Request) => !!headers.accept?.includes('text/html');

const answer = (type: string, body: string, headers: Record<string, string> = {}): Response => ({
  status: 200,
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers },
  body: Buffer.from(body),
});

const json = (value: unknown) => answer('application/json', `${JSON.stringify(value, null, 2)}\n`);

const page = async (content: Page) =>
  answer('text/html', `${await content}`, {
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'",
  });

/** A mail's HTML as a mail program shows it: no script, and links open in the whole window. */
const mailBody = ({ html }: Mail) =>
  answer('text/html', (html ?? '').replace('<head>', '<head><base target="_top">'), {
    'content-security-policy':
      "sandbox allow-top-navigation-by-user-activation; default-src 'none'; img-src data: https:; style-src 'unsafe-inline'",
  });
