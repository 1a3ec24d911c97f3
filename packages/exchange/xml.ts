/** An element of an XML document. */
export interface Element {
  name: string;
  /** What is undefined is not written. */
  attributes: Readonly<Record<string, string | undefined>>;
  children: readonly (Element | string)[];
}

/** An element; text among its children is text, whatever is in it. */
export const element = (
  name: string,
  attributes: Element['attributes'],
  ...children: readonly (Element | string | undefined)[]
): Element => ({ name, attributes, children: children.filter((child) => child !== undefined) });

/** What no XML document may hold (XML 1.0, section 2.2). */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escaped = (text: string, which: RegExp): string =>
  text.replace(NO_CHARACTER, '').replace(which, (character) => `&#${character.charCodeAt(0)};`);

function written({ name, attributes, children }: Element): string {
  const begin = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(value, /[&<>"\t\n\r]/g)}"`))
    .join('');
  if (children.length === 0) return `<${name}${begin}/>`;
  const inner = children.map((child) =>
    typeof child === 'string' ? escaped(child, /[&<>\r]/g) : written(child),
  );
  return `<${name}${begin}>${inner.join('')}</${name}>`;
}

/**
 * An XML 1.0 document in UTF-8.
 *
 * @param comment what is said before the root
 */
export function xmlDocument(root: Element, comment?: string): string {
  // Within a comment no two hyphens may meet (XML 1.0, section 2.5).
  const said = comment && `<!-- ${comment.replace(NO_CHARACTER, '').replace(/-(?=-|$)/g, '- ')} -->\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${said ?? ''}${written(root)}\n`;
}
