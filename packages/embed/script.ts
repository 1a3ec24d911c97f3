import script from './browser/embed.client.ts?text';

/** What `GET /v1/embed.js` gives: the element, its style and all. */
export const embedScript: string = script;
