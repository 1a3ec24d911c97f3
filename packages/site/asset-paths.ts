import scriptHash from './browser/sign.client.ts?hash';
import iconHash from './icon.svg?hash';
import styleHash from './style.css?hash';

/*
 * Where pages find their style and script. A path names its content, so it can be cached for ever; the contents are a
 * matter of whoever serves them (assets.ts), not of every function that writes a page.
 */

export const stylePath = `/assets/style.${styleHash}.css`;
export const scriptPath = `/assets/sign.${scriptHash}.js`;
export const iconPath = `/assets/icon.${iconHash}.svg`;
