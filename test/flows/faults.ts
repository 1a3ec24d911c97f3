import { UnderWay } from '@undersigned/declarations/post.ts';
import { LookAgain } from '@undersigned/digests/not-taken.ts';
import type { Random } from './random.ts';

/*
 * What can go wrong between a function and its ports. A function instance that crashed does nothing any more: every
 * later call of it fails too, whoever else goes on.
 */

export class Crash extends Error {}
export class Throttled extends Error {}

/** Whether it is one of those that a function may throw when its ports fail. */
export const isExpected = (error: unknown): boolean =>
  error instanceof Crash ||
  error instanceof Throttled ||
  error instanceof UnderWay ||
  error instanceof LookAgain;

/** Waits for all; then fails with what none of them may fail with, or else with what one of them did. */
export async function inTheEnd(attempts: readonly Promise<unknown>[]): Promise<void> {
  const reasons = (await Promise.allSettled(attempts)).flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  if (reasons.length > 0) throw reasons.find((reason) => !isExpected(reason)) ?? reasons[0];
}

/**
 * `asked-twice`: the answer to a write got lost, and the client's own retry is answered as if somebody else had been
 * faster.
 */
export type Fault = 'crash-before' | 'crash-after' | 'throttled' | 'asked-twice';

/** Decides for each call, in the order of the calls, what goes wrong with it. */
export type Faults = (call: string) => Fault | undefined;

export interface Rates {
  crash: number;
  throttle: number;
  askedTwice: number;
}

const WALKS = new Set(['partition', 'waiting', 'entries']);
const WRITES = new Set([
  ...['ask', 'confirm', 'save', 'claim', 'remember', 'take', 'queue'],
  ...['enter', 'skip', 'close', 'keep', 'begin', 'end'],
]);
/** A mail service that is asked twice sends twice; its client is told not to ask again by itself. */
const ASKED_AGAIN = new Set([...WRITES, 'publish']);

/** Faults by chance. */
export const byChance =
  (random: Random, rates: () => Rates): Faults =>
  (call) => {
    const { crash, throttle, askedTwice } = rates();
    const method = call.split('.')[1] ?? '';
    if (WRITES.has(method) && random.chance(throttle)) return 'throttled';
    if (random.chance(crash)) return random.chance(0.5) ? 'crash-before' : 'crash-after';
    if (ASKED_AGAIN.has(method) && random.chance(askedTwice)) return 'asked-twice';
    return undefined;
  };

/** One fault at one call, and none else; `calls` tells how many there were. */
export function atCall(number: number, fault: Fault) {
  let calls = 0;
  const faults: Faults = () => (calls++ === number ? fault : undefined);
  return Object.assign(faults, { calls: () => calls });
}

/** One instance of a function at work: its ports, through which faults reach it. */
export function instance(faults: Faults, yieldNow: () => Promise<void>) {
  let isDead = false;
  const dieIf = (when: boolean, call: string) => {
    if (when) isDead = true;
    if (isDead) throw new Crash(call);
  };

  const guarded = <Port extends object>(name: string, port: Port): Port =>
    new Proxy(port, {
      get(target, property) {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== 'function' || typeof property !== 'string') return member;
        const call = `${name}.${property}`;
        const ask = (args: unknown[]) => Reflect.apply(member, target, args);
        if (WALKS.has(property)) {
          return async function* (...args: unknown[]) {
            for await (const item of ask(args)) {
              dieIf(faults(call) !== undefined, call);
              yield item;
            }
          };
        }
        return async (...args: unknown[]) => {
          await yieldNow();
          const fault = faults(call);
          dieIf(fault === 'crash-before', call);
          if (fault === 'throttled') throw new Throttled(call);
          if (fault === 'asked-twice') await ask(structuredClone(args));
          const answer = await ask(args);
          dieIf(fault === 'crash-after', call);
          await yieldNow();
          dieIf(false, call);
          return answer;
        };
      },
    });

  return {
    isDead: () => isDead,
    /** The same ports, through which faults reach it. What is no port (a clock, a key) is passed as it is. */
    through: <Ports extends Record<string, object>>(ports: Ports): Ports =>
      Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, guarded(name, port)])) as Ports,
  };
}
