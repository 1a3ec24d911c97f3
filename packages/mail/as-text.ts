import { LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import type { Block, Letter, LinkedLine, MailLink } from './letter.ts';

const WIDTH = 72;

/** A letter as plain text, lines of at most 72 characters but for addresses. */
export const asText = (letter: Letter): string =>
  `${[...letter.blocks.map((block) => blockText(block, letter.language)), ['-- ', ...letter.footer.map(footerText)].join('\n')].join('\n\n')}\n`;

const footerText = (line: string | MailLink): string =>
  typeof line === 'string' ? wrap(line) : linkText(line);
const linkText = ({ label, href }: MailLink): string => `${wrap(label)}:\n${href}`;

function blockText(block: Block, language: Language): string {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.text);
    case 'button':
      return `${block.label}:\n${block.href}`;
    case 'link':
      return `${wrap(block.lead)}\n${block.label}:\n${block.href}`;
    case 'quote':
      return [block.heading, ...block.lines.map((line) => `    ${line}`)].join('\n');
    case 'title':
      return `${underlined(block.text, '=')}\n${wrap(block.under)}`;
    case 'note':
      return [`${block.heading}:`, ...block.paragraphs.map(wrap)].join('\n\n');
    case 'section':
      return [
        underlined(block.heading, '-'),
        ...block.lines.map((line) => thingText(line, language)),
        ...(block.more ? [linkText(block.more)] : []),
      ].join('\n\n');
  }
}

const underlined = (text: string, by: string): string =>
  `${text}\n${by.repeat(Math.min(text.length, WIDTH))}`;

function thingText({ title, language, href, text }: LinkedLine, reader: Language): string {
  const marked = language === reader ? title : `${title} [${LANGUAGES[language].endonym}]`;
  return [wrap(marked), ...(text ? [wrap(text)] : []), href].join('\n');
}

function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
