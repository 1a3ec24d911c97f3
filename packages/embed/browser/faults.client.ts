import { format } from '@undersigned/i18n/format.ts';
import type { ShownFault } from '../answer.ts';

/** Shows each fault beside its field, all of them above the form, and brings the reader there. */
export function showFaults(sheet: HTMLElement, form: HTMLFormElement, faults: readonly ShownFault[]): void {
  const { faults: pattern = '', locale = 'en', fault: said = '' } = sheet.dataset;
  const summary = sheet.querySelector<HTMLElement>('.faults');
  if (!summary) return;
  const [heading, list] = [summary.querySelector('h3'), summary.querySelector('ul')];
  if (heading) heading.textContent = format(pattern, locale, { count: faults.length });
  list?.replaceChildren(
    ...faults.map((fault) => {
      const item = document.createElement('li');
      const control = fault.at && controlOf(form, fault.at.field);
      if (control) mark(control, fault.message, said);
      item.append(control ? linkTo(control, `${fault.at?.label}: ${fault.message}`) : fault.message);
      return item;
    }),
  );
  // Shown by style only while it is signed for an organisation, but never hidden with a fault in it.
  const organisation = form.querySelector('.organisation');
  organisation?.classList.toggle('shown', organisation.querySelector('.faulty') !== null);
  summary.hidden = false;
  summary.focus();
}

/** Takes back what was shown. */
export function clearFaults(sheet: HTMLElement): void {
  for (const line of sheet.querySelectorAll('.field .fault')) {
    describe(
      line.parentElement?.querySelector(`[aria-describedby~="${line.id}"]`) ?? line.parentElement,
      (ids) => ids.filter((id) => id !== line.id),
    );
    line.remove();
  }
  for (const field of sheet.querySelectorAll('.faulty')) field.classList.remove('faulty');
  for (const control of sheet.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  const summary = sheet.querySelector<HTMLElement>('.faults');
  if (summary) summary.hidden = true;
}

/** What a fault's link leads to: of a group, its first button. */
function controlOf(form: HTMLFormElement, field: string): HTMLInputElement | undefined {
  const found = form.elements.namedItem(field);
  return (found instanceof RadioNodeList ? found[0] : found) as HTMLInputElement | undefined;
}

/** As the site's own pages do: before what is typed into, after the question of a group, above a box to tick. */
function mark(control: HTMLInputElement, message: string, said: string): void {
  const field = control.closest('.field');
  if (!field) return;
  const isGroup = field.tagName === 'FIELDSET';
  const line = document.createElement('span');
  line.className = 'fault';
  line.id = `${isGroup ? control.name.replaceAll('.', '-') : control.id}-fault`;
  const spoken = document.createElement('span');
  spoken.className = 'unseen';
  spoken.textContent = `${said} `;
  line.append(spoken, message);
  if (isGroup) field.querySelector('legend')?.after(line);
  else if (control.type === 'checkbox') field.prepend(line);
  else control.before(line);
  field.classList.add('faulty');
  if (!isGroup) control.setAttribute('aria-invalid', 'true');
  describe(isGroup ? field : control, (ids) => [...ids, line.id]);
}

/** Changes what an element is described by. */
function describe(element: Element | null, change: (ids: string[]) => string[]): void {
  const ids = change(element?.getAttribute('aria-describedby')?.split(' ') ?? []);
  if (ids.length > 0) element?.setAttribute('aria-describedby', ids.join(' '));
  else element?.removeAttribute('aria-describedby');
}

/** A link to a field: within a shadow tree no address leads to it. */
function linkTo(control: HTMLInputElement, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `#${control.id}`;
  link.textContent = text;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    control.focus();
  });
  return link;
}
