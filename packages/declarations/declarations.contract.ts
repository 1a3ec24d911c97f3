import { beforeEach, expect, it } from 'vitest';
import type { Declarations } from './declarations.ts';
import { newDeclarationId } from './new-id.ts';
import { AT, sampleDeclaration } from './samples.ts';
import { type TextVersion, textHash } from './text.ts';

/** What every store of declarations does. Each test works with slugs of its own. */
export function declarationsContract(make: () => Promise<{ declarations: Declarations }>): void {
  let declarations: Declarations;
  const fresh = () => {
    const id = newDeclarationId();
    return sampleDeclaration({ id, slug: `declaration-${id}`, subject: `declaration-${id}` });
  };
  const textOf = (body: string, version = 1): TextVersion => ({
    language: 'uk',
    version,
    sha256: textHash(body),
    body,
    material: false,
    at: AT.toISOString(),
  });

  beforeEach(async () => {
    ({ declarations } = await make());
  });

  it('keeps all that a declaration says, under its slug', async () => {
    const declaration = {
      ...fresh(),
      summary: { en: 'Short.' },
      convening: 'sofia-2026',
      opensAt: '2026-11-01T00:00:00Z',
      closesAt: '2026-12-01T00:00:00Z',
      notice: { en: 'Wait.' },
      takedown: { reason: 'court', public: true, at: AT.toISOString(), from: 'open' as const },
      events: [{ id: 'evt_1', type: 'declaration.opened', time: AT.toISOString(), data: { language: 'en' } }],
    };
    expect(await declarations.save(declaration, 0)).toBe(true);
    expect(await declarations.get(declaration.slug)).toEqual(declaration);
  });

  it('has nothing under a slug that nobody took', async () => {
    expect(await declarations.get(fresh().slug)).toBeUndefined();
  });

  it('gives a slug away once', async () => {
    const first = fresh();
    expect(await declarations.save(first, 0)).toBe(true);
    expect(await declarations.save({ ...first, id: newDeclarationId() }, 0)).toBe(false);
    expect(await declarations.save(first, 0)).toBe(false);
    expect((await declarations.get(first.slug))?.id).toBe(first.id);
  });

  it('writes a change only of what was read', async () => {
    const was = fresh();
    await declarations.save(was, 0);
    const next = { ...was, state: 'paused' as const, rev: 2 };
    expect(await declarations.save({ ...next, rev: 6 }, 5)).toBe(false);
    expect(await declarations.save(next, 1)).toBe(true);
    expect(await declarations.save(next, 1)).toBe(false);
    expect(await declarations.get(was.slug)).toEqual(next);
  });

  it('lists them all by slug', async () => {
    const some = [fresh(), fresh(), fresh()];
    for (const declaration of some) await declarations.save(declaration, 0);
    const slugs = (await declarations.list()).map(({ slug }) => slug);
    expect(slugs).toEqual(slugs.toSorted());
    for (const { slug } of some) expect(slugs).toContain(slug);
  });

  it('removes one that nobody changed since, and its slug is free again', async () => {
    const was = fresh();
    await declarations.save(was, 0);
    expect(await declarations.remove(was.slug, 2)).toBe(false);
    expect(await declarations.remove(was.slug, 1)).toBe(true);
    expect(await declarations.remove(was.slug, 1)).toBe(false);
    expect(await declarations.get(was.slug)).toBeUndefined();
    const next = { ...fresh(), slug: was.slug };
    expect(await declarations.save(next, 0)).toBe(true);
    expect((await declarations.get(was.slug))?.id).toBe(next.id);
  });

  it('keeps each version of a text to the byte, and never changes one', async () => {
    const { id } = fresh();
    const body = `\n# Ми просимо\r\n\r\n${'довго '.repeat(10_000)}\n`;
    expect(await declarations.addText(id, textOf(body))).toBe(true);
    expect(await declarations.addText(id, textOf('Інше'))).toBe(false);
    expect(await declarations.addText(id, textOf('Друге', 2))).toBe(true);
    expect(await declarations.text(id, 'uk', 1)).toEqual(textOf(body));
    expect(await declarations.text(id, 'uk', 2)).toEqual(textOf('Друге', 2));
    expect(await declarations.text(id, 'uk', 3)).toBeUndefined();
    expect(await declarations.text(id, 'en', 1)).toBeUndefined();
  });
}
