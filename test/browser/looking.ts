/** WCAG 2.2 AA, and what went before it. */
export const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is wider than the screen, deepest first. */
export const OVERFLOWING = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5)
    .map((element) => element.tagName + '.' + element.className + ': ' + (element.textContent ?? '').trim().slice(0, 40))
    .reverse();
})()`;

export type Focused = { id: string; href: string | null; type: string | null; isSeen: boolean };

/** What has the focus, and whether one sees that it has. */
export const FOCUSED = `(() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const isSeen = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  return { id: element.id, href: element.getAttribute('href'), type: element.getAttribute('type'), isSeen };
})()`;
