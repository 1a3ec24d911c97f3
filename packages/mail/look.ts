/*
 * Mail programs know tables and inline styles; a style sheet only says what is different in the dark and on narrow screens. No
 * picture, nothing fetched, so that reading it reports nothing.
 */

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";
const SERIF = "font-family:Georgia,'Times New Roman',serif;";

export const styles = {
  body: `margin:0;padding:0;background:#eef1f6;${FONT}font-size:16px;line-height:1.55;color:#12182a;`,
  sheet: 'background:#ffffff;max-width:600px;border-top:4px solid #16306b;',
  cell: 'padding:28px 28px 12px;',
  paragraph: 'margin:0 0 18px;',
  button:
    'display:inline-block;padding:14px 26px;background:#16306b;color:#ffffff;font-weight:600;text-decoration:none;border-radius:4px;',
  link: 'color:#16306b;',
  quote: 'margin:0 0 18px;padding:12px 16px;border-left:3px solid #16306b;background:#eef1f6;',
  heading: 'margin:0 0 6px;font-size:14px;color:#4a5470;',
  line: `margin:0;${SERIF}font-size:18px;`,
  address: 'margin:-10px 0 18px;font-size:13px;line-height:1.4;color:#4a5470;word-break:break-all;',
  footer: 'padding:16px 28px 28px;border-top:1px solid #d5dbe6;font-size:13px;color:#4a5470;',
  preview: 'display:none;max-height:0;overflow:hidden;',
  title: `margin:0;${SERIF}font-size:26px;line-height:1.25;font-weight:400;`,
  under: 'margin:4px 0 24px;font-size:14px;color:#4a5470;',
  section: 'margin:28px 0 12px;padding-top:12px;border-top:1px solid #d5dbe6;font-size:18px;line-height:1.3;',
  // Said of many lines: every letter counts.
  thing: 'margin:0 0 14px',
  said: 'font-size:14px;color:#4a5470',
} as const;

/** What is different in the dark, and on a narrow screen. */
export const DIFFERENTLY = `@media (prefers-color-scheme:dark){
body,.ground{background:#0d111c!important;color:#e8ebf4!important}
.sheet{background:#161c2c!important;border-color:#9db7ff!important}
.quote{background:#0d111c!important;border-color:#9db7ff!important}
.button{background:#9db7ff!important;color:#0d111c!important}
a.link{color:#b4c7ff!important}
.quiet{color:#aab3c9!important;border-color:#2e374d!important}
.rule{border-color:#2e374d!important}
}
@media (max-width:480px){.cell{padding-left:18px!important;padding-right:18px!important}}`;
