import { makeProof } from './proof.client.ts';

/** The longest that sending waits for a proof; without one the form is accepted all the same, under a tighter limit. */
const PATIENCE = 10_000;
/** A proof is made anew when it has become older than this, well before it is refused. */
const FRESH = 60 * 60_000;

/**
 * Makes the proof of work of a form (`data-slug`, `data-proof-bits`) while it is filled in, and puts it into its field
 * `proof`.
 *
 * @returns what is to be called before the form is sent: undefined where nothing need be waited for
 */
export function proving(form: HTMLFormElement): () => Promise<void> | undefined {
  const email = form.elements.namedItem('email') as HTMLInputElement;
  const proof = form.elements.namedItem('proof') as HTMLInputElement;
  const { slug = '', proofBits } = form.dataset;

  let work: { email: string; since: number; done: Promise<void>; stop: AbortController } | undefined;

  const begin = () => {
    const address = email.value.trim().toLowerCase();
    if (work?.email === address && Date.now() - work.since < FRESH) return work.done;
    work?.stop.abort();
    work = undefined;
    proof.value = '';
    if (!/.@.+\../.test(address)) return undefined;
    const stop = new AbortController();
    const made = makeProof({ slug, email: address, bits: Number(proofBits) }, stop.signal);
    const done = made.then((value) => {
      if (value && !stop.signal.aborted) proof.value = value;
    });
    work = { email: address, since: Date.now(), done, stop };
    return done;
  };

  let typing = 0;
  email.addEventListener('input', () => {
    clearTimeout(typing);
    typing = window.setTimeout(begin, 700);
  });
  email.addEventListener('change', begin);
  // A browser may have filled it in before this ran.
  begin();

  return () => {
    const done = begin();
    if (proof.value || !done) return undefined;
    return Promise.race([done, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))]).then(() =>
      work?.stop.abort(),
    );
  };
}
