import { type Invalid, invalid } from '@undersigned/input/fault.ts';

/** The token of the mail's link that a request shows: in `Authorization: Subscription <token>`, or in its body. */
export function linkTokenOf(
  { authorization }: Readonly<Record<string, string | undefined>>,
  inBody?: string | undefined,
): string | Invalid {
  const [, shown] = /^subscription +(\S+)$/i.exec(authorization?.trim() ?? '') ?? [];
  return shown ?? inBody ?? invalid({ pointer: '#/token', code: 'required' });
}
