import { samplePdf } from '@undersigned/documents/file-samples.ts';
import { expect, it } from 'vitest';
import { lookInto } from './look-into.ts';

const worker = new URL('./worker.ts', import.meta.url);
const look = lookInto(worker);

it('finds how many pages there are, the title, and what the first page looks like', async () => {
  const { thumbnail, ...insight } = await look(samplePdf({ title: 'Rivers without borders', pages: 3 }));
  expect(insight).toEqual({ pages: 3, title: 'Rivers without borders' });
  // JPEG (ITU T.81): begins so, and ends so.
  expect([...(thumbnail?.slice(0, 3) ?? [])]).toEqual([0xff, 0xd8, 0xff]);
  expect([...(thumbnail?.slice(-2) ?? [])]).toEqual([0xff, 0xd9]);
  expect(thumbnail?.length).toBeLessThan(50_000);
});

it('says nothing of a title that is none', async () => {
  expect(await look(samplePdf({ title: ' ', pages: 1 }))).not.toHaveProperty('title');
});

it.each([
  ['no PDF', new TextEncoder().encode('MZ')],
  ['what begins as a PDF', new TextEncoder().encode('%PDF-1.4\nnothing')],
  ['nothing', new Uint8Array()],
])('does not mind %s', async (_, bytes) => {
  expect(await look(bytes)).not.toHaveProperty('title');
});

it('makes the best of half a PDF', async () => {
  expect(await look(samplePdf().slice(0, -100))).toMatchObject({ pages: 2 });
});

it('does not wait for ever', async () => {
  expect(await lookInto(worker, 1)(samplePdf())).toEqual({});
});
