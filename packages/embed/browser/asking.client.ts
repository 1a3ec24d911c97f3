import { formToRequest } from '@undersigned/api/sign-form.ts';
import { proving } from '@undersigned/site/browser/proving.client.ts';
import { type Outcome, outcomeOf } from '../answer.ts';
import { clearFaults, showFaults } from './faults.client.ts';

/** The longest that an answer is waited for, milliseconds. */
const PATIENCE = 30_000;

/** Sends the form when it is sent, with its proof of work, and shows what comes of it; says `undersigned-sent` once it is kept. */
export function asking(sheet: HTMLElement, form: HTMLFormElement): void {
  const status = form.querySelector('[role=status]');
  const told = sheet.querySelector<HTMLElement>('.told');
  const proven = proving(form);
  let sending = false;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    clearFaults(sheet);
    if (told) told.hidden = true;
    if (status) status.textContent = form.dataset['wait'] ?? '';
    await proven();
    const outcome = await send(form, JSON.parse(sheet.dataset['labels'] ?? '{}'));
    if (status) status.textContent = '';
    sending = false;
    if (outcome.kind === 'faulty') showFaults(sheet, form, outcome.faults);
    else if (outcome.kind === 'sent') showAsked(sheet);
    else if (told) tell(told, outcome);
  });
}

async function send(form: HTMLFormElement, labels: Record<string, string>): Promise<Outcome> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, String(value));
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: JSON.stringify(formToRequest(fields)),
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return outcomeOf(answer.status, await answer.json().catch(() => undefined), labels);
  } catch {
    return { kind: 'unreachable' };
  }
}

/** What was typed stays. */
function tell(told: HTMLElement, outcome: Outcome): void {
  const [problem, unreachable] = told.querySelectorAll('p');
  if (problem) problem.textContent = outcome.kind === 'refused' ? outcome.because : '';
  if (unreachable) unreachable.hidden = outcome.kind !== 'unreachable';
  told.hidden = false;
}

function showAsked(sheet: HTMLElement): void {
  const asked = sheet.querySelector<HTMLElement>('.asked');
  sheet.querySelector('.asking')?.remove();
  if (asked) asked.hidden = false;
  asked?.querySelector('h3')?.focus();
  sheet.dispatchEvent(new CustomEvent('undersigned-sent', { bubbles: true, composed: true }));
}
