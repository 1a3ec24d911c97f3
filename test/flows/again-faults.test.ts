import { askAgain, revisionOf } from '@undersigned/declarations/ask-again.ts';
import { confirm } from '@undersigned/declarations/confirm.ts';
import { putText } from '@undersigned/declarations/edit.ts';
import { linkTime } from '@undersigned/declarations/renewal.ts';
import {
  requestMark,
  sampleAsk,
  sampleDeclaration,
  sampleKey,
  sampleMark,
} from '@undersigned/declarations/samples.ts';
import type { Renewal } from '@undersigned/declarations/signature.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import { causeOf, writeToSigner } from '@undersigned/declarations/write-to-signer.ts';
import { busInMemory } from '@undersigned/outbox/relay.memory.ts';
import { relay } from '@undersigned/outbox/relay.ts';
import { describe, expect, it } from 'vitest';
import { atCall, Crash, type Fault, instance, Throttled } from './faults.ts';
import { callsForAskingAgain, callsForMail } from './wiring.ts';

/*
 * Asking again with one fault at each of its calls in turn: the queue hands the same message over until a function has come
 * to its end, and once more after that.
 */

const SIGNERS = 6;
const FAULTS: Fault[] = ['crash-before', 'crash-after', 'throttled', 'asked-twice'];

const scene = async () => {
  const stores = storesInMemory();
  const bus = busInMemory();
  const declaration = await stores.publish(sampleDeclaration());
  const keys = Array.from({ length: SIGNERS }, (_, index) =>
    sampleKey({ declaration: declaration.id, email: `signer${index}@example.org` }),
  );
  for (const [index, key] of keys.entries()) {
    const ask = sampleAsk({ email: `signer${index}@example.org` });
    await stores.signatures.ask(key, ask, requestMark(key, ask));
    await stores.signatures.confirm(key, stores.now(), sampleMark('signature.confirmed'));
  }
  const site = { network: 'demo', siteUrl: 'https://sign.example.org', bus };
  /** What the stream hands over: all of it, again. */
  const tell = async () => {
    for (const { stream } of [stores.signatures, stores.declarations])
      for (const records of stream.partitions.values()) await relay(site, records as never);
  };
  await putText({ ...stores, declarationId: () => 'none' }, declaration.slug, 'uk', {
    body: 'Друге.',
    material: true,
  });
  await tell();
  const revised = bus.published.filter(callsForAskingAgain).map((detail) => revisionOf({ detail }));
  return { stores, bus, keys, tell, revised };
};

const runs = async (fault: Fault, at: number) => {
  const { stores, bus, keys, tell, revised } = await scene();
  const faults = atCall(at, fault);
  for (let ended = 0; ended < 2; ) {
    const { through } = instance(faults, async () => {});
    const { signatures, declarations } = through({
      signatures: stores.signatures,
      declarations: stores.declarations,
    });
    await askAgain({ ...stores, signatures, declarations }, revised[0]?.subject ?? '').then(
      () => ended++,
      (error) => {
        if (!(error instanceof Crash || error instanceof Throttled)) throw error;
      },
    );
  }
  await tell();
  await tell();
  const causes = bus.published.filter(callsForMail).map((detail) => causeOf({ detail }));
  for (const cause of causes) if (cause.type === 'signature.asked-again') await writeToSigner(stores, cause);
  return { stores, bus, keys, calls: faults.calls() };
};

describe.each(FAULTS)('asking again, with %s at any of its calls', (fault) => {
  it('asks each signer once for the new text, and each can confirm it', async () => {
    const { calls } = await runs(fault, -1);
    expect(calls).toBeGreaterThan(2 * SIGNERS);
    for (let at = 0; at < calls; at++) {
      const { stores, bus, keys } = await runs(fault, at);
      const asked = bus.published.filter(({ type }) => type === 'signature.asked-again');
      expect(new Set(asked.map(({ id }) => id)).size).toBe(SIGNERS);
      expect(stores.mailer.sent.map(({ to }) => to).sort()).toEqual(
        keys.map((_, index) => `signer${index}@example.org`),
      );
      for (const key of keys) {
        const was = await stores.signatures.get(key);
        const link = stores.tokens.make('confirm', key, linkTime(was?.renewal as Renewal));
        expect(await confirm(stores, link)).toMatchObject({ status: 'confirmed' });
        expect(await stores.signatures.get(key)).toMatchObject({
          entry: { text: { version: 2 } },
          signedOn: was?.signedOn,
          listed: was?.listed,
        });
      }
    }
  });
});
