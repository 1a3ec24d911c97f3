import { proving } from './proving.client.ts';

const form = document.querySelector<HTMLFormElement>('form[data-proof-bits]');
if (form) prove(form);

/** Sends a form with its proof of work. */
function prove(form: HTMLFormElement): void {
  const status = form.querySelector('[role=status]');
  const proven = proving(form);
  let waiting = false;

  form.addEventListener('submit', (event) => {
    if (waiting) return event.preventDefault();
    const done = proven();
    if (!done) return;
    event.preventDefault();
    waiting = true;
    if (status) status.textContent = form.dataset['wait'] ?? '';
    done.then(() => {
      form.submit();
      waiting = false;
    });
  });
  // Shown again by the back button, it is as if not sent.
  addEventListener('pageshow', () => {
    if (status) status.textContent = '';
  });
}
