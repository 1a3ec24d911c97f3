import { diagnose, type Finding, type Given } from './diagnosis.client.ts';

const form = document.querySelector<HTMLFormElement>('form[data-signatures]');
if (form) test(form);

/** Says of the form's request, while it is typed, which signature it should have, and whether the one that came verifies. */
function test(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>('[data-said]');
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement;
  const given = (): Given => ({
    secret: field('secret').value,
    id: field('id').value,
    timestamp: field('timestamp').value,
    body: field('body').value,
    signature: field('signature').value,
  });

  let latest = 0;
  const say = async () => {
    const turn = ++latest;
    const finding = await diagnose(given(), Date.now());
    // What was typed since is answered by a later turn.
    if (turn === latest && said) said.replaceChildren(...partsOf(finding, given()));
  };

  form.hidden = false;
  form.addEventListener('input', say);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    say();
  });
  const takeNow = () => {
    field('timestamp').value = String(Math.floor(Date.now() / 1000));
    say();
  };
  form.querySelector('[data-now]')?.addEventListener('click', takeNow);
  takeNow();
}

function partsOf({ expected, verifies, remarks }: Finding, { id, timestamp }: Given): Node[] {
  const parts: Node[] = [];
  if (verifies !== undefined)
    parts.push(element('p', verifies ? 'It verifies.' : 'It does not verify.', 'verdict'));
  if (remarks.length > 0) {
    const list = element('ul');
    list.append(...remarks.map((remark) => element('li', remark)));
    parts.push(list);
  }
  if (expected !== undefined) {
    parts.push(element('p', 'The headers as they should be:'));
    const headers = `webhook-id: ${id.trim()}\nwebhook-timestamp: ${timestamp.trim()}\nwebhook-signature: ${expected}`;
    parts.push(element('pre', headers));
  }
  return parts;
}

function element(name: string, text = '', kind = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}
