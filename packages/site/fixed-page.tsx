import type { Language } from '@undersigned/i18n/languages.ts';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { ContactFacts } from './contact-facts.tsx';
import { ContactForm } from './contact-form.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { markdownToHtml } from './markdown.ts';
import type { Page } from './page.ts';
import type { AddressView } from './record-views.ts';

export interface FixedPageProps {
  /** `path` is `/about` and the like. */
  page: Page;
  title: string;
  /** Markdown. */
  body: string;
  /** What search engines show of it. */
  summary?: string | undefined;
  /** The language that title and body are in. */
  language: Language;
}

/** A page that every network has, as its editors keep it. */
export const fixedPage = (props: FixedPageProps): string => framed(props);

export interface ContactPageProps extends FixedPageProps {
  /** How the network is reached. */
  network: {
    website?: string | undefined;
    contact?: { email?: string | undefined; phone?: string | undefined } | undefined;
    address?: AddressView | undefined;
    openingHours: readonly string[];
  };
  proofBits: number;
  renderedAt: Date;
}

/** `/{lang}/contact`: the same, with how the network is reached, and the form to write to it. */
export const contactPage = ({ network, proofBits, renderedAt, ...props }: ContactPageProps): string =>
  framed(
    props,
    <>
      <dl class="facts">
        <ContactFacts page={props.page} language={props.language} {...network} />
      </dl>
      <ContactForm page={props.page} proofBits={proofBits} renderedAt={renderedAt} />
    </>,
  );

function framed({ page, title, body, summary, language }: FixedPageProps, more?: Child): string {
  const lang = language === page.language ? undefined : language;
  return htmlDocument(
    <Layout page={page} title={title} description={summary} scripted={more !== undefined}>
      <article class="narrow">
        <header class="head" lang={lang}>
          <h1>{title}</h1>
        </header>
        <div class="prose" lang={lang}>
          {raw(markdownToHtml(body, 1))}
        </div>
        {more}
      </article>
    </Layout>,
  );
}
