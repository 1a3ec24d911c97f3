import { defineConfig } from 'vitest/config';
import { viteTextImport } from './infra/text-import.ts';

const minutes = (count: number) => count * 60_000;

/** What runs against the deployed stack: it is deployed once for all of these, and only when one of them runs. */
const deployed = (name: string, include: string[], test: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: {
    name,
    include,
    globalSetup: 'test/deployed/stack.setup.ts',
    testTimeout: minutes(1),
    hookTimeout: minutes(1),
    // A signature is counted, and its mail there, within seconds; on a busy machine within more of them.
    expect: { poll: { timeout: 30_000, interval: 150 } },
    ...test,
  },
});

export default defineConfig({
  plugins: [viteTextImport],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{events,packages,functions,infra}/**/*.test.{ts,tsx}',
            'test/{flows,house,standards}/**/*.test.ts',
          ],
          exclude: ['**/node_modules', '**/*.aws.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          globalSetup: 'test/infra/templates.setup.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      // These change the settings of the whole network, or its time: one after the other, with nobody beside them,
      // and before the others, since what a schedule does takes as long as there are declarations.
      deployed('whole-network', ['test/deployed/whole-network/*.test.ts'], {
        fileParallelism: false,
        sequence: { groupOrder: 2 },
      }),
      // Mostly waiting for streams and queues: more of them than cores.
      deployed('contracts', ['packages/**/*.aws.test.ts'], { maxWorkers: 4, sequence: { groupOrder: 3 } }),
      deployed('deployed', ['test/deployed/*.test.ts'], { maxWorkers: 4, sequence: { groupOrder: 3 } }),
      deployed('browser', ['test/browser/*.test.ts'], {
        globalSetup: ['test/deployed/stack.setup.ts', 'test/browser/chromium.setup.ts'],
        fileParallelism: false,
        testTimeout: minutes(3),
        sequence: { groupOrder: 4 },
      }),
    ],
  },
});
