import { type PostDeps, type Posted, post } from '@undersigned/declarations/post.ts';
import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import { documentRefused } from '@undersigned/events/document-refused.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import {
  DEFAULT_LANGUAGE,
  isLanguage,
  type Language,
  type LanguageMap,
} from '@undersigned/i18n/languages.ts';
import type { DocumentFile } from '@undersigned/network/document.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import type * as z from 'zod/mini';
import { uploadIn } from './file-keys.ts';
import type { Uploads } from './file-store.ts';
import type { StaffDirectory } from './staff-directory.ts';

type Refusal = z.infer<typeof documentRefused.data>;

/** A mail to the member of staff who uploaded a file that was refused. */
export interface UploaderLetter extends Posted {
  kind: 'file-refused';
  language: Language;
  document: { title: LanguageMap; language: string };
  /** What the file was announced as. */
  file: { language: string; name: string };
  reason: Refusal['reason'];
}

export interface UploaderDeps extends PostDeps<UploaderLetter> {
  record: Pick<NetworkRecord, 'get'>;
  uploads: Pick<Uploads, 'uploader' | 'forget'>;
  staff: StaffDirectory;
  settings: { get(): Promise<KeptSettings> };
}

/** An event of a refused file. It does not say whose it was. */
export interface RefusalCause extends Refusal {
  id: string;
}

/** What became of a cause. */
export type WrittenToUploader =
  | Awaited<ReturnType<typeof post>>
  /** The member is gone, or has no address. */
  | 'nobody-to-tell'
  /** The document is gone or the file overtaken by two newer ones, or it was told before. */
  | 'nothing-to-say';

/** The refusal that an event tells of, if it is one. */
export function refusalIn({ detail }: { detail: CloudEvent }): RefusalCause | undefined {
  if (detail.type !== documentRefused.type) return undefined;
  return { id: detail.id, ...documentRefused.data.parse(detail.data) };
}

/**
 * Tells whoever uploaded a file that it was refused, once however often the event comes, and then forgets who that was.
 * In the member's language, the document's where that is not known.
 */
export async function writeToUploader(deps: UploaderDeps, cause: RefusalCause): Promise<WrittenToUploader> {
  const document = await deps.record.get('documents', cause.document);
  const file = document?.files[cause.language]?.find(({ version }) => version === cause.version);
  const upload = file && uploadIn(file.key);
  const by = upload && (await deps.uploads.uploader(upload));
  if (!(document && by)) return 'nothing-to-say';
  const member = await deps.staff.find(by);
  const written = member
    ? await post(deps, letterTo(member, document, file, cause), (await deps.settings.get()).settings)
    : 'nobody-to-tell';
  await deps.uploads.forget(upload);
  return written;
}

function letterTo(
  { email, language }: { email: string; language?: string },
  document: Thing<'documents'>,
  file: DocumentFile,
  cause: RefusalCause,
): UploaderLetter {
  return {
    kind: 'file-refused',
    cause: cause.id,
    to: email,
    declaration: `documents/${document.slug}`,
    language: [language, document.language].find(isLanguage) ?? DEFAULT_LANGUAGE,
    document: { title: document.title, language: document.language },
    file: { language: cause.language, name: file.fileName },
    reason: cause.reason,
  };
}
