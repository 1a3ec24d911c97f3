import { sampleOrganisation, sampleThing, sampleUpdate } from '@undersigned/network/samples.ts';
import { describe, expect, it } from 'vitest';
import { collectionCsv } from './csv.ts';

describe('a collection as CSV', () => {
  it('begins with a byte order mark and ends its lines as RFC 4180 says', async () => {
    const csv = await collectionCsv('organisations', [
      { slug: 'centre', ...sampleOrganisation({ mailDomains: ['example.org'] }) },
    ]);
    const [header, row, end] = csv.split('\r\n');
    expect(header?.startsWith('\uFEFFslug,name.en,name.sr-Cyrl,language,')).toBe(true);
    expect(row?.startsWith('centre,Centre for Dialogue,Центар за дијалог,sr-Cyrl,')).toBe(true);
    expect(end).toBe('');
  });

  it('what is quoted, parted or led by an equals sign stays in its cell', async () => {
    const title = { en: '=HYPERLINK("https://example.org"; "a, b")' };
    const body = { en: 'One\nTwo "three", four <script>alert(1)</script>' };
    const csv = await collectionCsv('updates', [{ slug: 'a1', ...sampleUpdate({ title, body }) }]);
    expect(csv).toContain('"\'=HYPERLINK(""https://example.org""; ""a, b"")"');
    expect(csv).toContain('"One\nTwo ""three"", four <script>alert(1)</script>"');
  });

  it('takes things as they come', async () => {
    async function* things() {
      yield sampleThing('updates', 'first', sampleUpdate());
      yield sampleThing('updates', 'second', sampleUpdate({ title: { en: 'Two', uk: 'Два' } }));
    }
    const csv = await collectionCsv('updates', things());
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('title.en,title.uk,');
    expect(lines[1]).toMatch(/^first,The ministry answers,,en,/);
  });

  it('of an empty collection is a header', async () => {
    expect((await collectionCsv('projects', [])).split('\r\n')).toHaveLength(2);
  });
});
