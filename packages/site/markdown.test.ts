import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToHtml } from './markdown.ts';

const TAGS = 'p|h[1-6]|ul|ol|li|em|strong|del|blockquote|pre|code|a|br|hr|table|thead|tbody|tr|th|td|input';

describe('the text of a declaration', () => {
  it('has its headings below those of the page', () => {
    expect(markdownToHtml('# One\n\n## Two\n\n###### Six', 2)).toBe(
      '<h3>One</h3>\n<h4>Two</h4>\n<h6>Six</h6>\n',
    );
  });

  it('keeps paragraphs, lists, quotations and emphasis', () => {
    expect(markdownToHtml('We *call* on **all**.\n\n1. peace\n2. trade\n\n> said')).toBe(
      '<p>We <em>call</em> on <strong>all</strong>.</p>\n<ol>\n<li>peace</li>\n<li>trade</li>\n</ol>\n<blockquote>\n<p>said</p>\n</blockquote>\n',
    );
  });

  it('shows raw HTML as what was typed', () => {
    for (const typed of [
      '<script>alert(1)</script>',
      '<b onclick="x">',
      'a <img src=x onerror=y> b',
      '<!-- x -->',
    ]) {
      expect(markdownToHtml(typed)).not.toMatch(/<(?!\/?p>)/);
    }
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    ' javascript:x',
  ])('does not link to %s', (address) => {
    expect(markdownToHtml(`[here](<${address}>)`)).not.toContain('href');
  });

  it('links to the web, to mail and within the site', () => {
    for (const address of ['https://example.org/?a=1&b=2', 'mailto:a@example.org', '/en/', '#text']) {
      expect(markdownToHtml(`[here](${address})`)).toContain('<a href=');
    }
    expect(markdownToHtml('[x](https://example.org/?a="b)')).not.toContain('a="b');
  });

  it('loads no picture, but keeps its description', () => {
    expect(markdownToHtml('![A <b> map](https://example.org/x.png "t")')).toBe('<p>A &#60;b&#62; map</p>\n');
  });

  it('keeps characters that are written as references', () => {
    expect(markdownToHtml('Bosnia &amp; Herzegovina &lt;')).toBe('<p>Bosnia &amp; Herzegovina &lt;</p>\n');
  });

  it('of whatever is typed holds only the marks of a text', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '&',
        '`',
        '*',
        '_',
        '[',
        ']',
        '(',
        ')',
        '!',
        '#',
        '\n',
        ' ',
        '-',
        '1.',
        '|',
        '\\',
        '~~~',
      ],
      ...[
        'a',
        'javascript:',
        'http://x',
        '<script>',
        '<a href=',
        'onclick=',
        '&#60;',
        ']: ',
        '<!--',
        '<svg/onload=',
      ],
    );
    const allowed = new RegExp(
      `^</?(${TAGS})( (href|rel|start|class|align)="[^"<>]*"| (checked|disabled)="")*( /)?>$`,
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const html = markdownToHtml(parts.join(''));
        for (const [tag] of html.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(allowed);
        expect(html).not.toMatch(/href="\s*javascript/i);
      }),
      { numRuns: 1000 },
    );
  });
});
