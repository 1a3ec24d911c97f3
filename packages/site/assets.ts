import { iconPath, scriptPath, stylePath } from './asset-paths.ts';
import script from './browser/sign.client.ts?text';
import icon from './icon.svg?text';
import style from './style.css?text';

/** A file that pages link to. */
export interface Asset {
  /** `/assets/<name>.<hash>.<ending>` */
  path: string;
  contentType: string;
  body: string;
}

/** All there are, for whoever serves them; to be cached for ever. */
export const assets: readonly Asset[] = [
  { path: stylePath, contentType: 'text/css; charset=utf-8', body: style },
  { path: scriptPath, contentType: 'text/javascript; charset=utf-8', body: script },
  { path: iconPath, contentType: 'image/svg+xml', body: icon },
];
