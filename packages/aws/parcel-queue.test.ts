import type { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Parcel } from '@undersigned/partners/delivery.ts';
import { expect, it } from 'vitest';
import { parcelQueue } from './parcel-queue.ts';

const parcel = (number: number, more: Partial<Parcel> = {}): Parcel => ({
  partner: 'green',
  endpoint: `ep_${number}`,
  event: { id: 'evt_1' } as Parcel['event'],
  run: '0',
  ...more,
});
const now = () => new Date('2026-11-22T09:00:00Z');
const pace = { sleep: async () => {} };

/** A queue that answers as told, call by call, and remembers what it was sent. */
function queue(...answers: object[]) {
  const calls: NonNullable<SendMessageBatchCommand['input']['Entries']>[] = [];
  const send = async ({ input }: SendMessageBatchCommand) => {
    calls.push(input.Entries ?? []);
    return answers.shift() ?? {};
  };
  return { calls, client: { send } as unknown as SQSClient };
}

it('sends parcels by tens, each in its endpoint’s group', async () => {
  const { calls, client } = queue();
  const parcels = Array.from({ length: 25 }, (_, number) => parcel(number));
  await parcelQueue('url', now, client)(parcels);
  expect(calls.map(({ length }) => length).sort()).toEqual([10, 10, 5]);
  const sent = calls.flat().map(({ MessageBody = '', MessageGroupId }) => [MessageBody, MessageGroupId]);
  expect(sent).toEqual(expect.arrayContaining(parcels.map((one) => [JSON.stringify(one), one.endpoint])));
});

it('sends none where there are none', async () => {
  const { calls, client } = queue();
  await parcelQueue('url', now, client)([]);
  expect(calls).toEqual([]);
});

it('sends no more bytes in a call than SQS takes', async () => {
  const { calls, client } = queue();
  const event = { id: 'x'.repeat(120_000) } as Parcel['event'];
  await parcelQueue('url', now, client)([1, 2, 3].map((number) => parcel(number, { event })));
  expect(calls.map(({ length }) => length).sort()).toEqual([1, 2]);
});

it('tries only those again that were not taken', async () => {
  const { calls, client } = queue({ Failed: [{ Id: '1', SenderFault: false }] });
  await parcelQueue('url', now, client, pace)([parcel(1), parcel(2), parcel(3)]);
  expect(calls.map((entries) => entries.map(({ MessageGroupId }) => MessageGroupId))).toEqual([
    ['ep_1', 'ep_2', 'ep_3'],
    ['ep_2'],
  ]);
});

it('gives up where nothing helps, so that the event comes again', async () => {
  const failing = { Failed: [{ Id: '0', SenderFault: false }] };
  const { client } = queue(...Array.from({ length: 20 }, () => failing));
  await expect(parcelQueue('url', now, client, pace)([parcel(1)])).rejects.toThrow(/not queued/);
  const refusing = queue({ Failed: [{ Id: '0', SenderFault: true, Code: 'InvalidParameterValue' }] });
  await expect(parcelQueue('url', now, refusing.client, pace)([parcel(1)])).rejects.toThrow(/refuses/);
});

it.each([
  ['2026-11-22T08:00:00Z', undefined],
  ['2026-11-22T09:00:01.500Z', 2],
  ['2026-11-22T21:00:00Z', 900],
])('holds one back that is not to be sent before %s', async (notBefore, seconds) => {
  const { calls, client } = queue();
  await parcelQueue('url', now, client)([parcel(1, { notBefore })]);
  expect(calls[0]?.[0]?.DelaySeconds).toBe(seconds);
});
