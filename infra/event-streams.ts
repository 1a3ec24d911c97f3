import type { Plugin } from 'esbuild';

/**
 * What the SDK streams events with. Every client asks for it when it is to do so, and only S3's does when it loads: the bundles
 * of all others leave it out.
 */
export const eventStreams: Plugin = {
  name: 'event-streams',
  setup(builder) {
    builder.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ path, importer }) =>
      /\/client-s3\//.test(importer) ? undefined : { path, external: true },
    );
  },
};
