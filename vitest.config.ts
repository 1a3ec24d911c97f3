import { defineConfig } from 'vitest/config';
import { viteTextImport } from './infra/text-import.ts';

export default defineConfig({
  plugins: [viteTextImport],
  test: { include: ['{events,packages,functions,infra,test}/**/*.test.{ts,tsx}'] },
});
