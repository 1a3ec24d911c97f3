import type { FileType } from './file-types.ts';

/** An upload that was announced and is not done with. */
export interface Upload {
  /** `upl_…` */
  id: string;
  /** The id of the document that it is for. */
  document: string;
  language: string;
  /** As it was called where it comes from, without folders. */
  fileName: string;
  contentType: FileType;
  /** Bytes. */
  size: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** Where announced uploads are kept until they are done with. */
export interface Uploads {
  /**
   * @param by the id of the member of staff who announces it. It is kept here only, and shown to nobody
   * @param until when it may be forgotten, should nothing come of it
   */
  announce(upload: Upload, by: string, until: Date): Promise<void>;
  get(id: string): Promise<Upload | undefined>;
  /** It is done with, but who announced it is yet to be told that it was refused. Also when it is not there. */
  refuse(id: string): Promise<void>;
  /** Who announced it, also when it was refused. */
  uploader(id: string): Promise<string | undefined>;
  /** Also when it is not there. */
  forget(id: string): Promise<void>;
}

/** A form that takes one file, and no other, for a while. */
export interface Invitation {
  /** Where it is posted to, as `multipart/form-data`. */
  url: string;
  /** To be sent before the file, whose own field is `file`. */
  fields: Record<string, string>;
  /** RFC 3339, UTC. */
  expiresAt: string;
}

/** What is said of a file to whoever downloads it. */
export interface Served {
  /** `Content-Type`. */
  contentType: string;
  /** `Content-Disposition`. */
  disposition: string;
}

/** The files themselves. */
export interface Bucket {
  /** A form for this key that takes a file of just this type, size and checksum, until then. */
  invite(
    key: string,
    file: Pick<Upload, 'contentType' | 'size' | 'sha256'>,
    until: Date,
  ): Promise<Invitation>;
  /** What lies there; `etag` tells whether it is still the same. */
  read(key: string): Promise<{ bytes: Uint8Array; contentType: string; etag: string } | undefined>;
  /** Copies what lies there, if it is still the same. Doing it again does no harm. */
  publish(from: { key: string; etag: string }, to: string, served: Served): Promise<boolean>;
  /** Writes a file that was made here. */
  write(key: string, bytes: Uint8Array, served: Served): Promise<void>;
  /** Also what is not there. */
  remove(keys: readonly string[]): Promise<void>;
}

/** How often files were downloaded: a number for each document, day and language, and nothing of who did. */
export interface Downloads {
  count(document: string, language: string, day: string): Promise<void>;
  /** In no order. */
  of(document: string): Promise<{ day: string; language: string; count: number }[]>;
}
