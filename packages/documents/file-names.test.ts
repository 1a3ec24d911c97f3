import { describe, expect, it } from 'vitest';
import { contentDisposition, downloadName, shownName } from './file-names.ts';

describe('the name that staff see', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\Звіт.PDF', 'Звіт.pdf'],
    ['../../', 'file.pdf'],
    ['...', 'file.pdf'],
    ['.htaccess', 'file.htaccess'],
    ['a\u202Egnp.exe', 'a gnp.exe'],
    [`${'ш'.repeat(296)}.pdf`, `${'ш'.repeat(100)}.pdf`],
  ])('of %s is %s', (given, shown) => {
    expect(shownName(given, 'application/pdf')).toBe(shown);
  });
});

describe('the name that readers get', () => {
  const document = {
    title: { en: 'What we found: rivers/2026 "final"', uk: 'Що ми з’ясували' },
    language: 'en' as const,
    slug: 'workshop-report',
  };
  const file = { version: 1, contentType: 'application/pdf' as const };

  it('is the document’s title in the file’s language, or else in the document’s own', () => {
    expect(downloadName(document, { ...file, language: 'uk' })).toBe('Що ми з’ясували.pdf');
    expect(downloadName(document, { ...file, language: 'bg' })).toBe('What we found rivers 2026 final.pdf');
  });

  it('says which version it is from the second on', () => {
    expect(downloadName(document, { ...file, language: 'uk', version: 3 })).toBe('Що ми з’ясували (v3).pdf');
  });

  it('is the slug where the title says nothing that a name can', () => {
    expect(downloadName({ ...document, title: { en: '../..' } }, { ...file, language: 'en' })).toBe(
      'workshop-report.pdf',
    );
  });

  it('is told in UTF-8, and in Latin letters for who cannot read that', () => {
    expect(contentDisposition("Звіт 'А' (v2).pdf", 'application/pdf')).toBe(
      `attachment; filename="Zvit 'A' (v2).pdf"; filename*=UTF-8''%D0%97%D0%B2%D1%96%D1%82%20%27%D0%90%27%20%28v2%29.pdf`,
    );
    expect(contentDisposition('a.png', 'image/png')).toMatch(/^inline; /);
    expect(contentDisposition('Ђорђе; "x"\r\n.txt', 'text/plain')).toMatch(/^[\x20-\x7e]+$/);
  });
});
