import { LANGUAGES } from '@undersigned/i18n/languages.ts';
import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import type { Block, Letter } from './letter.ts';

/*
 * Mail programs know tables and inline styles; a style sheet only says what is different in the dark. No picture, nothing
 * fetched, so that reading it reports nothing.
 */

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";
const styles = {
  body: `margin:0;padding:0;background:#eef1f6;${FONT}font-size:16px;line-height:1.55;color:#12182a;`,
  sheet: 'background:#ffffff;max-width:600px;border-top:4px solid #16306b;',
  cell: 'padding:28px 28px 12px;',
  paragraph: 'margin:0 0 18px;',
  button:
    'display:inline-block;padding:14px 26px;background:#16306b;color:#ffffff;font-weight:600;text-decoration:none;border-radius:4px;',
  link: 'color:#16306b;',
  quote: 'margin:0 0 18px;padding:12px 16px;border-left:3px solid #16306b;background:#eef1f6;',
  heading: 'margin:0 0 6px;font-size:14px;color:#4a5470;',
  line: "margin:0;font-family:Georgia,'Times New Roman',serif;font-size:18px;",
  address: 'margin:-10px 0 18px;font-size:13px;line-height:1.4;color:#4a5470;word-break:break-all;',
  footer: 'padding:16px 28px 28px;border-top:1px solid #d5dbe6;font-size:13px;color:#4a5470;',
  preview: 'display:none;max-height:0;overflow:hidden;',
};

const DARK = `@media (prefers-color-scheme:dark){
body,.ground{background:#0d111c!important;color:#e8ebf4!important}
.sheet{background:#161c2c!important;border-color:#9db7ff!important}
.quote{background:#0d111c!important;border-color:#9db7ff!important}
.button{background:#9db7ff!important;color:#0d111c!important}
a.link{color:#b4c7ff!important}
.quiet{color:#aab3c9!important;border-color:#2e374d!important}
}`;

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
      <style>{raw(DARK)}</style>
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
                <td align="left" style={styles.cell}>
                  {letter.blocks.map((block) => (
                    <Part block={block} />
                  ))}
                </td>
              </tr>
              <tr>
                <td align="left" class="quiet" style={styles.footer}>
                  {letter.footer.map((line) => (
                    <p style="margin:0 0 6px;">{line}</p>
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

const Part: FC<{ block: Block }> = ({ block }) => {
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
  }
};
