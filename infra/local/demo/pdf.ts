/**
 * A PDF of one page with a title on it (ISO 32000-1), so that there is something to download. Letters that the standard
 * fonts lack are left out: the file's name and the record have the whole title.
 */
export function smallPdf(title: string): Buffer {
  const shown = title.replace(/[^\x20-\x7e]/g, '').replace(/[\\()]/g, '\\$&') || 'Report';
  const content = `BT /F1 24 Tf 72 720 Td (${shown}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title (${shown}) >>`,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info ${size - 1} 0 R >>`;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${entries}${trailer}\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
