/**
 * What may be uploaded, by media type. SVG may not: it is a page with script and links of its own, and no sanitiser promises to
 * know all of them.
 *
 * `shown`: a browser shows it in its window, where nothing of it can run; all else it saves.
 */
export const FILE_TYPES = {
  'application/pdf': { extension: 'pdf', shown: false },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extension: 'docx',
    shown: false,
  },
  'application/vnd.oasis.opendocument.text': { extension: 'odt', shown: false },
  'image/png': { extension: 'png', shown: true },
  'image/jpeg': { extension: 'jpg', shown: true },
  'image/webp': { extension: 'webp', shown: true },
  'text/markdown': { extension: 'md', shown: true },
  'text/plain': { extension: 'txt', shown: true },
} as const;

export type FileType = keyof typeof FILE_TYPES;
export const FILE_TYPE_NAMES = Object.keys(FILE_TYPES) as [FileType, ...FileType[]];

export const extensionOf = (type: FileType): string => FILE_TYPES[type].extension;

export const isText = (type: FileType) => type.startsWith('text/');

/** The media type as it is served, text with its encoding. */
export const servedType = (type: FileType): string => (isText(type) ? `${type}; charset=utf-8` : type);
