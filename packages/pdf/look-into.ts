import { Worker } from 'node:worker_threads';
import type { Insight } from '@undersigned/documents/gate.ts';

/** Milliseconds in which a PDF tells of itself, or does not. */
const PATIENCE = 20_000;

/**
 * Looks into PDFs: how many pages, the title, a picture of the first page. The library that reads them runs in a thread of its own
 * with nothing of ours in it, for whoever made the PDF may have meant it ill; what it does not tell in time is not told.
 *
 * @param worker where `worker.ts` is, or what was built of it
 */
export const lookInto =
  (worker: string | URL, patience = PATIENCE) =>
  (pdf: Uint8Array): Promise<Insight> =>
    new Promise((resolve) => {
      const thread = new Worker(worker, { workerData: pdf, env: {}, stdout: true, stderr: true });
      const end = (insight: Insight) => {
        clearTimeout(late);
        thread.removeAllListeners();
        // A thread that is ended may still fail.
        thread.on('error', () => {});
        void thread.terminate();
        resolve(insight);
      };
      const late = setTimeout(() => end({}), patience);
      thread.on('message', (insight: Insight) => end(insight));
      thread.on('error', () => end({}));
      thread.on('exit', () => end({}));
    });
