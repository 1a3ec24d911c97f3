import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { cloudEvent } from './event.ts';

describe.each(catalogue.map((declared) => [declared.type, declared] as const))('%s', (type, declared) => {
  const sample = cloudEvent(declared, {
    id: 'evt_1',
    network: 'demo',
    siteUrl: 'https://sign.example.org',
    time: '2026-11-22T09:00:00Z',
    ...declared.sample,
  });

  it('has a sample that its own schema takes', () => {
    expect(sample).toMatchObject({ type, specversion: '1.0', source: '/networks/demo' });
  });

  it('refuses a field that is not declared', () => {
    expect(
      declared.schema.safeParse({ ...sample, data: { ...(sample.data as object), email: 'a@b.eu' } }).success,
    ).toBe(false);
  });

  it('keeps its earlier versions, each with a sample that its own schema takes', () => {
    for (const { version, data, sample: was } of declared.earlier ?? []) {
      expect(version).toBeLessThan(declared.version);
      expect(data.safeParse(was.data).success).toBe(true);
    }
  });

  it('stands in a file of its own name', () => {
    expect(readdirSync(import.meta.dirname)).toContain(`${type.replace('.', '-')}.ts`);
  });
});

it('names each event once', () => {
  expect(new Set(catalogue.map(({ type }) => type)).size).toBe(catalogue.length);
});
