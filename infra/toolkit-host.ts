import type { IIoHost } from '@aws-cdk/toolkit-lib';

/**
 * How the CDK toolkit speaks to a command of ours: a line at a time, and answered by what it would do itself.
 *
 * @param faults where its error messages are kept
 */
export const toolkitHost = (report: (line: string) => void, faults: string[]): IIoHost => ({
  notify: async ({ level, message }) => {
    if (level === 'error') faults.push(message.trim());
    if (level !== 'debug' && level !== 'trace') report(message.trim());
  },
  requestResponse: async ({ defaultResponse }) => defaultResponse,
});
