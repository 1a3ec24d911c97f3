import { type StreamInMemory, streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import type { Declaration } from './declaration.ts';
import type { Declarations } from './declarations.ts';
import type { TextVersion } from './text.ts';

/** Declarations in memory, with the stream of their changes. */
export interface DeclarationsInMemory extends Declarations {
  stream: StreamInMemory<Declaration>;
}

export function declarationsInMemory(): DeclarationsInMemory {
  const stream = streamInMemory<Declaration>();
  const items = new Map<string, Declaration>();
  const texts = new Map<string, TextVersion>();
  const textName = (id: string, language: string, version: number) => `${id}#${language}#${version}`;
  return {
    stream,
    get: async (slug) => structuredClone(items.get(slug)),
    list: async () => structuredClone([...items.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))),

    async save(declaration, expectedRev) {
      const was = items.get(declaration.slug);
      if ((was?.rev ?? 0) !== expectedRev) return false;
      stream.tell('declarations', was, declaration);
      items.set(declaration.slug, structuredClone(declaration));
      return true;
    },

    async remove(slug, expectedRev) {
      const was = items.get(slug);
      if (was?.rev !== expectedRev) return false;
      stream.tell('declarations', was, undefined);
      return items.delete(slug);
    },

    text: async (id, language, version) => structuredClone(texts.get(textName(id, language, version))),

    async addText(id, text) {
      const name = textName(id, text.language, text.version);
      if (texts.has(name)) return false;
      texts.set(name, structuredClone(text));
      return true;
    },
  };
}
