import { describe, expect, it } from 'vitest';
import { conveningPage } from './convening-page.tsx';
import { documentPage } from './document-page.tsx';
import { networkPage } from './network-page.tsx';
import { organisationPage } from './organisation-page.tsx';
import { projectPage } from './project-page.tsx';
import {
  card,
  convening,
  document,
  linked,
  network,
  organisation,
  project,
  unlinked,
  update,
} from './record.fixture.ts';
import { page } from './sample.fixture.ts';
import { updatePage } from './update-page.tsx';

/** What a page says, without its marks. */
const textOf = (html: string) =>
  html
    .replace(/^.*<main/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('an organisation’s page', () => {
  const html = organisationPage({ page: page(), organisation: organisation() });
  const text = textOf(html);

  it('has its name in every script, each marked with its language', () => {
    expect(html).toContain('<li lang="sr-Cyrl">Centre ћирилицом');
    expect(text).toContain('Old name');
  });

  it('says how and when it is reached, in the reader’s words', () => {
    expect(html).toContain('href="mailto:a@example.org"');
    expect(html).toContain('href="tel:+38111123456"');
    expect(text).toContain('Monday – Friday: 09:00–17:00');
    expect(text).toContain('Saturday: open all day');
    const ukrainian = organisationPage({ page: page({ language: 'uk' }), organisation: organisation() });
    expect(textOf(ukrainian)).toContain('понеділок – пʼятниця: 09:00–17:00');
  });

  it('says how it stands to the network, and since when', () => {
    expect(text).toContain('Founding member');
    expect(text).toContain('Member since 5 October 2022');
    const membership = { status: 'ended', role: 'full', until: '2024-01-31' } as const;
    const left = textOf(organisationPage({ page: page(), organisation: organisation({ membership }) }));
    expect(left).toContain('No longer a member');
    expect(left).toContain('Member until 31 January 2024');
    expect(left).not.toContain('Member since');
  });

  it('leads to what it signed, and to a list of what is too much for the page', () => {
    expect(html).toContain('href="/en/declarations/peace"');
    expect(text).toContain('signed: 22 November 2026');
    expect(html).toContain('href="/en/projects?organisation=centre"');
    expect(html.match(/href="\/en\/projects\/p-\d+"/g)).toHaveLength(11);
  });

  it('of which nothing more is known has no empty headings', () => {
    const bare = organisationPage({
      page: page(),
      organisation: { ...organisation(), linked: unlinked, signed: [], goal: undefined, contact: undefined },
    });
    expect(bare).not.toContain('<aside');
    expect(bare).not.toMatch(/<(dd|dt|h2[^>]*)><\//);
  });
});

describe('a project’s page', () => {
  const html = projectPage({ page: page(), project: project() });

  it('names who takes part by role, with countries; those on record by their pages', () => {
    const text = textOf(html);
    expect(text).toMatch(
      /Lead organisations .*On record as lead.*Bosnia &amp; Herzegovina.*Only named as lead/,
    );
    expect(text).toContain('Partners');
    expect(html).toContain('href="/en/organisations/on-record"');
    const one = project({ participants: [{ name: { en: 'One' }, language: 'en', role: 'donor' }] });
    expect(textOf(projectPage({ page: page(), project: one }))).toMatch(/Donor One/);
  });

  it('says when, for how much, and of what it is a part', () => {
    const text = textOf(html);
    expect(text).toContain('October 2025 – December 2027');
    expect(text).toContain('€1,250,000');
    expect(html).toContain('href="/en/projects/programme"');
    expect(html).toContain('href="/en/projects/part"');
  });

  it('begins with its summary where that is too long to stand under the title', () => {
    expect(html).toContain('<p class="opening">');
    const short = projectPage({ page: page(), project: project({ summary: { en: 'Short.' } }) });
    expect(short).toContain('<p class="lead"><span>Short.</span></p>');
    expect(short).not.toContain('class="opening"');
  });
});

describe('a convening’s page', () => {
  const html = conveningPage({ page: page(), convening: convening(), adopted: linked.declarations });
  const text = textOf(html);

  it('says when it was on the clocks of the place, day by day', () => {
    expect(text).toContain('20 – 21 June 2022');
    expect(text).toContain('All times are local: Central European Summer Time (UTC+2).');
    expect(html).toMatch(/<time class="day" datetime="2022-06-20">20 June 2022<\/time>.*09:00–10:30/s);
    expect(html).toContain('<time class="day" datetime="2022-06-21">');
  });

  it('counts who came as precisely as it is known', () => {
    expect(text).toContain('over 50 participants');
    expect(text).toContain('about 21 participants');
    const exactly = convening({ attendance: { count: 1, precision: 'exactly' } });
    expect(textOf(conveningPage({ page: page(), convening: exactly, adopted: [] }))).toContain(
      ' 1 participant ',
    );
  });

  it('has its parts, and who spoke, with what was said', () => {
    expect(text).toMatch(/Part 1:\s+First part/);
    expect(text).toMatch(/Dr\. Олена .* · Moderator/);
    expect(html).toContain('<blockquote class="said">');
  });

  it('shows what was adopted there before all else, and offers its calendar', () => {
    expect(html.indexOf('id="adopted"')).toBeLessThan(html.indexOf('id="programme"'));
    expect(html).toContain('href="/v1/convenings/belgrade.ics"');
  });
});

describe('a document’s page', () => {
  it('offers the file in the reader’s language first, and says what it is before it is downloaded', () => {
    const html = documentPage({ page: page(), document: document() });
    expect(textOf(html)).toContain('PDF · 24 pages · 1.3 MB');
    expect(html).toMatch(/<a class="button unprinted" href="\/v1\/documents\/report\/files\/en\?version=2">/);
    const ukrainian = documentPage({ page: page({ language: 'uk' }), document: document() });
    expect(ukrainian.indexOf('hreflang="uk" ')).toBeGreaterThan(0);
    expect(textOf(ukrainian)).toMatch(/Українська PNG/);
  });

  it('keeps earlier versions at hand, each with what proves that it is the same', () => {
    const html = documentPage({ page: page(), document: document() });
    expect(html).toContain('<summary>1 earlier version</summary>');
    expect(html.match(/<code>a{64}<\/code>/g)).toHaveLength(3);
  });

  it('that is a picture says what it shows', () => {
    const html = documentPage({ page: page(), document: document() });
    expect(html).toMatch(/<img src="\/v1\/documents\/logo\/files\/en" alt="A picture /);
  });
});

describe('an update’s page', () => {
  it('says what kind it is, when, by whom, and where the whole of it is', () => {
    const text = textOf(updatePage({ page: page(), update: update() }));
    expect(text).toMatch(/Answer 1 July 2026/);
    expect(text).toContain('Answered by A ministry');
    expect(text).toContain('ministry.example');
  });
});

describe('the network’s page', () => {
  it('says who began it and where, on what it works, and who speaks for it', () => {
    const html = networkPage({ page: page(), network: network() });
    expect(textOf(html)).toMatch(/Areas of cooperation .*Energy/);
    expect(html).toContain('href="/en/convenings/some-convenings"');
    expect(html).toContain('href="/en/projects?topic=energy"');
  });
});

describe('what is not in the reader’s language', () => {
  it('is shown in another, marked with it, and said so', () => {
    const html = conveningPage({ page: page({ language: 'sq' }), convening: convening(), adopted: [] });
    expect(html).toMatch(/<p class="aside">Jo gjithçka[^<]*<span lang="en">English<\/span><\/p>/);
    expect(html).toMatch(/<h1><span lang="en">/);
    expect(html).toMatch(/<div class="prose" lang="en">/);
  });

  it('is not spoken of where all is there', () => {
    expect(updatePage({ page: page(), update: update() })).not.toContain('class="aside"');
    const names = organisation({
      name: { 'sr-Cyrl': 'Центар' },
      linked: { ...unlinked, projects: [card('projects')] },
    });
    expect(organisationPage({ page: page(), organisation: names })).not.toContain('class="aside"');
  });
});
