import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plain text of Markdown', () => {
  it.each([
    ['marks', 'Some *slanted*, **bold**, ~~struck~~ and `code`.', 'Some slanted, bold, struck and code.'],
    ['characters', 'Tom & “Ana” <ana@example.org> "said" it\'s 3 < 4', undefined],
    ['references', 'A &amp; B &lt; C', 'A & B < C'],
    ['links', 'Read [all of it](https://example.org/a).', 'Read all of it (https://example.org/a).'],
    ['bare links', 'See https://example.org/a', 'See https://example.org/a'],
    ['headings', '# One\n\nTwo', 'One\n\nTwo'],
    ['lists', '- one\n- two\n  - deep', '– one\n– two\n  – deep'],
    ['numbered lists', '3. one\n4. two', '3. one\n4. two'],
    ['quotes', '> said\n\nand left', 'said\n\nand left'],
    ['HTML', '<script>alert(1)</script>\n\n<b>bold</b>', '<script>alert(1)</script>\n\n<b>bold</b>'],
    ['tables', '| a | b |\n|---|---|\n| 1 | 2 |', 'a | b\n1 | 2'],
    ['Cyrillic', '**Тарас** Шевченко', 'Тарас Шевченко'],
  ])('%s', (_, markdown, text) => {
    expect(plainText(markdown)).toBe(text ?? markdown.replace('<ana@example.org>', 'ana@example.org'));
  });
});
