import { Marked, type RendererObject } from 'marked';

/*
 * Texts of declarations are Markdown (CommonMark with GFM's tables). Raw HTML is shown as what was typed, never passed
 * on; pictures become their description, since nothing is loaded from elsewhere; links lead only to web and mail.
 */

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** As `escaped`, but references (`&amp;`, `&#160;`) stay what they are. */
const escapedOnce = (text: string): string =>
  text
    .replace(/&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w{1,31});)/g, '&#38;')
    .replace(/[<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const LINKABLE = /^(https?:\/\/|mailto:|#|\/(?!\/))/i;

/** HTML knows six levels of headings. */
const DEEPEST = 6;

const renderer = (shift: number): RendererObject => ({
  html: ({ text }) => escaped(text),
  // Not left to marked: after a raw `<script>` or `<pre>` it passes text on as it is.
  text(token) {
    return 'tokens' in token && token.tokens
      ? this.parser.parseInline(token.tokens)
      : escapedOnce(token.text);
  },
  image: ({ text }) => escaped(text),
  heading({ tokens, depth }) {
    const level = Math.min(depth + shift, DEEPEST);
    return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
  },
  link({ href, tokens }) {
    const text = this.parser.parseInline(tokens);
    return LINKABLE.test(href) ? `<a href="${escaped(href)}" rel="nofollow noopener">${text}</a>` : text;
  },
  code: ({ text }) => `<pre><code>${escaped(text)}</code></pre>\n`,
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  table({ header, rows }) {
    const cells = (row: typeof header, tag: 'th' | 'td') =>
      row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
    const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
    return `<table><thead><tr>${cells(header, 'th')}</tr></thead><tbody>${body}</tbody></table>\n`;
  },
});

/**
 * Markdown as HTML that holds nothing but text, its marks and links.
 * @param shift by how many levels its headings go down, so that they come under those of the page
 */
export const markdownToHtml = (markdown: string, shift = 1): string =>
  new Marked({ renderer: renderer(shift), async: false }).parse(markdown, { async: false });
