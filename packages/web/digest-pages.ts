import { bySection, publicIssue, publicIssues, stillSeen } from '@undersigned/digests/archive.ts';
import type { CompileDeps } from '@undersigned/digests/compile.ts';
import { type Line, MOST_LINES, type Section } from '@undersigned/digests/content.ts';
import type { Issue, Issues } from '@undersigned/digests/issue.ts';
import { type CompiledLines, linesOf } from '@undersigned/digests/lines.ts';
import { RHYTHMS, type Rhythm } from '@undersigned/digests/rhythm.ts';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { pageOf as pageOfList } from '@undersigned/input/page-of.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { type DigestPageProps, digestPage } from '@undersigned/site/digest-page.tsx';
import type { DigestLineView, IssueView } from '@undersigned/site/digest-views.ts';
import { digestsPage } from '@undersigned/site/digests-page.tsx';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';

export interface ArchiveDeps {
  issues: Pick<Issues, 'list' | 'get'>;
  lines: Pick<CompiledLines, 'read'>;
  /** What anybody may see now. */
  told: CompileDeps['told'];
  site: () => Site;
}

/** An issue that went out stays as it is; what it told of may be taken down. */
const MINUTES = cached(300);
const ISSUES_A_PAGE = 30;
/** Lines of a section that an issue's page shows, and that a page of the section alone does. */
const LINES_OF_SECTION = MOST_LINES;
const LINES_A_PAGE = 100;

const isRhythm = (value: string | undefined): value is Rhythm => RHYTHMS.some((rhythm) => rhythm === value);

const issueView = ({ id, rhythm, number, day }: Issue): IssueView => ({ id, rhythm, number, day });

/** A line as pages and feeds show it. */
export const lineView = ({ path, title, language, says, day, counts }: Line): DigestLineView => ({
  path,
  title,
  language: isLanguage(language) ? language : DEFAULT_LANGUAGE,
  says,
  day,
  counts,
});

/** `/{lang}/digests`: the issues that went out, the newest first. A cursor that is not this list's begins it anew. */
export async function digestList(
  deps: ArchiveDeps,
  lang: Language,
  { rhythm, cursor }: Record<string, string>,
): Promise<Answer> {
  const asked = { limit: ISSUES_A_PAGE, ...(isRhythm(rhythm) && { rhythm }) };
  const found = await publicIssues(deps, { ...asked, cursor });
  if ('refused' in found) return digestList(deps, lang, { ...(rhythm && { rhythm }) });
  return page(
    200,
    digestsPage({
      page: pageOf(deps.site(), lang, '/digests'),
      issues: found.items.map(issueView),
      rhythm: asked.rhythm,
      next: found.next,
      continued: cursor !== undefined,
    }),
    MINUTES,
  );
}

/** `/{lang}/digests/{id}`: what an issue told; with `section`, all of that section. */
export async function digestIssue(
  deps: ArchiveDeps,
  { lang, id }: { lang: Language; id: string },
  { section, cursor }: Record<string, string>,
): Promise<Answer> {
  const issue = await publicIssue(deps, id);
  if (!issue) return page(404, faultPage({ page: pageOf(deps.site(), lang, ''), problem: 'not-found' }));
  const sections = bySection(await linesOf(deps, issue));
  const only = sections.find((one) => one.section === section);
  return page(
    200,
    digestPage({
      page: pageOf(deps.site(), lang, `/digests/${issue.id}`),
      issue: { ...issueView(issue), note: issue.note },
      ...(only ? await sectionInFull(deps, issue, only, cursor) : await firstOfEach(deps, sections)),
    }),
    MINUTES,
  );
}

type Lines = { section: Section; lines: Line[] };

/** The first lines of each section; how many there are, as they were told. */
async function firstOfEach(deps: ArchiveDeps, sections: readonly Lines[]) {
  const first = sections.map(({ section, lines }) => ({
    section,
    lines: lines.slice(0, LINES_OF_SECTION),
    more: lines.length - LINES_OF_SECTION,
  }));
  const seen = await stillSeen(
    deps,
    first.flatMap(({ lines }) => lines),
  );
  return {
    sections: first.map(({ section, lines, more }) => {
      const shown = lines.filter((line) => seen.has(line)).map(lineView);
      return { section, lines: shown, count: shown.length + Math.max(0, more) };
    }),
  };
}

/** A page of one section. A cursor that is not this list's begins it anew. */
async function sectionInFull(
  deps: ArchiveDeps,
  issue: Issue,
  of: Lines,
  cursor: string | undefined,
): Promise<Pick<DigestPageProps, 'sections' | 'whole'>> {
  const { section, lines } = of;
  const found = pageOfList(`${issue.id}#${section}`, lines, { limit: LINES_A_PAGE, cursor });
  if ('refused' in found) return sectionInFull(deps, issue, of, undefined);
  const seen = await stillSeen(deps, found.items);
  const shown = found.items.filter((line) => seen.has(line)).map(lineView);
  return {
    sections: [{ section, lines: shown, count: lines.length }],
    whole: { next: found.next, continued: cursor !== undefined },
  };
}
