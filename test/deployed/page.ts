import { type HTMLElement, parse } from 'node-html-parser';
import { type Answer, get } from './site.ts';

/** A page as a reader of its markup sees it. */
export const pageIn = ({ text }: Pick<Answer, 'text'>): HTMLElement => parse(text, { comment: false });

export const readPage = async (path: string): Promise<HTMLElement> => pageIn(await get(path));

/** What an element says, white space as a browser shows it. */
export const textOf = (element: HTMLElement | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

export type Form = Readonly<{ action: string; fields: URLSearchParams }>;

/** The form that posts to an address ending so, with what a browser would send were it sent untouched. */
export const formOf = (page: HTMLElement, actionEnd: string): Form => {
  const form = page.querySelectorAll('form').find((one) => one.getAttribute('action')?.endsWith(actionEnd));
  if (!form) throw new Error(`The page has no form that posts to …${actionEnd}`);
  const fields = new URLSearchParams();
  for (const control of form.querySelectorAll('input, select, textarea')) {
    const value = sentValue(control);
    if (value !== undefined) fields.append(control.getAttribute('name') ?? '', value);
  }
  return { action: form.getAttribute('action') ?? '', fields };
};

/** What a control adds to its form (HTML, “constructing the entry list”); undefined for none. */
const sentValue = (control: HTMLElement): string | undefined => {
  if (control.rawTagName === 'textarea') return control.textContent;
  if (control.rawTagName === 'select') {
    const options = control.querySelectorAll('option');
    return (options.find((option) => option.hasAttribute('selected')) ?? options[0])?.getAttribute('value');
  }
  const isTicked = control.hasAttribute('checked');
  const type = control.getAttribute('type') ?? 'text';
  return (type === 'checkbox' || type === 'radio') && !isTicked
    ? undefined
    : (control.getAttribute('value') ?? '');
};
