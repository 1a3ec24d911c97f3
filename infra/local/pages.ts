import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Mail } from './mailbox.ts';
import type { Running } from './running.ts';

export type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = html`<style>
  :root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a404b); --quiet: light-dark(#5a6372, #a4adbb); --link: light-dark(#0b57a4, #8ec2ff); background: light-dark(#fff, #14171c); color: light-dark(#16191f, #e8ebf0); }
  body { font: 1rem/1.55 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
  nav { flex-wrap: wrap; border-bottom: 1px solid var(--line); padding-bottom: .75rem; margin-bottom: 1.5rem; display: flex; gap: 1.25rem; }
  a { color: var(--link); }
  h1 { font-size: 1.5rem; margin: 0 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  th { font-weight: 600; }
  th[scope=row] { width: 11rem; }
  time, .quiet { color: var(--quiet); }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid var(--line); border-radius: .4rem; }
  .good { color: light-dark(#0a6b3d, #7fd6a6); } .bad { color: light-dark(#a4241b, #ff9d92); }
  .scroll { overflow-x: auto; } .scroll table { min-width: 44rem; } .caught th[scope=row] { width: 15rem; } .caught tr:first-child > * { border: 0; padding-bottom: 0; }
  .names td:first-child { min-width: 9rem; }
  @media (max-width: 40rem) { .names :is(tr, td) { display: block; } .names thead { display: none; } .names td:first-child { border: 0; } }
  form { display: flex; gap: .5rem; align-items: center; flex-wrap: wrap; }
  select, input, button { font: inherit; padding: .2rem .5rem; }
  iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: .4rem; background: #fff; }
</style>`;

/** A page of `/_local/`. */
export const layout = (title: string, content: Page): Page => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
<title>${title} – local Undersigned</title>
${style}
</head>
<body>
<nav aria-label="Local"><a href="/">The site</a><a href="/_local/">On this machine</a><a href="/_local/mail">Mail</a><a href="/_local/webhooks">Webhooks</a><a href="/_local/partner">A partner</a><a href="/_local/events">Events</a></nav>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>`;

export const overview = ({ endpoint, outputs }: Running): Page =>
  layout(
    'On this machine',
    html`
<table>
<tr><th scope="row"><a href="/">The site</a></th><td>as CloudFront serves it, with a shared cache</td></tr>
<tr><th scope="row"><a href="/docs">API reference</a></th><td>and the <a href="/events">catalogue of events</a></td></tr>
<tr><th scope="row"><a href="/_local/mail">Mail</a></th><td>all that was sent; as JSON to whom does not ask for HTML, <code>?to=</code> filters</td></tr>
<tr><th scope="row"><a href="/_local/partner">A partner's site</a></th><td>the form embedded elsewhere, and signatures sent in by a partner's server</td></tr>
<tr><th scope="row"><a href="/_local/webhooks">Webhooks</a></th><td>what partners' endpoints got, and whether it verified; as JSON to whom does not ask for HTML. <code>POST /_local/webhooks/&lt;name&gt;</code> receives; <code>?answer=500</code>, <code>?delay=30</code>, <code>?hang</code> misbehave</td></tr>
<tr><th scope="row"><a href="/_local/events">Events</a></th><td>the domain events in the bus's archive, newest first, as JSON</td></tr>
<tr><th scope="row">A staff token</th><td><code>npm run --silent token -- --role editor</code> (or <code>moderator</code>, <code>owner</code>)</td></tr>
<tr><th scope="row">What is scheduled, now</th><td><code>npm run --silent schedule -- ${Object.keys(JSON.parse(outputs.Schedules)).sort().join(' | ')} --at 2026-12-01T06:00:00Z</code></td></tr>
<tr><th scope="row">From elsewhere</th><td>a request's <code>X-Forwarded-For</code> is taken as the viewer's address</td></tr>
<tr><th scope="row">The local AWS</th><td><code>AWS_ENDPOINT_URL=${endpoint}</code>, credentials <code>test</code> / <code>test</code></td></tr>
</table>
<h2>The stack's outputs</h2>
<table>
${Object.entries(outputs).map(([name, value]) => html`<tr><th scope="row">${name}</th><td><code>${value}</code></td></tr>`)}
</table>`,
  );

export const mailList = (mails: readonly Mail[]): Page =>
  layout(
    'Mail',
    mails.length === 0
      ? html`<p class="quiet">No mail was sent yet.</p>`
      : html`
<table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Sent</th></tr></thead>
<tbody>
${mails.map((mail) => html`<tr><td><a href="${addressOf(mail)}">${mail.subject}</a></td><td>${mail.to}</td><td>${timeOf(mail)}</td></tr>`)}
</tbody>
</table>`,
  );

export const mailPage = (mail: Mail): Page =>
  layout(
    mail.subject,
    html`
<table>
<tr><th scope="row">From</th><td>${mail.from}</td></tr>
<tr><th scope="row">To</th><td>${mail.to}</td></tr>
<tr><th scope="row">Sent</th><td>${timeOf(mail)}</td></tr>
${Object.entries(mail.headers).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
</table>
${mail.html === null ? '' : html`<h2>HTML</h2><iframe src="${addressOf(mail)}/html" title="The mail as HTML" sandbox="allow-top-navigation-by-user-activation"></iframe>`}
<h2>Text</h2>
<pre>${mail.text}</pre>`,
  );

const addressOf = ({ id }: Mail) => `/_local/mail/${encodeURIComponent(id)}`;

const timeOf = ({ sentAt }: Mail) => timeAt(sentAt);

/** A time (RFC 3339) as people read it. */
export const timeAt = (at: string) =>
  html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time>`;
