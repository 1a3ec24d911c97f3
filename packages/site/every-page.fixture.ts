import { PROBLEMS, type ProblemName } from '@undersigned/api/problems.ts';
import { LANGUAGE_CODES, type Language } from '@undersigned/i18n/languages.ts';
import { checkYourMailPage } from './check-your-mail-page.tsx';
import { declarationPage } from './declaration-page.tsx';
import { declarationsPage } from './declarations-page.tsx';
import { faultPage } from './fault-page.tsx';
import { homePage } from './home-page.tsx';
import { linkFaultPage } from './link-fault-page.tsx';
import { confirmAgainPage, confirmPage, notMePage, withdrawPage } from './link-pages.tsx';
import { outcomePage } from './outcome-page.tsx';
import { privacyPage } from './privacy-page.tsx';
import { problemPage } from './problem-page.tsx';
import { card, linked } from './record.fixture.ts';
import { everyRecordPage } from './record-pages.fixture.ts';
import {
  atAGlance,
  brief,
  declaration,
  EVIL,
  page,
  signatories,
  signature,
  tally,
  text,
  typed,
} from './sample.fixture.ts';
import { searchPage } from './search-page.tsx';
import { signPage } from './sign-page.tsx';
import { signatoriesPage } from './signatories-page.tsx';
import type { DeclarationState } from './views.ts';

const states: DeclarationState[] = ['draft', 'open', 'paused', 'closed', 'archived', 'taken-down'];
const renderedAt = new Date('2026-11-22T09:00:00Z');
const token = `abc${EVIL}`;

/** Every page in one language, by a name to tell it by. */
export function everyPage(language: Language): [name: string, html: string][] {
  const p = page({ language });
  const listed = states.map((state) => ({ declaration: declaration({ state }), tally }));
  const asked = { page: p, token, declaration: declaration(), signature };
  return [
    ...states.map((state): [string, string] => [
      `declaration ${state}`,
      declarationPage({
        page: p,
        declaration: declaration({ state, notice: { en: EVIL }, takedownReason: EVIL }),
        text: state === 'taken-down' ? undefined : text,
        languages: LANGUAGE_CODES,
        tally,
        newest: signatories,
        adoptedAt: card('convenings'),
        became: [card('updates', { kind: 'answer' })],
        linked: { ...linked, updates: [] },
        proofBits: 17,
        renderedAt,
        jsonLd: JSON.stringify({ name: EVIL }),
      }),
    ]),
    ...everyRecordPage(language),
    [
      'sign',
      signPage({
        page: p,
        declaration: declaration(),
        text: { language: 'uk', version: 2 },
        proofBits: 17,
        renderedAt,
        values: typed,
        faults: [
          { pointer: '#/country', code: 'required' },
          { pointer: '#/organisation', code: 'organisation-required' },
          { pointer: `#/${EVIL}`, code: 'unknown-field', params: { name: EVIL } },
          { pointer: '#/name', code: 'too-long', params: { max: 200 } },
        ],
        suggestion: `x@${EVIL}`,
      }),
    ],
    ['home', homePage({ page: { ...p, path: '' }, declarations: listed, record: atAGlance })],
    [
      'search',
      searchPage({
        page: { ...p, path: '/search' },
        q: EVIL,
        found: [{ collection: 'projects', entries: [brief], more: true }],
      }),
    ],
    ['search for nothing', searchPage({ page: { ...p, path: '/search' }, found: [] })],
    ['declarations', declarationsPage({ page: { ...p, path: '/declarations' }, declarations: listed })],
    [
      'signatories',
      signatoriesPage({
        page: p,
        declaration: declaration(),
        tally,
        organisations: { items: signatories, next: 'cursor' },
        individuals: { items: [], next: null, continued: true },
        query: EVIL,
      }),
    ],
    ['check your mail', checkYourMailPage({ page: p, declaration: declaration(), days: 14 })],
    ['confirm', confirmPage({ ...asked, needsReview: true })],
    ['confirm again', confirmAgainPage({ ...asked, text: { language: 'uk', version: 2 } })],
    ['confirm hidden', confirmPage({ ...asked, signature: { ...signature, display: 'hidden' } })],
    ['withdraw', withdrawPage(asked)],
    ['not me', notMePage(asked)],
    ...(['confirmed', 'in-review', 'withdrawn', 'disavowed'] as const).map((outcome): [string, string] => [
      `outcome ${outcome}`,
      outcomePage({ page: p, outcome, declaration: declaration() }),
    ]),
    ...(['expired', 'unknown'] as const).map((fault): [string, string] => [
      `link ${fault}`,
      linkFaultPage({ page: p, fault }),
    ]),
    ['privacy', privacyPage({ page: { ...p, path: '/privacy' }, days: 14 })],
    ...(Object.keys(PROBLEMS) as ProblemName[]).flatMap((problem): [string, string][] => [
      [`problem ${problem}`, problemPage({ page: { ...p, path: `/problems/${problem}` }, problem })],
      [`fault ${problem}`, faultPage({ page: p, problem, retryAt: renderedAt, reference: EVIL })],
    ]),
  ];
}
