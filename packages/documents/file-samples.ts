import { createHash } from 'node:crypto';
import type { Announcement } from './announce.ts';
import type { FileType } from './file-types.ts';

/* Real files for tests, each made of as little as its format asks for. */

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** A PDF (ISO 32000) of empty pages but for a line on the first. */
export function samplePdf({ title = 'Workshop report', pages = 2 } = {}): Uint8Array<ArrayBuffer> {
  const line = `BT /F1 24 Tf 72 720 Td (${title}) Tj ET`;
  const page = (more = '') => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more}>>`;
  const kids = Array.from({ length: pages }, (_, index) => `${index === 0 ? 5 : 5 + index} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`,
    `<< /Title (${title}) >>`,
    `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
    page(
      '/Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> ',
    ),
    ...Array.from({ length: pages - 1 }, () => page()),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\n`;
  return latin1(`${body}${table}${trailer}startxref\n${body.length}\n%%EOF\n`);
}

/** Polynomial of the CRC-32 that ZIP archives have. */
const CRC = 0xedb88320;

const crc32 = (bytes: Uint8Array): number => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? CRC : 0);
  }
  return ~crc >>> 0;
};

/** A ZIP archive of stored files. */
function zip(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(content.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, rest, Buffer.from(name)]));
    parts.push(head);
    offset += head.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...parts, listed, end]));
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const WORD_TYPES = (main: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

/** A text as Word saves it. */
export const sampleDocx = () =>
  zip({
    '[Content_Types].xml': WORD_TYPES(`${WORD}.document.main+xml`),
    'word/document.xml': '<w:document/>',
  });

/** The same with macros. */
export const sampleDocm = () =>
  zip({
    '[Content_Types].xml': WORD_TYPES('application/vnd.ms-word.document.macroEnabled.main+xml'),
    'word/document.xml': '<w:document/>',
    'word/vbaProject.bin': 'Sub AutoOpen()',
  });

/** A text as LibreOffice saves it. */
export const sampleOdt = () =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office:document-content/>' });

/** A picture of one dot. */
export const samplePng = () =>
  Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );

export const sampleSvg = () =>
  new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>',
  );

/** The test file that every scanner takes for a virus (eicar.org); in pieces, so that none takes this file for one. */
export const eicar = (): string =>
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** What is said of a file before it is uploaded. */
export const announcementOf = (
  bytes: Uint8Array,
  contentType: FileType = 'application/pdf',
  changes: Partial<Announcement> = {},
): Announcement => ({
  language: 'en',
  fileName: 'report.pdf',
  contentType,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  ...changes,
});
