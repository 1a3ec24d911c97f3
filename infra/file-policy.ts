/** The Content-Security-Policy of documents' files: a browser shows a picture or a text, and nothing in any file acts. */
export const FILE_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";
