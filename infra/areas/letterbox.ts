import * as routes from '@undersigned/api/letterbox.ts';
import { letterboxLinkPage } from '@undersigned/api/pages.ts';
import { applicationSubmitted } from '@undersigned/events/application-submitted.ts';
import { applicationVerified } from '@undersigned/events/application-verified.ts';
import { commentPublished } from '@undersigned/events/comment-published.ts';
import { commentRefused } from '@undersigned/events/comment-refused.ts';
import { commentSubmitted } from '@undersigned/events/comment-submitted.ts';
import { documentRefused } from '@undersigned/events/document-refused.ts';
import { endpointDisabled } from '@undersigned/events/endpoint-disabled.ts';
import { messageSubmitted } from '@undersigned/events/message-submitted.ts';
import { subscriberConfirmed } from '@undersigned/events/subscriber-confirmed.ts';
import { subscriberLeft } from '@undersigned/events/subscriber-left.ts';
import { subscriberRequested } from '@undersigned/events/subscriber-requested.ts';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import type { Events } from './events.ts';
import type { Mail } from './mail.ts';
import type { Site } from './site.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';

/** Events that call for a mail, to whoever put something in, uploaded it or subscribed, a partner, or the secretariat. */
const MAILED = [
  commentSubmitted,
  commentPublished,
  commentRefused,
  applicationSubmitted,
  applicationVerified,
  messageSubmitted,
  documentRefused,
  endpointDisabled,
  subscriberRequested,
  subscriberConfirmed,
  subscriberLeft,
];

/** What anybody without an account puts in: comments, applications for membership, messages to the secretariat. */
export class Letterbox extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      api,
      store,
      events,
      site,
      mail,
      staff,
      topic,
    }: { api: Api; store: Store; events: Events; site: Site; mail: Mail; staff: Staff; topic: ITopic },
  ) {
    super(scope, id);
    const { table } = store;
    const pages = [site.address, site.network];

    const asking = new BoundFunction(this, 'HandIn', {
      code: 'letterbox/hand-in',
      bindings: [
        items(table, { read: ['record', 'settings', 'network'], write: ['letterbox', 'asks'] }),
        store.keys,
        store.edge,
        ...pages,
      ],
    });
    api.serve(asking, [routes.comment, routes.apply, routes.writeMessage]);

    const answering = new BoundFunction(this, 'Answer', {
      code: 'letterbox/answer',
      bindings: [
        items(table, {
          read: ['letterbox', 'comments', 'record', 'settings', 'network'],
          write: ['letterbox', 'comments', 'said', 'record'],
          remove: ['letterbox', 'said'],
        }),
        store.keys,
        ...pages,
      ],
    });
    api.serve(answering, [routes.confirmSlip, routes.removeSlip, routes.disownSlip]);

    const links = new BoundFunction(this, 'Links', {
      code: 'letterbox/links',
      bindings: [items(table, { read: ['letterbox', 'comments', 'network'] }), store.keys, ...pages],
    });
    api.serve(links, [letterboxLinkPage]);

    const moderating = new BoundFunction(this, 'Moderate', {
      code: 'staff/comments',
      bindings: [
        items(table, {
          read: ['letterbox', 'comments'],
          write: ['letterbox', 'comments', 'said', 'audit'],
          remove: ['said'],
          list: ['slips', 'commented'],
        }),
        staff.tokens,
      ],
    });
    api.serve(moderating, routes.staffCommentRoutes);

    const letters = new QueueFedFunction(this, 'Senders', {
      code: 'mail/write-to-senders',
      hurts:
        'Commenters, applicants, subscribers, editors whose file was refused or partners whose endpoint is disabled wait for a mail, or the secretariat for a message, that does not come. See operations.md, "Mail about the letterbox does not go out".',
      topic,
      timeout: 30,
      concurrency: 2,
      bindings: [
        items(table, {
          read: [
            'letterbox',
            'comments',
            'record',
            'uploads',
            'mails',
            'standings',
            'settings',
            'network',
            'partners',
            'endpoints',
            'subscribers',
          ],
          write: ['letterbox', 'comments', 'said', 'mails', 'subscribers'],
          remove: ['letterbox', 'said', 'uploads', 'subscribers'],
        }),
        store.keys,
        ...pages,
        mail.sending,
        staff.addresses,
      ],
    });
    letters.feed('Letters', events.bus, {
      source: [...new Set(MAILED.flatMap((one) => one.pattern().source))],
      detailType: MAILED.flatMap((one) => one.pattern().detailType),
    });
  }
}
