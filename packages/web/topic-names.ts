import { type OwnTopic, topicsOf } from '@undersigned/declarations/topics.ts';
import { topics } from '@undersigned/i18n/topics.ts';
import type { TopicView } from '@undersigned/site/record-views.ts';

/** What a topic is called: by the network itself, else as the software comes with it. */
export const topicNamed =
  (network: { topics: readonly OwnTopic[] }) =>
  (slug: string): TopicView => ({
    slug,
    name: network.topics.find((own) => own.slug === slug)?.name ?? topics[slug] ?? { en: slug },
  });

/** Every topic that there is to choose: the network's own, and those of the software that it has not retired. */
export function topicsToChoose(network: { topics: readonly OwnTopic[] }): TopicView[] {
  return [...topicsOf(network.topics).toChoose].map(topicNamed(network));
}
