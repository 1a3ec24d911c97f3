import { readFile } from 'node:fs/promises';
import { listen } from '../../infra/local/http.ts';
import { newSlug } from '../deployed/declaring.ts';
import { owner, stack } from '../deployed/site.ts';

/** Somebody else's site, of another origin than the network's. */
export interface PartnerSite {
  origin: string;
  /** The partner's slug. */
  partner: string;
  close: () => Promise<void>;
}

export interface Visit {
  declaration: string;
  language?: string | undefined;
  /** Which page there is. */
  page?: 'element' | 'classic' | 'plain';
  /** The site's own style. */
  theme?: keyof typeof STYLES;
}

/** As strict as a policy can be under which the element has to work; of the page's own it lets in one style sheet. */
const POLICY = [
  "default-src 'none'",
  `script-src ${stack.baseUrl}`,
  `connect-src ${stack.baseUrl}`,
  "style-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types undersigned',
].join('; ');

const STYLES = {
  light: 'html { color-scheme: light; background: #fff; color: #222 }',
  dark: 'html { color-scheme: dark; background: #111; color: #eee }',
  own: `html { font-size: 62.5%; text-align: center; letter-spacing: 0.3em; text-transform: uppercase }
    p, label, input { color: #f0f !important; font-size: 4px }
    undersigned-sign { --undersigned-size: 16px; --undersigned-accent: #2e6b34; --undersigned-tint: #f3f8f1;
      --undersigned-font: Georgia, serif; --undersigned-heading-font: system-ui, sans-serif }
    undersigned-sign::part(button) { border-radius: 2rem }`,
};

/** A site of its own, whose partner the network knows. */
export async function partnerSite(input: Record<string, unknown> = {}): Promise<PartnerSite> {
  const partner = newSlug('partner');
  const plain = await plainForm();
  const { port, close } = await listen(async ({ path }) => {
    const { pathname, searchParams } = new URL(path, 'http://here');
    const visit = Object.fromEntries(searchParams) as unknown as Visit;
    const theme = STYLES[visit.theme ?? 'light'];
    if (pathname === '/style.css') return answer('text/css', `body { margin: 0 } ${theme}`);
    if (visit.page === 'plain') {
      const form = framed(visit, plain(visit.declaration, partner));
      return answer('text/html', form, `default-src 'none'; style-src 'self'; form-action ${stack.baseUrl}`);
    }
    return answer('text/html', framed(visit, elementPage(visit, partner)), POLICY);
  });
  const origin = `http://127.0.0.1:${port}`;
  const { status, text } = await owner('PUT', `/partners/${partner}`, {
    name: 'Green Balkans',
    contact: 'webmaster@green-balkans.example.org',
    origins: [origin],
    asksConsent: true,
    ...input,
  });
  if (status >= 300) throw new Error(`The partner was answered ${status}: ${text}`);
  return { origin, partner, close };
}

const answer = (type: string, body: string, policy = "default-src 'none'") => ({
  status: 200,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'cross-origin-embedder-policy': 'require-corp',
  },
  body: Buffer.from(body),
});

const framed = ({ language = 'en', theme = 'light' }: Visit, body: string) => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A site of its own</title><link rel="stylesheet" href="/style.css?theme=${theme}"></head>
<body><main><h1>A site of its own</h1>${body}</main></body></html>`;

const elementPage = ({ declaration, language = 'en', page }: Visit, partner: string) => {
  const how = page === 'classic' ? 'async' : 'type="module"';
  return `<script ${how} src="${stack.baseUrl}/v1/embed.js"></script>
<undersigned-sign declaration="${declaration}" partner="${partner}" language="${language}">
<p><a href="${stack.baseUrl}/${language}/declarations/${declaration}?partner=${partner}">Sign over there</a></p>
</undersigned-sign>`;
};

/** The form that the manual gives to copy, as a webmaster fills it in. */
const plainForm = async () => {
  const manual = await readFile(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  const [form = ''] = /<form .*<\/form>/s.exec(manual) ?? [];
  return (declaration: string, partner: string) =>
    form
      .replaceAll('https://sign.example.org', stack.baseUrl)
      .replaceAll('green-balkans', partner)
      .replaceAll('/peace/', `/${declaration}/`);
};
