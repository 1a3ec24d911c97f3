import { PROBLEMS } from '@undersigned/api/problems.ts';
import type { Declarations } from '@undersigned/declarations/declarations.ts';
import { type Chosen, type OpenedLink, openLink } from '@undersigned/digests/open-link.ts';
import type { Subscribers } from '@undersigned/digests/subscriber.ts';
import { makeLink, readLink } from '@undersigned/digests/token.ts';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import type { Fault } from '@undersigned/input/fault.ts';
import type { Seal } from '@undersigned/input/seal.ts';
import type { Answer } from '@undersigned/lambda/answer.ts';
import type { FormPage } from '@undersigned/lambda/http.ts';
import { faultsOfForm } from '@undersigned/site/form-faults.ts';
import {
  type PreferencesView,
  preferencesFields,
  preferencesPage,
} from '@undersigned/site/preferences-page.tsx';
import type { About } from '@undersigned/site/subscription-fields.tsx';
import {
  confirmSubscriptionPage,
  subscriptionFaultPage,
  unsubscribePage,
} from '@undersigned/site/subscription-pages.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';
import { asFieldsSay, tellProblem } from './subscription-form.ts';
import { topicNamed, topicsToChoose } from './topic-names.ts';

export interface SubscriptionLinkDeps {
  subscribers: Pick<Subscribers, 'get'>;
  declarations: Pick<Declarations, 'list'>;
  seal: Seal;
  site: () => Site;
  now: () => Date;
}

interface Asked {
  lang: Language;
  token: string;
}

/** What was sent by the form, where it was not as it should be. */
interface Sent {
  form: URLSearchParams;
  faults: readonly Fault[];
}

const ABOUTS: readonly string[] = ['everything', 'topics', 'follows'] satisfies About[];

/**
 * What the link of a mail to a subscriber opens: a page that asks, or shows what was chosen. Opening it changes nothing.
 *
 * @param isSaved whether the choices were changed just now
 */
export async function subscriptionLink(
  deps: SubscriptionLinkDeps,
  { lang, token }: Asked,
  isSaved = false,
): Promise<Answer> {
  const opened = await openLink(deps, token);
  if ('refused' in opened) return linkFault(deps, lang, opened.refused);
  const shown = pageOf(deps.site(), lang, `/subscription/${token}`);
  switch (opened.purpose) {
    case 'confirm': {
      const chosen = named(deps.site(), opened.chosen);
      return page(200, confirmSubscriptionPage({ page: shown, token, chosen }));
    }
    case 'unsubscribe':
      return page(200, unsubscribePage({ page: shown, token }));
    case 'preferences':
      return page(200, await preferences(deps, { lang, token }, opened.preferences, isSaved));
  }
}

/** What whoever opens the address of a mail's `List-Unsubscribe` is asked. Another link's token is none. */
export function unsubscribeLink({ seal, site }: SubscriptionLinkDeps, { lang, token }: Asked): Answer {
  // An address of the API’s: what cannot name anything is not there.
  if (!readLink(seal, 'unsubscribe', token))
    return { ...linkFault({ site }, lang, 'unknown'), status: PROBLEMS['not-found'] };
  return page(200, unsubscribePage({ page: pageOf(site(), lang, `/subscription/${token}`), token }));
}

function named({ topics = [] }: Site, { language, rhythm, topics: chosen }: Chosen) {
  const its = isLanguage(language) ? language : DEFAULT_LANGUAGE;
  return { language: its, rhythm, topics: chosen.map(topicNamed({ topics })) };
}

function linkFault({ site }: { site: () => Site }, lang: Language, fault: 'expired' | 'unknown'): Answer {
  const status = fault === 'expired' ? PROBLEMS.expired : PROBLEMS.validation;
  return page(status, subscriptionFaultPage({ page: pageOf(site(), lang, ''), fault }));
}

type Kept = Extract<OpenedLink, { purpose: 'preferences' }>['preferences'];

async function preferences(
  deps: SubscriptionLinkDeps,
  { lang, token }: Asked,
  kept: Kept,
  isSaved: boolean,
  sent?: Sent,
): Promise<string> {
  const { site, seal, now } = deps;
  const { topics: own = [] } = site();
  const shown = pageOf(site(), lang, `/subscription/${token}`);
  const key = readLink(seal, 'preferences', token)?.key ?? '';
  const toChoose = topicsToChoose({ topics: own });
  // Topics that were removed meanwhile may stay.
  const gone = kept.topics.filter((slug) => toChoose.every((topic) => topic.slug !== slug));
  return preferencesPage({
    page: shown,
    token,
    unsubscribeToken: makeLink(seal, { purpose: 'unsubscribe', key, at: now() }),
    chosen: await chosenOf(deps, kept, sent?.form),
    topics: [...toChoose, ...gone.map(topicNamed({ topics: own }))],
    isSaved,
    ...(sent && { faults: faultsOfForm(asFieldsSay(sent.faults), preferencesFields(shown), lang) }),
  });
}

/** What is chosen, or was sent. */
async function chosenOf(
  { declarations }: Pick<SubscriptionLinkDeps, 'declarations'>,
  kept: Kept,
  form: URLSearchParams | undefined,
): Promise<PreferencesView> {
  const { email, since, language, rhythm, topics, news, follows } = kept;
  const followed = follows.length > 0 ? await declarations.list() : [];
  const about = form?.get('about') ?? '';
  const isAbout = (value: string): value is About => ABOUTS.includes(value);
  return {
    email,
    since,
    language: form?.get('language') ?? language,
    rhythm: form?.get('rhythm') ?? rhythm,
    about: isAbout(about) ? about : aboutOf(news, topics),
    topics: form?.getAll('topics') ?? topics,
    follows: follows.map((slug) => {
      const declaration = followed.find((one) => one.slug === slug);
      return {
        slug,
        title: declaration?.title ?? { en: slug },
        language: (declaration?.language ?? DEFAULT_LANGUAGE) as Language,
        isTicked: form ? form.getAll('follows').includes(slug) : true,
      };
    }),
  };
}

const aboutOf = (news: boolean, topics: readonly string[]): About => {
  if (!news) return 'follows';
  return topics.length > 0 ? 'topics' : 'everything';
};

/** What the form of the preferences page leads to where it was not as it should be, and the buttons of links that are over. */
export const subscriptionLinkForm =
  (deps: SubscriptionLinkDeps): FormPage =>
  async (given, { form, language }) => {
    const token = form.get('token') ?? '';
    if (given.problem === 'expired') return linkFault(deps, language, 'expired');
    if (given.problem !== 'validation') return tellProblem(deps, given, language);
    const opened = await openLink(deps, token);
    if ('refused' in opened) return linkFault(deps, language, opened.refused);
    const { faults = [] } = given;
    if (opened.purpose !== 'preferences') return linkFault(deps, language, 'unknown');
    const asked = { lang: language, token };
    return page(
      PROBLEMS.validation,
      await preferences(deps, asked, opened.preferences, false, { form, faults }),
    );
  };
