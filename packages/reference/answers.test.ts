import { PROBLEMS } from '@undersigned/api/problems.ts';
import { catalogue } from '@undersigned/events/catalogue.ts';
import type { Answer } from '@undersigned/lambda/answer.ts';
import { TOLD_TYPES } from '@undersigned/partners/event-types.ts';
import { contentSecurityPolicy } from '@undersigned/site/content-security-policy.ts';
import { describe, expect, it } from 'vitest';
import { docs, event, events, file, signatures } from './answers.ts';
import { referenceAssets, scalarFile } from './assets.ts';
import { dataSchema } from './event-schema.ts';
import { openApi } from './openapi.ts';

const described = { siteUrl: 'https://sign.example.org', name: 'A network', network: 'demo' };
const page = {
  language: 'en',
  path: '/docs',
  origin: described.siteUrl,
  network: { name: { en: described.name } },
} as const;

/** What a browser asks for when somebody follows a link. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
/** The most that Lambda gives back, less the headers. */
const LARGEST_ANSWER = 6 * 1024 * 1024 - 10_000;

const ask = (type: string, version: string, accept?: string) =>
  event(page, described, { type, version }, accept) as Answer;

describe('the API reference', () => {
  const { body = '', headers } = docs(page);

  it('links to nothing elsewhere, and to files that are there', () => {
    const linked = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, href = '']) => href);
    expect(linked.filter((href) => !/^[/#]/.test(href))).toEqual([]);
    for (const path of linked.filter((href) => /^\/docs\/.+\./.test(href))) {
      expect(file(path)).toMatchObject({ status: 200 });
    }
  });

  it('may be given style by its script, but no script by anybody', () => {
    expect(headers?.['content-security-policy']).toBe(
      contentSecurityPolicy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    );
    expect(body).not.toMatch(/<script(?! src)/);
  });

  it('tells a browser without JavaScript where the same is said', () => {
    expect(body).toMatch(/<noscript>.*href="\/v1\/openapi\.json"/s);
  });
});

describe('the tester of signed requests', () => {
  const { body = '', headers } = signatures(page, described);

  it('may send nothing anywhere, and load nothing from elsewhere', () => {
    const policy = headers?.['content-security-policy'];
    for (const rule of ["connect-src 'none'", "form-action 'none'", "script-src 'self'", "style-src 'self'"])
      expect(policy).toContain(rule);
    expect(body).not.toMatch(/<script(?! src)|<form[^>]* action/);
    for (const [, path = ''] of body.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g))
      expect(file(path)).toMatchObject({ status: 200 });
  });

  it('says in a browser without JavaScript that it needs it, and how to do without', () => {
    expect(body).toMatch(/<noscript>.*needs JavaScript.*HMAC-SHA256/s);
    expect(body).toMatch(/<form[^>]* hidden/);
  });

  it('names each field by a label', () => {
    for (const [, id] of body.matchAll(/<(?:input|textarea)[^>]* id="(\w+)"/g))
      expect(body).toContain(`<label for="${id}">`);
  });
});

describe('a file of the reference', () => {
  it('is cached for ever, since its name changes with it', () => {
    for (const { path } of referenceAssets) {
      expect((file(path) as Answer).headers?.['cache-control']).toContain('immutable');
    }
  });

  it('is given in its present state, uncached, where an older page names it', () => {
    const older = scalarFile.path.replace(/\.\w{10}\./, '.0123456789.');
    expect(older).not.toBe(scalarFile.path);
    expect(file(older)).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(file('/docs/other.0123456789.js')).toMatchObject({ problem: 'not-found' });
  });

  it('comes compressed to those who take it so, and fits what Lambda gives back either way', () => {
    const packed = file(scalarFile.path, 'gzip, deflate, br') as Answer;
    expect(packed).toMatchObject({ base64: true, headers: { 'content-encoding': 'br' } });
    const whole = file(scalarFile.path, 'gzip') as Answer;
    expect(whole.headers).not.toHaveProperty('content-encoding');
    expect(whole.body).toContain('createApiReference');
    for (const { body } of [packed, whole]) {
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(LARGEST_ANSWER);
    }
  });
});

describe('the catalogue of events', () => {
  const { body = '' } = events(page, described);

  it('has each event, with every field of its data and what it means', () => {
    for (const declared of catalogue) {
      expect(body).toContain(`id="${declared.type}"`);
      expect(body).toContain(declared.summary);
      const { properties } = dataSchema(declared, described.siteUrl) as {
        properties: Record<string, { description: string }>;
      };
      for (const [name, { description }] of Object.entries(properties)) {
        expect(body).toContain(`<code>${name}</code>`);
        expect(body).toContain(description);
      }
    }
  });
});

it('has the fields of what is in a field', () => {
  expect(ask('signature.confirmed', '1', BROWSER).body).toContain('<code>signer.organisation.name</code>');
});

it('shows each event that partners are told as it comes to them', () => {
  const { body = '' } = events(page, described);
  expect(body.match(/As a webhook</g)).toHaveLength(TOLD_TYPES.length);
  expect(body).toMatch(/agreed may know<.*?olena@example\.org/s);
  expect(body).toContain('webhook-id: evt_');
  expect(ask('comment.published', '1', BROWSER).body).not.toContain('As a webhook');
});

describe.each(catalogue)('the page of $type', (declared) => {
  const { type } = declared;
  const version = String(declared.version);
  const schema = dataSchema(declared, described.siteUrl);

  it('is a page for browsers, and kept by nobody but them', () => {
    const { status, headers, body } = ask(type, version, BROWSER);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, max-age=3600',
      vary: 'accept',
    });
    expect(body).toContain(declared.summary);
  });

  it.each(['application/schema+json', '*/*', undefined])('is the JSON Schema for programs (%s)', (accept) => {
    const { headers, body = '' } = ask(type, version, accept);
    expect(headers).toMatchObject({
      'content-type': 'application/schema+json; charset=utf-8',
      vary: 'accept',
    });
    expect(JSON.parse(body)).toEqual(schema);
  });

  it('is the JSON Schema for everybody where .json is asked for', () => {
    const { headers, body = '' } = ask(type, `${version}.json`, BROWSER);
    expect(headers?.['cache-control']).toContain('public');
    expect(JSON.parse(body)).toEqual(schema);
  });
});

it.each([
  ['signature.confirmed', '2'],
  ['signature.unheard-of', '1'],
])('is not found where there is no %s of version %s', (type, version) => {
  expect(ask(type, version, BROWSER)).toMatchObject({
    status: 404,
    headers: { 'cache-control': 'no-store' },
  });
  expect(ask(type, version)).toMatchObject({ problem: 'not-found' });
});

it('leads from each problem that the API description names to a page that there is', () => {
  const named = new Set(JSON.stringify(openApi(described)).match(/(?<=\/problems\/)[\w-]+/g));
  expect(named.size).toBeGreaterThan(10);
  for (const name of named) expect(PROBLEMS).toHaveProperty(name);
});
