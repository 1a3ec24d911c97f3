import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

/**
 * Puts the messages of each language into the bundle compressed, and unpacks those of a language when it is first
 * spoken: a function holds ten languages and answers in one. A third of the bytes, and nothing of the other nine is
 * parsed at a cold start, nor is zlib loaded. Tests and scripts read the same files as they are.
 */
export const packedMessages: Plugin = {
  name: 'packed-messages',
  setup(builder) {
    builder.onLoad({ filter: /\/packages\/i18n\/messages\/\w+\/[\w-]+\.json$/ }, async ({ path }) => {
      const messages = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      const packed = brotliCompressSync(messages).toString('base64');
      return {
        contents: `let messages;
          const unpacked = () =>
            (messages ??= JSON.parse(
              process.getBuiltinModule('zlib').brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString(),
            ));
          export default /* @__PURE__ */ new Proxy({}, {
            get: (_, key) => unpacked()[key],
            ownKeys: () => Reflect.ownKeys(unpacked()),
            getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(unpacked(), key),
          });`,
        loader: 'js',
        watchFiles: [path],
      };
    });
  },
};
