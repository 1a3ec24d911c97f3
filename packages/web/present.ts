import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { stateAt } from '@undersigned/declarations/lifecycle.ts';
import { display } from '@undersigned/declarations/listed.ts';
import type { Settings } from '@undersigned/declarations/settings.ts';
import type { Ask } from '@undersigned/declarations/signature.ts';
import type { OwnTopic } from '@undersigned/declarations/topics.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { Network, Page } from '@undersigned/site/page.ts';
import type { DeclarationView, SignatureView } from '@undersigned/site/views.ts';
import { topicNamed } from './topic-names.ts';

/** The site that pages are of. */
export interface Site {
  /** Scheme and host that the public knows it by. */
  origin: string;
  network: Network;
  /** The network's own topics. */
  topics?: readonly OwnTopic[] | undefined;
}

/** A page of the site: its path is what follows the language. */
export const pageOf = ({ origin, network }: Site, language: Language, path: string): Page => ({
  origin,
  network,
  language,
  path,
});

/** A declaration as pages show it at that instant; the network's own pause counts as the declaration's. */
export function declarationView(
  declaration: Declaration,
  at: Date,
  { signing }: Pick<Settings, 'signing'>,
  { topics = [] }: Pick<Site, 'topics'> = {},
): DeclarationView {
  const state = stateAt(declaration, at);
  const pausedByNetwork = state === 'open' && signing.paused;
  const notice = pausedByNetwork ? signing.notice : declaration.notice;
  return {
    slug: declaration.slug,
    state: pausedByNetwork ? 'paused' : state,
    language: declaration.language,
    title: declaration.title,
    summary: declaration.summary,
    addressees: declaration.addressees,
    topics: declaration.topics.map(topicNamed({ topics })),
    opensAt: declaration.opensAt,
    closesAt: declaration.closesAt,
    openedAt: declaration.openedAt,
    closedAt: declaration.closedAt,
    notice,
    takedownReason: declaration.takedown?.public ? declaration.takedown.reason : undefined,
  };
}

/** What will be published of a request. */
export function signatureView(ask: Ask): SignatureView {
  const { capacity, country } = ask;
  return { capacity, country, ...display(ask), display: ask.display };
}
