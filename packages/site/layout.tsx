import { inLanguage, LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import { digest } from '@undersigned/i18n/messages/digest.ts';
import { home } from '@undersigned/i18n/messages/home.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { type KeyOf, type Translate, translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { iconPath, scriptPath, stylePath } from './asset-paths.ts';
import { alternates, hrefOf, type Page } from './page.ts';

interface LayoutProps {
  page: Page;
  /** Without the network's name, which follows it. */
  title: string;
  /** Of the language its content is in where that is not the page's. */
  description?: string | undefined;
  /** Whether search engines may list it, and it has an address of its own: not for tokens, faults and answers. */
  indexed?: boolean;
  /** Where the page is to be had in another language; null where it is there in one only. */
  inLanguage?: ((language: Language) => string) | null;
  /** Whether the signing script is wanted. */
  scripted?: boolean;
  /** Another style sheet than that of all pages. */
  style?: string;
  /** More for the head: Open Graph's own kinds, JSON-LD. */
  head?: Child;
  children?: Child;
}

/** The frame around every page. */
export const Layout: FC<LayoutProps> = (props) => {
  const { page, title, description, indexed = true, children } = props;
  const t = translator(page.language, signing);
  const name = inLanguage(page.network.name, page.language);
  const fullTitle = title === name.text ? title : `${title} – ${name.text}`;
  const canonical = page.origin + hrefOf(page.language, page.path);
  return (
    <html lang={page.language} dir={LANGUAGES[page.language].dir}>
      <head>
        <meta charset="utf-8" />
        <title>{fullTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {description && <meta name="description" content={description} />}
        {indexed ? <Addresses page={page} canonical={canonical} /> : <meta name="robots" content="noindex" />}
        <meta property="og:title" content={title} />
        <meta property="og:site_name" content={name.text} />
        {description && <meta property="og:description" content={description} />}
        <link rel="stylesheet" href={props.style ?? stylePath} />
        <link rel="icon" type="image/svg+xml" href={iconPath} />
        {props.scripted && <script src={scriptPath} defer />}
        {props.head}
      </head>
      <body>
        <a class="skip" href="#content">
          {t('layout.skip')}
        </a>
        <Header {...props} t={t} />
        <main id="content">{children}</main>
        <Footer page={page} t={t} />
      </body>
    </html>
  );
};

const Addresses: FC<{ page: Page; canonical: string }> = ({ page, canonical }) => (
  <>
    <link rel="canonical" href={canonical} />
    {alternates(page.path).map(({ language, href }) => (
      <link rel="alternate" hreflang={language} href={page.origin + href} />
    ))}
    <meta property="og:type" content="website" />
    <meta property="og:url" content={canonical} />
    <meta property="og:locale" content={page.language} />
  </>
);

type Spoken = { t: Translate<KeyOf<typeof signing>> };

/** The parts of the site, in the order in which they are offered. */
const PARTS = [
  'declarations',
  'organisations',
  'projects',
  'convenings',
  'documents',
  'updates',
  'network',
] as const;

const Header: FC<LayoutProps & Spoken> = ({ page, t, inLanguage: hrefIn }) => {
  const name = inLanguage(page.network.name, page.language);
  const href = hrefIn === undefined ? (language: Language) => hrefOf(language, page.path) : hrefIn;
  const words = translator(page.language, home);
  return (
    <header class="site">
      <a class="network" href={hrefOf(page.language, '')} lang={name.language}>
        {name.text}
      </a>
      <nav aria-label={t('layout.nav')}>
        <details class="menu">
          <summary>{words('nav.menu')}</summary>
          <ul>
            {[...PARTS, 'search' as const].map((part) => (
              <li>
                <a
                  href={hrefOf(page.language, `/${part}`)}
                  aria-current={page.path === `/${part}` ? 'page' : undefined}
                >
                  {words(`nav.${part}`)}
                </a>
              </li>
            ))}
          </ul>
        </details>
        {href && <Languages language={page.language} href={href} label={t('layout.languages')} />}
      </nav>
    </header>
  );
};

const Languages: FC<{ language: Language; href: (language: Language) => string; label: string }> = (
  props,
) => (
  <details class="languages">
    <summary>
      <span class="unseen">{props.label}: </span>
      {LANGUAGES[props.language].endonym}
    </summary>
    <ul>
      {Object.entries(LANGUAGES).map(([code, { endonym }]) => (
        <li>
          <a
            href={props.href(code as Language)}
            lang={code}
            hreflang={code}
            aria-current={code === props.language ? 'true' : undefined}
          >
            {endonym}
          </a>
        </li>
      ))}
    </ul>
  </details>
);

/** Pages that editors keep, and forms. */
const FIXED = ['about', 'how-it-works', 'accessibility', 'contact', 'join', 'subscribe'] as const;

const Footer: FC<{ page: Page } & Spoken> = ({ page, t }) => {
  const words = translator(page.language, home);
  const name = inLanguage(page.network.name, page.language);
  return (
    <footer class="site">
      <p class="network" lang={name.language}>
        {name.text}
      </p>
      <p>{t('layout.promise')}</p>
      <ul class="row">
        {FIXED.map((name) => (
          <li>
            <a href={hrefOf(page.language, `/${name}`)}>{words(`footer.${name}`)}</a>
          </li>
        ))}
        <li>
          <a href={hrefOf(page.language, '/digests')}>{translator(page.language, digest)('archive.title')}</a>
        </li>
        <li>
          <a href={hrefOf(page.language, '/privacy')}>{t('layout.privacy')}</a>
        </li>
        <li>
          <a href="/docs">{t('layout.api')}</a>
        </li>
        <li>
          <a href="/events">{t('layout.events')}</a>
        </li>
        {page.network.source && (
          <li>
            <a href={page.network.source}>{t('layout.source')}</a>
          </li>
        )}
      </ul>
      <p>{t('layout.software')}</p>
    </footer>
  );
};
