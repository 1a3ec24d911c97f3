import { createHash } from 'node:crypto';
import signScript from './browser/sign.client.ts?text';
import icon from './favicon.ts';
import sheet from './style.css?text';

/** A file that pages link to. Its path names its content, so it can be cached for ever. */
export interface Asset {
  /** `/assets/<name>.<hash>.<ending>` */
  path: string;
  contentType: string;
  body: string;
}

const asset = (name: string, ending: string, contentType: string, body: string): Asset => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return { path: `/assets/${name}.${hash}.${ending}`, contentType, body };
};

export const style = asset('style', 'css', 'text/css; charset=utf-8', sheet);
export const script = asset('sign', 'js', 'text/javascript; charset=utf-8', signScript);
export const favicon = asset('icon', 'svg', 'image/svg+xml', icon);

/** All there are, for whoever serves them. */
export const assets: readonly Asset[] = [style, script, favicon];

/**
 * The Content-Security-Policy of every page: nothing inline, nothing from elsewhere, no frame around it, forms only to
 * this site.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "connect-src 'self'",
].join('; ');
