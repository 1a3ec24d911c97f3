import { createHash } from 'node:crypto';
import type { Send } from './entry.ts';
import { smallPdf } from './pdf.ts';
import { demoDocuments, demoFiles } from './updates.ts';

/** Uploads what the demonstration network has to download, as an editor's tool would: announced first, then straight to S3. */
export async function loadFiles(send: Send): Promise<void> {
  for (const [slug, languages] of Object.entries(demoFiles)) {
    const document = demoDocuments.find(({ path }) => path === `documents/${slug}`);
    const titles = document?.input['title'] as Record<string, string>;
    for (const language of languages) {
      const file = smallPdf(titles['en'] ?? slug);
      const { url, fields } = await send('POST', `/v1/staff/documents/${slug}/uploads`, {
        language,
        fileName: `${titles[language] ?? slug}.pdf`,
        contentType: 'application/pdf',
        size: file.length,
        sha256: createHash('sha256').update(file).digest('hex'),
      });
      const form = new FormData();
      for (const [name, value] of Object.entries(fields as Record<string, string>)) form.append(name, value);
      form.append('file', new Blob([new Uint8Array(file)], { type: 'application/pdf' }));
      const answer = await fetch(url, { method: 'POST', body: form });
      if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    }
  }
}
