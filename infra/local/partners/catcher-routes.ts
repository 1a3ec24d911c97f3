import { type Handler, plain } from '../http.ts';
import { json, page, wantsPage } from '../local-answers.ts';
import type { Catcher } from './catcher.ts';
import { catcherPage } from './catcher-page.ts';
import { MANNERS } from './manner.ts';

/**
 * `/_local/webhooks`: what partners got, newest first, and what is posted to it. `/_local/webhooks/<name>` is one
 * receiver; `POST …/manner` with `manner=500` is its switch.
 */
export const catcherRoutes =
  (catcher: Catcher): Handler =>
  async (request) => {
    const { pathname, searchParams } = new URL(request.path, 'http://localhost');
    const [, , , name, part, ...more] = pathname.split('/').map(decodeURIComponent);
    if (more.length > 0 || (part && part !== 'manner')) return plain(404, 'No such webhook.');

    if (request.method === 'GET' || request.method === 'HEAD') {
      const caught = catcher.newestFirst().filter((one) => !name || one.name === name);
      return wantsPage(request) ? page(catcherPage(catcher, caught)) : json(caught);
    }
    if (request.method !== 'POST' || !name) return plain(405, 'GET lists; POST to a name is received.');
    if (part !== 'manner') return catcher.receive(request, { name, query: searchParams });

    const chosen = MANNERS[new URLSearchParams(`${request.body}`).get('manner') ?? ''];
    if (!chosen) return plain(422, `manner is one of: ${Object.keys(MANNERS).join(', ')}.`);
    catcher.switchTo(name, chosen.manner);
    return { ...plain(303, 'Switched.'), headers: { location: '/_local/webhooks' } };
  };
