/** What a site may style by `::part()`, and what of the form it is. */
const PARTS: Readonly<Record<string, string>> = {
  sheet: '.sheet',
  head: '.head',
  title: 'h2',
  heading: 'h3',
  tally: '.counts',
  link: 'a',
  form: 'form',
  group: 'fieldset',
  legend: 'legend',
  label: 'label',
  hint: '.hint',
  input: 'input:not([type=radio], [type=checkbox], [type=hidden]), select, textarea',
  choice: '.choice',
  button: 'button',
  faults: '.faults',
  notice: '.notice, .told',
  asked: '.asked',
};

/** Names what a site may style. */
export function nameParts(root: ParentNode): void {
  for (const [part, selector] of Object.entries(PARTS)) {
    for (const element of root.querySelectorAll(selector)) element.part.add(part);
  }
}
