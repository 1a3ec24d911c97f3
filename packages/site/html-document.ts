/** A page of JSX as the document that a browser is sent. */
export const htmlDocument = (page: { toString(): string | Promise<string> }): string =>
  `<!doctype html>${String(page)}`;
