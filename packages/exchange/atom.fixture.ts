/* RFC 4287, appendix B, as RELAX NG in its XML syntax; without what stands there for extensions. */

const text = (name: string, pattern: string) => `<define name="${name}">${pattern}</define>`;
const common = `<optional><attribute name="xml:base"/></optional><optional><attribute name="xml:lang"/></optional>`;
const one = (name: string, inner: string) => `<element name="${name}">${common}${inner}</element>`;
const uri = '<data type="anyURI"/>';
const date = `<data type="dateTime"><param name="pattern">.+T.+[Z0-9]</param></data>`;
const optional = (...names: string[]) => names.map((name) => `<optional>${name}</optional>`).join('');
const attribute = (name: string, inner = '<text/>') => `<attribute name="${name}">${inner}</attribute>`;

const XHTML = 'http://www.w3.org/1999/xhtml';

/** A grammar of Atom feeds, for a RELAX NG validator. */
export const ATOM_GRAMMAR = `<?xml version="1.0" encoding="UTF-8"?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start>${one(
  'feed',
  `<interleave>
    <oneOrMore><ref name="author"/></oneOrMore>
    <zeroOrMore><ref name="category"/></zeroOrMore>
    ${optional('<ref name="generator"/>')}
    <ref name="id"/>
    <zeroOrMore><ref name="link"/></zeroOrMore>
    ${optional('<ref name="rights"/>', '<ref name="subtitle"/>')}
    <ref name="title"/>
    <ref name="updated"/>
  </interleave><zeroOrMore><ref name="entry"/></zeroOrMore>`,
)}</start>
${text(
  'entry',
  one(
    'entry',
    `<interleave>
      <zeroOrMore><ref name="author"/></zeroOrMore>
      <zeroOrMore><ref name="category"/></zeroOrMore>
      <ref name="content"/>
      <ref name="id"/>
      <zeroOrMore><ref name="link"/></zeroOrMore>
      ${optional('<ref name="published"/>', '<ref name="rights"/>', '<ref name="summary"/>')}
      <ref name="title"/>
      <ref name="updated"/>
    </interleave>`,
  ),
)}
${text(
  'author',
  one(
    'author',
    `<interleave><element name="name"><text/></element>${optional(`<element name="uri">${uri}</element>`)}</interleave>`,
  ),
)}
${text('category', one('category', `${attribute('term')}${optional(attribute('scheme', uri), attribute('label'))}`))}
${text('generator', one('generator', `${optional(attribute('uri', uri), attribute('version'))}<text/>`))}
${text('id', one('id', uri))}
${text(
  'link',
  one(
    'link',
    `${attribute('href', uri)}${optional(
      attribute('rel'),
      attribute('type', '<data type="string"><param name="pattern">.+/.+</param></data>'),
      attribute('hreflang', '<data type="language"/>'),
      attribute('title'),
    )}`,
  ),
)}
${['title', 'subtitle', 'rights', 'summary']
  .map((name) =>
    text(
      name,
      one(
        name,
        `${optional(attribute('type', '<choice><value>text</value><value>html</value></choice>'))}<text/>`,
      ),
    ),
  )
  .join('\n')}
<define name="content">
  <choice>
    ${one('content', `${attribute('type', '<choice><value>text</value><value>html</value></choice>')}<text/>`)}
    ${one('content', `${attribute('type', '<value>xhtml</value>')}<element name="div" ns="${XHTML}"><ref name="anyXhtml"/></element>`)}
  </choice>
</define>
<define name="anyXhtml">
  <zeroOrMore>
    <choice>
      <attribute><anyName/></attribute>
      <text/>
      <element><nsName ns="${XHTML}"/><ref name="anyXhtml"/></element>
    </choice>
  </zeroOrMore>
</define>
${text('published', one('published', date))}
${text('updated', one('updated', date))}
</grammar>`;

const url = { type: 'string', format: 'uri' };
const string = { type: 'string' };
const author = {
  type: 'object',
  properties: { name: string, url, avatar: url },
  additionalProperties: false,
  minProperties: 1,
};
const extensions = { '^_[A-Za-z]': { type: 'object' } };

/** The JSON Schema of a JSON Feed, by the text of its version 1.1. */
export const JSON_FEED_SCHEMA = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: string,
    home_page_url: url,
    feed_url: url,
    description: string,
    language: string,
    authors: { type: 'array', items: author },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        properties: {
          id: string,
          url,
          external_url: url,
          title: string,
          content_html: string,
          content_text: string,
          summary: string,
          date_published: { type: 'string', format: 'date-time' },
          date_modified: { type: 'string', format: 'date-time' },
          language: string,
          tags: { type: 'array', items: string },
        },
        patternProperties: extensions,
        additionalProperties: false,
      },
    },
  },
  patternProperties: extensions,
  additionalProperties: false,
};
