import { LETTERBOX_OUTCOMES } from '@undersigned/api/pages.ts';
import { PROBLEMS, type ProblemName } from '@undersigned/api/problems.ts';
import { LANGUAGE_CODES, type Language } from '@undersigned/i18n/languages.ts';
import { commentAgainPage, contactAgainPage } from './asking-again-page.tsx';
import { checkYourMailPage } from './check-your-mail-page.tsx';
import { commentFields } from './comment-form.tsx';
import { contactFields } from './contact-form.tsx';
import { declarationPage } from './declaration-page.tsx';
import { declarationsPage } from './declarations-page.tsx';
import { digestLines } from './digest.fixture.ts';
import { digestPage } from './digest-page.tsx';
import { digestsPage } from './digests-page.tsx';
import { faultPage } from './fault-page.tsx';
import { contactPage, fixedPage } from './fixed-page.tsx';
import { faultsOfForm } from './form-faults.ts';
import { homePage } from './home-page.tsx';
import { joinFields } from './join-form.tsx';
import { joinPage } from './join-page.tsx';
import { letterboxFaultPage, letterboxLinkPage, letterboxOutcomePage } from './letterbox-pages.tsx';
import { linkFaultPage } from './link-fault-page.tsx';
import { confirmAgainPage, confirmPage, notMePage, withdrawPage } from './link-pages.tsx';
import { outcomePage } from './outcome-page.tsx';
import type { Page } from './page.ts';
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
import { subscriptionPages } from './subscription-pages.fixture.ts';
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
    [
      'home',
      homePage({
        page: { ...p, path: '' },
        declarations: listed,
        record: atAGlance,
        jsonLd: JSON.stringify([EVIL]),
      }),
    ],
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
    [
      'about',
      fixedPage({ page: { ...p, path: '/about' }, title: EVIL, body: EVIL, summary: EVIL, language: 'uk' }),
    ],
    [
      'contact',
      contactPage({
        page: { ...p, path: '/contact' },
        title: EVIL,
        body: EVIL,
        language: 'uk',
        network: {
          contact: { email: 'office@example.org', phone: EVIL },
          address: { street: EVIL, country: 'BA' },
          openingHours: ['Mo-Fr 09:00-17:00'],
        },
        proofBits: 17,
        renderedAt,
      }),
    ],
    ...digestPages(p),
    ...letterboxPages(p),
    ...subscriptionPages(p),
    ['privacy', privacyPage({ page: { ...p, path: '/privacy' }, days: 14, subscriptionDays: 14 })],
    ...(Object.keys(PROBLEMS) as ProblemName[]).flatMap((problem): [string, string][] => [
      [`problem ${problem}`, problemPage({ page: { ...p, path: `/problems/${problem}` }, problem })],
      [`fault ${problem}`, faultPage({ page: p, problem, retryAt: renderedAt, reference: EVIL })],
    ]),
  ];
}

/** The archive of digests. */
function digestPages(p: Page): [name: string, html: string][] {
  const issue = { id: 'weekly-12', rhythm: 'weekly', number: 12, day: '2026-11-23' } as const;
  const list = { page: { ...p, path: '/digests' }, next: null, continued: false };
  const one = { page: { ...p, path: '/digests/weekly-12' }, issue: { ...issue, note: { uk: EVIL } } };
  const sections = digestLines(12);
  return [
    ['digests, of which there are none', digestsPage({ ...list, issues: [] })],
    ['digests', digestsPage({ ...list, issues: [issue], rhythm: 'weekly', next: EVIL, continued: true })],
    ['digest', digestPage({ ...one, sections })],
    [
      'digest, one section of it',
      digestPage({ ...one, sections: sections.slice(0, 1), whole: { next: EVIL, continued: true } }),
    ],
    ['digest of which nothing can be seen', digestPage({ ...one, sections: [] })],
  ];
}

/** The pages about comments, messages and applications. */
function letterboxPages(p: Page): [name: string, html: string][] {
  const proven = { proofBits: 17, renderedAt, values: typed };
  const wrong = [
    { pointer: '#/email', code: 'invalid-email' },
    { pointer: '#/consent', code: 'consent-required' },
    { pointer: `#/${EVIL}`, code: 'unknown-field', params: { name: EVIL } },
  ];
  const faults = (fields: typeof joinFields) => faultsOfForm(wrong, fields(p), p.language, `x@${EVIL}`);
  const said = { name: EVIL, body: `${EVIL}\n\n${EVIL}` };
  return [
    ['join', joinPage({ ...proven, page: { ...p, path: '/join' }, values: {} })],
    ['join again', joinPage({ ...proven, page: p, faults: faults(joinFields), suggestion: `x@${EVIL}` })],
    ['write again', contactAgainPage({ ...proven, page: p, faults: faults(contactFields) })],
    [
      'comment again',
      commentAgainPage({
        ...proven,
        page: { ...p, path: '/updates/answer' },
        faults: faults(commentFields),
        collection: 'updates',
        slug: 'answer',
        title: { en: EVIL },
        authoritative: 'en',
      }),
    ],
    ...(['confirm', 'remove', 'not-me'] as const).map((purpose): [string, string] => [
      `letterbox ${purpose}`,
      letterboxLinkPage({ page: p, token, purpose, kind: 'comment', said }),
    ]),
    [
      'letterbox application',
      letterboxLinkPage({ page: p, token, purpose: 'confirm', kind: 'application', said: { name: EVIL } }),
    ],
    ...LETTERBOX_OUTCOMES.map((outcome): [string, string] => [
      `letterbox ${outcome}`,
      letterboxOutcomePage({ page: p, outcome, days: 14 }),
    ]),
    ...(['expired', 'unknown'] as const).map((fault): [string, string] => [
      `letterbox link ${fault}`,
      letterboxFaultPage({ page: p, fault }),
    ]),
  ];
}
