import { LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import type { Block, Letter } from './letter.ts';
import { DIFFERENTLY, styles } from './look.ts';
import { Note, Section, Title } from './sections.tsx';

/** A letter as an HTML document of one column. */
export const asHtml = (letter: Letter): string => `<!doctype html>${String(<Document letter={letter} />)}`;

const Document: FC<{ letter: Letter }> = ({ letter }) => (
  <html lang={letter.language} dir={LANGUAGES[letter.language].dir}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{letter.subject}</title>
      <style>{raw(DIFFERENTLY)}</style>
    </head>
    <body style={styles.body}>
      <div style={styles.preview}>{letter.preview}</div>
      <table class="ground" role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
        <tr>
          <td align="center" style="padding:20px 8px;">
            <table
              class="sheet"
              role="presentation"
              width="100%"
              cellpadding="0"
              cellspacing="0"
              border={0}
              style={styles.sheet}
            >
              <tr>
                <td align="left" class="cell" style={styles.cell}>
                  {letter.blocks.map((block) => (
                    <Part block={block} language={letter.language} />
                  ))}
                </td>
              </tr>
              <tr>
                <td align="left" class="quiet cell" style={styles.footer}>
                  {letter.footer.map((line) => (
                    <p style="margin:0 0 6px;">
                      {typeof line === 'string' ? (
                        line
                      ) : (
                        <a class="link" style={styles.link} href={line.href}>
                          {line.label}
                        </a>
                      )}
                    </p>
                  ))}
                </td>
              </tr>
            </table>
          </td>
        </tr>
      </table>
    </body>
  </html>
);

const Part: FC<{ block: Block; language: Language }> = ({ block, language }) => {
  switch (block.kind) {
    case 'paragraph':
      return <p style={styles.paragraph}>{block.text}</p>;
    case 'button':
      return (
        <>
          <p style={styles.paragraph}>
            <a class="button" style={styles.button} href={block.href}>
              {block.label}
            </a>
          </p>
          <p class="quiet" style={styles.address}>
            {block.href}
          </p>
        </>
      );
    case 'link':
      return (
        <p style={styles.paragraph}>
          {block.lead}
          <br />
          <a class="link" style={styles.link} href={block.href}>
            {block.label}
          </a>
        </p>
      );
    case 'quote':
      return (
        <div class="quote" style={styles.quote}>
          <p class="quiet" style={styles.heading}>
            {block.heading}
          </p>
          {block.lines.map((line) => (
            <p style={styles.line} dir="auto">
              {line}
            </p>
          ))}
        </div>
      );
    case 'title':
      return <Title title={block} />;
    case 'note':
      return <Note note={block} language={language} />;
    case 'section':
      return <Section section={block} language={language} />;
  }
};
