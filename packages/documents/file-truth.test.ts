import { expect, it } from 'vitest';
import { sampleDocm, sampleDocx, sampleOdt, samplePdf, samplePng, sampleSvg } from './file-samples.ts';
import { isTruly } from './file-truth.ts';
import { FILE_TYPE_NAMES, type FileType } from './file-types.ts';

const text = (value: string) => new TextEncoder().encode(value);
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const truly: [FileType, Uint8Array][] = [
  ['application/pdf', samplePdf()],
  [DOCX, sampleDocx()],
  ['application/vnd.oasis.opendocument.text', sampleOdt()],
  ['image/png', samplePng()],
  ['image/jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0])],
  ['image/webp', text('RIFF\x24\x00\x00\x00WEBPVP8 ')],
  ['text/markdown', text('# Звіт\n\n- один\n')],
];

it.each(truly)('knows %s by what it holds', async (type, bytes) => {
  expect(await isTruly(type, bytes)).toBe(true);
  for (const other of FILE_TYPE_NAMES.filter((name) => name !== type && !name.startsWith('text/')))
    expect([other, await isTruly(other, bytes)]).toEqual([other, false]);
});

it.each<[string, FileType, Uint8Array]>([
  ['a picture that is a page with script', 'image/png', sampleSvg()],
  ['a page with script, said to be text', 'text/plain', sampleSvg()],
  ['a page, said to be Markdown', 'text/markdown', text('\n<!doctype html><p>Hello')],
  ['a PDF, said to be text', 'text/plain', samplePdf()],
  ['a text with macros, said to have none', DOCX, sampleDocm()],
  ['a text in no UTF-8', 'text/plain', Uint8Array.from([0xc7, 0xe2, 0xb3, 0xf2])],
  ['a text with control characters', 'text/plain', text('a\u0000b')],
  ['an empty picture', 'image/png', new Uint8Array()],
  ['a programme, said to be a PDF', 'application/pdf', text('MZ\x90\x00\x03')],
])('does not take %s', async (_, type, bytes) => {
  expect(await isTruly(type, bytes)).toBe(false);
});
