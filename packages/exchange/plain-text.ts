import { Marked, type RendererObject } from 'marked';

/** References that marked makes of these characters in text. */
const REFERENCES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const renderer: RendererObject = {
  html: (token) => ('block' in token && token.block ? `${token.text.trim()}\n\n` : token.text),
  text(token) {
    return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : token.text;
  },
  image: ({ text }) => text,
  link({ href, tokens }) {
    const text = this.parser.parseInline(tokens);
    return /^https?:/i.test(href) && text !== href ? `${text} (${href})` : text;
  },
  strong({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  em({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  del({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  codespan: ({ text }) => text,
  code: ({ text }) => `${text}\n\n`,
  br: () => '\n',
  hr: () => '\n',
  heading({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`;
  },
  paragraph({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`;
  },
  blockquote({ tokens }) {
    return this.parser.parse(tokens);
  },
  list({ items, ordered, start }) {
    const rows = items.map((item, index) => {
      const mark = ordered ? `${Number(start || 1) + index}.` : '–';
      return `${mark} ${item.tokens.map((token) => this.parser.parse([token]).trim()).join('\n  ')}`;
    });
    return `${rows.join('\n')}\n\n`;
  },
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  table({ header, rows }) {
    const line = (row: typeof header) => row.map(({ tokens }) => this.parser.parseInline(tokens)).join(' | ');
    return `${[header, ...rows].map(line).join('\n')}\n\n`;
  },
};

/** Markdown (CommonMark) as what is read of it: no marks, links behind their text, HTML as it was typed. */
export const plainText = (markdown: string): string =>
  new Marked({ renderer, async: false })
    .parse(markdown, { async: false })
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (reference) => REFERENCES[reference] ?? reference)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
