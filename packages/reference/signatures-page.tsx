import { eventOfType } from '@undersigned/events/catalogue.ts';
import type { AnyEvent } from '@undersigned/events/event.ts';
import { htmlDocument } from '@undersigned/site/html-document.ts';
import { Layout } from '@undersigned/site/layout.tsx';
import type { Page } from '@undersigned/site/page.ts';
import type { Child, FC } from 'hono/jsx';
import { eventsStyleFile, signaturesScriptFile } from './assets.ts';
import type { Described } from './described.ts';
import { sampleEvent } from './event-schema.ts';

/** Of a secret that nobody has. */
const SAMPLE_SECRET = 'whsec_dGhpcyBpcyBhIHNhbXBsZSwgYW5kIG5vYm9keeKAmXM=';

/** `/docs/signatures`: a request signed by Standard Webhooks, looked into in the browser, which keeps the secret. */
export const signaturesPage = (page: Page, described: Described): string => {
  const sample = sampleEvent(eventOfType('signature.confirmed') as AnyEvent, described);
  return htmlDocument(
    <Layout
      page={page}
      title="Signed requests"
      description="Which signature a request should have, and why one does not verify."
      indexed={false}
      inLanguage={null}
      head={
        <>
          <link rel="stylesheet" href={eventsStyleFile.path} />
          <script src={signaturesScriptFile.path} defer />
        </>
      }
    >
      <article>
        <header class="head">
          <p class="kind">
            <a href="/docs">API reference</a>
          </p>
          <h1>Signed requests</h1>
          <p class="lead">
            Which signature a request should have, and why one does not verify: for webhooks that come, and
            for signatures and acknowledgements that partners send in. Both are signed by{' '}
            <a href="https://www.standardwebhooks.com">Standard Webhooks</a>.
          </p>
        </header>
        <div class="catalogue">
          <div>
            <p>
              It is worked out in your browser. Nothing of what you type leaves this page, and this page may
              ask nobody anything.
            </p>
            <noscript>
              <p>
                It needs JavaScript, which your browser does not run here. By hand: the signature is{' '}
                <code>v1,</code> and the base64 of HMAC-SHA256 over id, time and body with dots between them;
                its key are the bytes that the secret after <code>whsec_</code> is the base64 of.
              </p>
            </noscript>
            <form class="tester" data-signatures hidden>
              <div>
                <Field name="secret" label="Secret" hint="whsec_ and all that follows it.">
                  <input
                    {...TYPED}
                    id="secret"
                    name="secret"
                    value={SAMPLE_SECRET}
                    aria-describedby="secret-hint"
                  />
                </Field>
                <Field name="id" label="webhook-id">
                  <input {...TYPED} id="id" name="id" value={sample.id} />
                </Field>
                <Field name="timestamp" label="webhook-timestamp" hint="Seconds since 1970.">
                  <input
                    {...TYPED}
                    id="timestamp"
                    name="timestamp"
                    inputmode="numeric"
                    aria-describedby="timestamp-hint"
                  />
                  <button type="button" class="button quiet" data-now>
                    Now
                  </button>
                </Field>
                <Field
                  name="body"
                  label="Body"
                  hint="As it was sent, to the byte: not formatted, no line end added."
                >
                  <textarea {...TYPED} id="body" name="body" rows={9} aria-describedby="body-hint">
                    {JSON.stringify(sample)}
                  </textarea>
                </Field>
                <Field name="signature" label="webhook-signature" hint="As it came, if one came.">
                  <input {...TYPED} id="signature" name="signature" aria-describedby="signature-hint" />
                </Field>
              </div>
              <div class="said" role="status" aria-label="What it says" data-said></div>
            </form>
          </div>
        </div>
      </article>
    </Layout>,
  );
};

/** Nothing of it is to be remembered or mended. */
const TYPED = { autocomplete: 'off', autocapitalize: 'off', spellcheck: false, class: 'code' } as const;

const Field: FC<{ name: string; label: string; hint?: string; children?: Child }> = ({
  name,
  label,
  hint,
  children,
}) => (
  <div class="field">
    <label for={name}>{label}</label>
    {hint && (
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
    )}
    {children}
  </div>
);
