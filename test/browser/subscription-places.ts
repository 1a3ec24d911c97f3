import { SUBSCRIPTION_OUTCOMES } from '@undersigned/api/pages.ts';
import type { Page } from 'playwright-core';
import { open } from '../deployed/declaring.ts';
import { mailTo } from '../deployed/mail.ts';
import { newAddress, request, signed } from '../deployed/signing.ts';
import {
  linksOf,
  linkTo,
  preferences,
  subscribe,
  subscribed,
  subscription,
} from '../deployed/subscribing.ts';
import type { Place } from './every-page.ts';

const sendNothing = async (page: Page) => {
  await page.locator('#about-topics').check();
  await page.locator('form.sign button[type=submit]').click();
  await page.locator('.faults').waitFor();
};

const chooseNothing = async (page: Page) => {
  for (const box of await page.locator('input[name=follows]').all()) await box.uncheck();
  await page.locator('#about-follows').check();
  await page.locator('form.sign button[type=submit]').click();
  await page.locator('.faults').waitFor();
};

/** Subscribes in every way, and gives every page there is of it. */
export const subscriptionPlaces = async (): Promise<(language: string) => Place[]> => {
  const asked = subscription({ topics: ['energy', 'youth'] });
  await subscribe(asked);
  const [confirm = ''] = linksOf(await mailTo(String(asked['email'])));

  const long = 'Wirtschaftswissenschaftliche-Gesellschaft-'.repeat(2);
  const slug = await open('followed-page', { title: { en: `A declaration of the ${long}` } });
  const email = newAddress(`${'long-name-'.repeat(5)}follower`);
  const consent = { processing: true, publish: true, news: true, partners: [] };
  await signed(slug, request({ email, consent }));
  const follower = await linkTo('preferences', email);
  for (let times = 0; times < 100 && (await preferences(follower)).status !== 200; times++)
    await new Promise((resolve) => setTimeout(resolve, 200));

  const reader = await subscribed({ topics: ['security'] });
  const of = (token: string, language: string) => `/${language}/subscription/${token.split('/').at(-1)}`;
  return (language) => [
    { name: 'subscribe', path: `/${language}/subscribe` },
    { name: 'subscribe-faults', path: `/${language}/subscribe`, before: sendNothing },
    ...SUBSCRIPTION_OUTCOMES.map((one) => ({
      name: `subscription-${one}`,
      path: `/${language}/subscribe/${one}`,
    })),
    { name: 'subscription-confirm', path: of(confirm, language) },
    { name: 'preferences', path: of(reader.preferences, language) },
    { name: 'preferences-saved', path: `${of(reader.preferences, language)}?saved=true` },
    { name: 'preferences-follower', path: of(follower, language) },
    { name: 'preferences-faults', path: of(follower, language), before: chooseNothing },
    { name: 'unsubscribe', path: of(reader.unsubscribe, language) },
    { name: 'subscription-bad-link', path: of('none', language) },
  ];
};
