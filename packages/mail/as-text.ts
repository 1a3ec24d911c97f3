import type { Block, Letter } from './letter.ts';

const WIDTH = 72;

/** A letter as plain text, lines of at most 72 characters but for addresses. */
export const asText = (letter: Letter): string =>
  `${[...letter.blocks.map(blockText), ['-- ', ...letter.footer.map(wrap)].join('\n')].join('\n\n')}\n`;

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.text);
    case 'button':
      return `${block.label}:\n${block.href}`;
    case 'link':
      return `${wrap(block.lead)}\n${block.label}:\n${block.href}`;
    case 'quote':
      return [block.heading, ...block.lines.map((line) => `    ${line}`)].join('\n');
  }
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
