import { html } from 'hono/html';
import type { Page } from '../pages.ts';
import type { Sent, Submission } from './submit.ts';

/** Who looks at what on the partner's site. */
export type Visit = Readonly<{
  /** The network's address. */
  site: string;
  /** Slugs. */
  partner: string;
  declaration: string;
  language: string;
  /** The query, which goes along from page to page. */
  search: string;
}>;

const frame = (
  { site, search }: Visit,
  title: string,
  content: Page,
  head: Page | '' = '',
): Page => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
<title>${title} – Two Banks</title>
<link rel="stylesheet" href="/_local/partner/style.css" />
${head}
</head>
<body>
<header>
<p class="masthead"><a href="/_local/partner${search}">Two Banks</a></p>
<p class="motto">A magazine of rivers, and of those who live by them</p>
<nav aria-label="Sections"><a href="/_local/partner${search}">Sign here</a><a href="/_local/partner/plain${search}">Without a script</a><a href="/_local/partner/sheet${search}">Signed on paper</a></nav>
</header>
<main>
${content}
</main>
<footer>
<p>A partner that does not exist, to show how one works: a site of its own, with a strict policy of its own. What it is told
is at <a href="${site}/_local/webhooks">${site}/_local/webhooks</a>; the mails are at <a href="${site}/_local/mail">${site}/_local/mail</a>.</p>
</footer>
</body>
</html>`;

const pageOf = ({ site, language, declaration, partner }: Visit) =>
  `${site}/${language}/declarations/${declaration}?partner=${partner}`;

/** The form as a web component of the network's. */
export const embedPage = (visit: Visit): Page =>
  frame(
    visit,
    'Clean air',
    html`
<article>
<p class="kicker">What the wind carries</p>
<h1>Smoke needs no ferry</h1>
<p class="lead">On one bank they burn lignite, on the other they count the days with a cough. We have written about the valley
for eleven winters. This winter we sign.</p>
<p>The declaration is not ours alone: organisations from ten countries stand behind it. Whoever signs here signs the same text as
everybody else, and confirms it by mail.</p>
</article>
<undersigned-sign declaration="${visit.declaration}" partner="${visit.partner}" language="${visit.language}">
<p><a href="${pageOf(visit)}">Read and sign the declaration on the network’s site</a></p>
</undersigned-sign>`,
    html`<script type="module" src="${visit.site}/v1/embed.js"></script>`,
  );

/** The form as plain HTML, to copy: it needs no script, and no server. */
export const plainFormPage = (visit: Visit): Page =>
  frame(
    visit,
    'Sign without a script',
    html`
<article>
<p class="kicker">Plain HTML</p>
<h1>Sign the declaration</h1>
<p>This form needs no script. It is sent to the network, which writes to you to confirm. <a href="${pageOf(visit)}">Read the
declaration first</a>.</p>
</article>
<form method="post" action="${visit.site}/v1/declarations/${visit.declaration}/signatures">
<input type="hidden" name="capacity" value="individual" />
<input type="hidden" name="language" value="${visit.language}" />
<input type="hidden" name="source" value="${visit.partner}" />
<p><label for="name">Name</label><input id="name" name="name" autocomplete="name" required maxlength="200" /></p>
<p><label for="email">E-mail address</label><input id="email" name="email" type="email" autocomplete="email" required /></p>
<p><label for="country">Country</label><input id="country" name="country" required pattern="[A-Z]{2}" maxlength="2" size="4" aria-describedby="country-hint" /> <span id="country-hint">two letters, as in UA</span></p>
<p class="tick"><input id="processing" type="checkbox" name="consent.processing" value="true" required /><label for="processing">The network may keep my signature, and write to me about it.</label></p>
<p class="tick"><input id="publish" type="checkbox" name="consent.publish" value="true" required /><label for="publish">My name may be published among those of the signatories.</label></p>
<p><button>Sign</button></p>
</form>`,
  );

const ROWS = [
  { name: 'Лідія Савченко', email: 'lidiia.savchenko@example.org', country: 'UA', verified: true },
  { name: 'Haris Begić', email: 'haris.begic@example.org', country: 'BA', verified: false },
  { name: 'Nobody', email: 'not an address', country: 'XX', verified: false },
];

/** Signatures that were collected elsewhere, which the partner's server sends in. */
export const sheetPage = (visit: Visit, done?: { submission: Submission; sent: Sent | undefined }): Page =>
  frame(
    visit,
    'Signed on paper',
    html`
<article>
<p class="kicker">For the editors of the magazine</p>
<h1>Signed on paper</h1>
<p>Who signed at the reading is typed in here, and sent to the network by this site’s server, in one request signed with its
submission secret. Whom we have verified counts at once; the others get a mail.</p>
</article>
${done ? outcome(visit, done) : ''}
<form method="post" action="/_local/partner/sheet${visit.search}">
<div class="scroll"><table>
<thead><tr><th scope="col">Name</th><th scope="col">E-mail address</th><th scope="col">Country</th><th scope="col">Verified</th></tr></thead>
<tbody>
${ROWS.map(
  ({ name, email, country, verified }, index) => html`<tr>
<td><input name="name" value="${name}" aria-label="Name, row ${index + 1}" /></td>
<td><input name="email" value="${email}" aria-label="E-mail address, row ${index + 1}" /></td>
<td><input name="country" value="${country}" size="3" aria-label="Country, row ${index + 1}" /></td>
<td><input type="checkbox" name="verified" value="${index}"${verified ? html` checked` : ''} aria-label="Verified, row ${index + 1}" /></td>
</tr>`,
)}
</tbody>
</table></div>
<p><button>Send them in</button></p>
</form>`,
  );

const outcome = (
  { partner, site, search }: Visit,
  { submission, sent }: { submission: Submission; sent: Sent | undefined },
): Page => {
  if (!sent)
    return html`<section class="outcome" role="status"><h2>Not sent</h2><p>No submission secret of <b>${partner}</b> is known here:
no such partner was recorded by way of ${site}.</p></section>`;
  return html`
<section class="outcome" role="status">
<h2>Answered ${sent.status}</h2>
${sent.results.length === 0 ? html`<pre>${sent.text}</pre>` : results(sent, submission, site)}
<details><summary>What was sent</summary><pre>${Object.entries(sent.headers).map(([name, value]) => `${name}: ${value}\n`)}
${JSON.stringify(JSON.parse(submission.body), null, 2)}</pre></details>
<form method="post" action="/_local/partner/sheet${search}">
<input type="hidden" name="id" value="${submission.id}" /><input type="hidden" name="body" value="${submission.body}" />
<p><button>Send the same request again</button> It changes nothing.</p>
</form>
</section>`;
};

const results = ({ results }: Sent, { body }: Submission, site: string): Page => {
  const { signatures } = JSON.parse(body) as { signatures: { name: string; email: string }[] };
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">Who</th><th scope="col">Result</th></tr></thead>
<tbody>
${results.map(({ index, status, errors = [] }) => {
  const { name = '', email = '' } = signatures[index] ?? {};
  return html`<tr><td>${name}, <a href="${site}/_local/mail?to=${encodeURIComponent(email)}">${email}</a></td>
<td><b>${status}</b>${errors.map(({ pointer, code, detail }) => html`<br><code>${pointer}</code> ${detail ?? code}`)}</td></tr>`;
})}
</tbody>
</table></div>`;
};
