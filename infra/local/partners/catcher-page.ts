import { html } from 'hono/html';
import { layout, type Page, timeAt } from '../pages.ts';
import type { Catcher, Caught } from './catcher.ts';
import { MANNERS, type Manner, WELL } from './manner.ts';

/** A page shows the newest; the JSON has all. */
const SHOWN = 100;

/** `/_local/webhooks` for a browser: the switches, and what came. */
export const catcherPage = (
  { manners, keyring }: Pick<Catcher, 'manners' | 'keyring'>,
  caught: readonly Caught[],
): Page => {
  const names = new Set([
    ...Object.values(keyring.endpoints).map(({ name }) => name),
    ...Object.keys(manners),
    ...caught.map(({ name }) => name),
  ]);
  return layout(
    'Webhooks',
    html`
<p>Endpoints that lead to <code>/_local/webhooks/&lt;name&gt;</code> are caught here, and verified by the stock
<code>standardwebhooks</code> library with the secret that their registration answered.</p>
${names.size === 0 ? '' : switches([...names].sort(), manners)}
<h2>What came</h2>
${caught.length === 0 ? html`<p class="quiet">Nothing yet.</p>` : listOf(caught)}`,
  );
};

const switches = (names: string[], manners: Catcher['manners']): Page => html`
<h2>How they answer</h2>
<table class="names">
<thead><tr><th scope="col">Name</th><th scope="col">From now on</th></tr></thead>
<tbody>
${names.map(
  (name) => html`<tr><td><a href="/_local/webhooks/${encodeURIComponent(name)}">${name}</a></td><td>
<form method="post" action="/_local/webhooks/${encodeURIComponent(name)}/manner">
<select name="manner" aria-label="How ${name} answers">${optionsOf(manners[name] ?? WELL)}</select>
<button>Switch</button>
</form></td></tr>`,
)}
</tbody>
</table>`;

const optionsOf = (now: Manner) =>
  Object.entries(MANNERS).map(
    ([value, { label, manner }]) =>
      html`<option value="${value}"${isSame(manner, now) ? html` selected` : ''}>${label}</option>`,
  );

const isSame = (a: Manner, b: Manner) =>
  a.answer === b.answer && a.delay === b.delay && a.retryAfter === b.retryAfter;

const listOf = (caught: readonly Caught[]): Page => html`
<div class="scroll">
<table>
<thead><tr><th scope="col">Event</th><th scope="col">To</th><th scope="col">Received</th><th scope="col">Signature</th><th scope="col">Answered</th></tr></thead>
${caught.slice(0, SHOWN).map(
  (one) => html`<tbody class="caught">
<tr><th scope="row">${typeOf(one)}</th><td>${one.name}</td><td>${timeAt(one.receivedAt)}</td>
<td>${one.verified ? html`<span class="good">verified</span>` : html`<span class="bad">not verified</span><br>${one.refusal}`}</td>
<td>${one.answered === 'hang' ? 'nothing' : one.answered}</td></tr>
<tr><td colspan="5"><details><summary>${one.path}</summary>
<pre>${Object.entries(one.headers).map(([name, value]) => `${name}: ${value}\n`)}
${readable(one.body)}</pre></details></td></tr>
</tbody>`,
)}
</table>
</div>
${caught.length > SHOWN ? html`<p class="quiet">And ${caught.length - SHOWN} before these: the JSON has all.</p>` : ''}`;

const asJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const typeOf = ({ body }: Caught): string =>
  (asJson(body) as { type?: string } | undefined)?.type ?? 'not an event';

const readable = (body: string): string => {
  const value = asJson(body);
  return value === undefined ? body : JSON.stringify(value, null, 2);
};
