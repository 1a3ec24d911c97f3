import { extensionOf, type FileType } from './file-types.ts';

/* Where files lie in the bucket. The infrastructure grants and serves by these prefixes. */

/** What has been uploaded and not yet been found clean. Nobody reads it but who scans it and who judges it. */
export const INCOMING = 'incoming/';
/** What anybody may download. A key is written once. */
export const PUBLISHED = 'files/';

/** Where an upload lies until it is judged. */
export const incomingKey = (upload: string): string => `${INCOMING}${upload}`;

/** Where it lies for good: nobody can guess it, and no name that anybody gave a file is in it. */
export const publishedKey = (document: string, upload: string, type: FileType): string =>
  `${PUBLISHED}${document}/${upload}.${extensionOf(type)}`;

/** Where the picture of its first page lies. */
export const thumbnailKey = (document: string, upload: string): string =>
  `${PUBLISHED}${document}/${upload}.thumbnail.jpg`;

/** The upload that lies, or lay, under a key. */
export const uploadIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1).split('.')[0] ?? '';
