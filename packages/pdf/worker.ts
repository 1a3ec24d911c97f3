import { parentPort, workerData } from 'node:worker_threads';
import * as mupdf from 'mupdf';

/* Runs in a thread of its own: see look-into.ts. Each part is told that can be found out, whatever becomes of the others. */

/** Pixels that the picture of the first page has at most. */
const PICTURE = { width: 480, height: 960, quality: 75 };
/** A title is one line; who needs more did not write one. */
const LONGEST_TITLE = 300;

const attempt = <T>(find: () => T): T | undefined => {
  try {
    return find();
  } catch {
    return undefined;
  }
};

const pdf = mupdf.Document.openDocument(workerData as Uint8Array, 'application/pdf');

const title = attempt(() =>
  (pdf.getMetaData(mupdf.Document.META_INFO_TITLE) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_TITLE),
);

const pages = attempt(() => pdf.countPages());

const thumbnail = attempt(() => {
  const page = pdf.loadPage(0);
  const [left, top, right, bottom] = page.getBounds();
  const scale = Math.min(PICTURE.width / (right - left), PICTURE.height / (bottom - top));
  const picture = page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false, true);
  return Uint8Array.from(picture.asJPEG(PICTURE.quality, false));
});

parentPort?.postMessage({
  ...(pages && { pages }),
  ...(title && { title }),
  ...(thumbnail && { thumbnail }),
});
