import { htmlDocument } from '@undersigned/site/html-document.ts';
import { Layout } from '@undersigned/site/layout.tsx';
import type { Page } from '@undersigned/site/page.ts';
import { docsScriptFile, docsStyleFile, scalarFile } from './assets.ts';

/** `/docs`: the API reference. Scalar makes it in the browser, from the API description. */
export const docsPage = (page: Page): string =>
  htmlDocument(
    <Layout
      page={page}
      title="API reference"
      indexed={false}
      inLanguage={null}
      style={docsStyleFile.path}
      head={[scalarFile, docsScriptFile].map(({ path }) => <script src={path} defer />)}
    >
      <noscript>
        <p class="instead">
          This page makes the API reference from the <a href="/v1/openapi.json">API description</a> (OpenAPI
          3.1) in your browser, and needs JavaScript for it. The description itself says the same.
        </p>
      </noscript>
      <p class="beside">
        For partners: <a href="/docs/signatures">try a signed request</a>, and{' '}
        <a href="/events">the events</a> that come as webhooks.
      </p>
      <div id="reference"></div>
    </Layout>,
  );
