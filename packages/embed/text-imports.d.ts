/** A file as a browser is to be sent it, bundled and minified (infra/text-import.ts). */
declare module '*?text' {
  const text: string;
  export default text;
}

/** What names that content: it changes when the content does. */
declare module '*?hash' {
  const hash: string;
  export default hash;
}
