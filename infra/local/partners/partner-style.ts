/** How the partner's site looks: nothing like the network's. */
export const partnerStyle = `
:root { color-scheme: light; --ink: #22201c; --paper: #fbf6ea; --red: #8f1d14; --rule: #cbbfa6; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.6 Charter, 'Bitstream Charter', Cambria, Georgia, serif; }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
header { text-align: center; border-bottom: 3px double var(--ink); padding-block: 1.5rem .75rem; }
.masthead { margin: 0; font-size: clamp(2.25rem, 8vw, 3.75rem); line-height: 1.05; letter-spacing: -.02em; font-style: italic; }
.masthead a { color: inherit; text-decoration: none; }
.motto { margin: .25rem 0 1rem; color: #5c564b; font-size: .95rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: center; font-size: 1rem; }
a { color: var(--red); }
.kicker { margin: 2rem 0 0; color: var(--red); font-variant-caps: all-small-caps; letter-spacing: .06em; }
h1 { margin: .25rem 0 1rem; font-size: clamp(1.9rem, 6vw, 2.75rem); line-height: 1.1; font-weight: 500; }
h2 { font-weight: 500; }
.lead { font-size: 1.3rem; line-height: 1.5; }
label { display: block; font-size: 1rem; }
input:not([type=checkbox]), button { font: inherit; padding: .4rem .6rem; border: 1px solid var(--ink); border-radius: 0; background: #fff; color: inherit; max-width: 100%; }
form > p > input:not([type=checkbox]) { width: 24rem; }
#country { width: 5rem; }
.tick { display: flex; gap: .6rem; align-items: baseline; }
button { background: var(--red); border-color: var(--red); color: #fff; padding-inline: 1.5rem; cursor: pointer; }
:focus-visible { outline: 3px solid #1d5fa8; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 1rem; }
th, td { padding: .35rem .5rem .35rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
.scroll { overflow-x: auto; }
.outcome { padding: .25rem 1.25rem 1rem; margin-block: 1rem 2rem; border: 1px solid var(--rule); background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
undersigned-sign { display: block; margin-block: 2rem; --undersigned-accent: #8f1d14; --undersigned-on-accent: #fff; --undersigned-paper: #fffdf7; --undersigned-tint: #f6eedc; --undersigned-ink: #22201c; --undersigned-font: Charter, Cambria, Georgia, serif; }
footer { margin-block: 3rem 2rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: #5c564b; font-size: .95rem; overflow-wrap: anywhere; }
`;
