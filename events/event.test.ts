import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type AnyEvent, event, inVersion } from './event.ts';

const opened = event({
  type: 'door.opened',
  version: 3,
  summary: 'A door was opened.',
  subject: 'the door',
  data: z.strictObject({ colour: z.string() }),
  sample: { subject: 'front', data: { colour: 'blue' } },
  earlier: [
    {
      version: 1,
      data: z.strictObject({ color: z.string() }),
      sample: { subject: 'f', data: { color: 'b' } },
    },
  ],
}) as unknown as AnyEvent;

it('an event is to be had in each version that it had, under an address of its own', () => {
  expect(inVersion(opened, '3')).toBe(opened);
  const first = inVersion(opened, '1');
  expect(first).toMatchObject({ type: 'door.opened', version: 1, path: '/events/door.opened/1' });
  expect(first?.data.safeParse({ color: 'red' }).success).toBe(true);
  expect(first?.data.safeParse({ colour: 'red' }).success).toBe(false);
});

it.each(['0', '2', '4', '1.0', ''])('an event has no version %j that it never had', (version) => {
  expect(inVersion(opened, version)).toBeUndefined();
});
