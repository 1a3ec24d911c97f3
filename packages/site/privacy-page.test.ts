import { expect, it } from 'vitest';
import { privacyPage } from './privacy-page.tsx';
import { page } from './sample.fixture.ts';

it('what is passed on, to whom, and how it is erased there, is told, and nothing else is promised', () => {
  const html = privacyPage({ page: page({ language: 'en' }), days: 14, subscriptionDays: 21 });
  expect(html).toContain('only if you ticked the box for that in the form');
  expect(html).toContain('we tell the partner to erase them too');
  expect(html).toContain('pass it on to nobody but a partner for whom you agreed to that');
});
