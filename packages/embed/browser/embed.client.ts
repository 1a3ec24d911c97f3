import style from '../embed.css?text';
import { asking } from './asking.client.ts';
import { nameParts } from './parts.client.ts';

/*
 * `<undersigned-sign declaration="…" partner="…" language="…">`: a declaration and its form in a page of another site. What it
 * shows is made by the site (`GET /v1/declarations/{slug}/form`), so that it is the site's own form in ten languages;
 * here is only what makes it work. Nothing in it needs more of the page's Content-Security-Policy than
 * `script-src` and `connect-src` for the site.
 */

const NAME = 'undersigned-sign';

/** Of the site that this script came from; as a module, a script does not know which one it is. */
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src*="/v1/embed.js"]');

if (script && !customElements.get(NAME)) define(new URL(script.src).origin);

function define(site: string): void {
  const sheet = new CSSStyleSheet();
  // A `rem` is the host's, which may have made it ten pixels: it is what the host says of this form alone.
  const scale = ':host{--rem:var(--undersigned-size,1rem)}';
  sheet.replaceSync(scale + style.replace(/([\d.]+)rem/g, 'calc($1*var(--rem))'));
  const markup = trusting();

  class UndersignedSign extends HTMLElement {
    static readonly observedAttributes = ['declaration', 'partner', 'language'];
    #root = this.attachShadow({ mode: 'open' });
    #shown = new AbortController();

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      // What the page has put there, a link, until there is better.
      this.#root.append(document.createElement('slot'));
    }

    connectedCallback() {
      this.#show();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#show();
    }

    disconnectedCallback() {
      this.#shown.abort();
    }

    /** Of several changes at once, the last is shown. */
    async #show() {
      this.#shown.abort();
      this.#shown = new AbortController();
      const { signal } = this.#shown;
      await Promise.resolve();
      if (signal.aborted) return;
      try {
        const html = await formFor(this, site, signal);
        const template = document.createElement('template');
        template.innerHTML = markup(html) as string;
        nameParts(template.content);
        this.#root.replaceChildren(template.content);
        const [shown, form] = [this.#root.querySelector('article'), this.#root.querySelector('form')];
        if (shown && form) asking(shown, form);
      } catch (error) {
        // For whoever built the page; its readers have the link.
        if (!signal.aborted) console.warn(`<${NAME}> keeps to its link:`, error);
      }
    }
  }
  customElements.define(NAME, UndersignedSign);
}

/** In the language that is asked for, else in that of what stands around it. */
async function formFor(element: HTMLElement, site: string, signal: AbortSignal): Promise<string> {
  const slug = element.getAttribute('declaration') ?? '';
  const partner = element.getAttribute('partner');
  const language =
    element.getAttribute('language') ?? element.closest('[lang]')?.getAttribute('lang') ?? 'en';
  const query = new URLSearchParams({ language, ...(partner && { partner }) });
  const answer = await fetch(`${site}/v1/declarations/${encodeURIComponent(slug)}/form?${query}`, {
    credentials: 'omit',
    signal,
  });
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer.text();
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): {
    createHTML(html: string): unknown;
  };
}

/** What the site has written, as a page takes it that demands Trusted Types. */
function trusting(): (html: string) => unknown {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  try {
    const policy = trustedTypes?.createPolicy('undersigned', { createHTML: (html) => html });
    if (policy) return (html) => policy.createHTML(html);
  } catch {
    // The page allows no policy of that name: it keeps to the link.
  }
  return (html) => html;
}
