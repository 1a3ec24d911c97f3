import { bySection, publicIssues, stillSeen } from '@undersigned/digests/archive.ts';
import { type Line, MOST_LINES } from '@undersigned/digests/content.ts';
import type { Issue } from '@undersigned/digests/issue.ts';
import { linesOf } from '@undersigned/digests/lines.ts';
import type { Rhythm } from '@undersigned/digests/rhythm.ts';
import { digestFeed, type FeedIssue } from '@undersigned/exchange/digest-feed.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import { type ArchiveDeps, lineView } from './digest-pages.ts';

const NEWEST = 20;

/** `GET /{lang}/digests.atom`: the newest issues, as they went out. */
export async function issuesFeed(
  deps: ArchiveDeps & { network: Pick<NetworkStore, 'get'> },
  language: Language,
  { rhythm }: { rhythm?: Rhythm | undefined },
): Promise<Answer> {
  const [found, { network, changedAt }] = await Promise.all([
    publicIssues(deps, { rhythm, limit: NEWEST }),
    deps.network.get(),
  ]);
  if ('refused' in found) throw new Error('The newest issues need no cursor');
  const { origin, network: deployed } = deps.site();
  const body = digestFeed(await asTold(deps, found.items), {
    origin,
    network: { name: { ...deployed.name, ...network.name }, licence: network.licence },
    language,
    url: `${origin}/${language}/digests.atom${rhythm ? `?rhythm=${rhythm}` : ''}`,
    since: changedAt ?? '1970-01-01T00:00:00Z',
  });
  return {
    status: 200,
    headers: {
      'content-type': 'application/atom+xml; charset=utf-8',
      'content-language': language,
      'access-control-allow-origin': '*',
      ...cached(300),
    },
    body,
  };
}

/** Issues with what may still be seen of the lines that stood in them first. */
async function asTold(deps: ArchiveDeps, issues: readonly Issue[]): Promise<FeedIssue[]> {
  const read = await Promise.all(
    issues.map(async (issue) => ({ issue, sections: bySection(await linesOf(deps, issue)) })),
  );
  const first = (lines: readonly Line[]) => lines.slice(0, MOST_LINES);
  const seen = await stillSeen(
    deps,
    read.flatMap(({ sections }) => sections.flatMap(({ lines }) => first(lines))),
  );
  return read.map(({ issue, sections }) => ({
    ...issue,
    closedAt: issue.closedAt ?? issue.openedAt,
    sections: sections.map(({ section, lines }) => ({
      section,
      lines: first(lines)
        .filter((line) => seen.has(line))
        .map(lineView),
      more: Math.max(0, lines.length - MOST_LINES),
    })),
  }));
}
