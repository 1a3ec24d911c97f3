import { addressKeys } from '@undersigned/declarations/address.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { standingsInMemory } from './standings.memory.ts';
import { subscribersInMemory } from './subscribers.memory.ts';
import { type Happened, noteHappened } from './suppress.ts';
import { listUnlessSuppressed, unlessSuppressed } from './unless-suppressed.ts';

const to = 'reader@example.org';
const world = () => ({
  standings: standingsInMemory(),
  ...subscribersInMemory(),
  keys: addressKeys('pepper'),
});
let deps: ReturnType<typeof world>;
beforeEach(() => {
  deps = world();
});

const tell = async (what: Happened, times = 1) => {
  for (let hour = 1; hour <= times; hour++) {
    const seen = { mail: `m${hour}`, email: to, at: `2026-11-22T0${hour}:00:00.000Z`, because: what };
    await noteHappened(deps, what, seen);
  }
};

const ASKED_FOR = ['confirm', 'already-signed', 'already-there'];
/** Mails to signers, senders, partners, uploaders and subscribers. */
const OTHERS = [
  ...['reminder', 'approved', 'refused', 'text-revised', 'received'],
  ...['endpoint-disabled', 'file-refused', 'welcome', 'farewell'],
];

async function sendAll(): Promise<{ went: string[]; answers: Set<string> }> {
  const went: string[] = [];
  const mailer = {
    async send({ kind }: { kind: string }) {
      went.push(kind);
      return 'sent' as const;
    },
  };
  const answers = new Set<string>();
  for (const kind of [...ASKED_FOR, ...OTHERS]) {
    const letter = { kind, to, cause: `evt_${kind}`, declaration: 'peace' };
    answers.add(await unlessSuppressed(deps, mailer).send(letter));
  }
  return { went, answers };
}

describe('the gate before mails', () => {
  it('lets all pass to whom nothing is held back from', async () => {
    expect(await sendAll()).toEqual({ went: [...ASKED_FOR, ...OTHERS], answers: new Set(['sent']) });
  });

  it('stops every mail to an address that takes none, and says it was refused', async () => {
    await tell('hard-bounce');
    expect(await sendAll()).toEqual({ went: [], answers: new Set(['refused']) });
  });

  it.each([
    ['complained', 'complaint', 1],
    ['not taken the last mails', 'soft-bounce', 3],
  ] as const)('lets through to who has %s only what was asked for at that moment', async (_, what, times) => {
    await tell(what, times);
    expect((await sendAll()).went).toEqual(ASKED_FOR);
  });

  it.each(['hard-bounce', 'complaint'] as const)('stops what goes to many after a %s', async (what) => {
    const letter = { subscriber: { active: { email: to } } };
    const send = listUnlessSuppressed(deps, async () => 'sent');
    expect(await send(letter)).toBe('sent');
    await tell(what);
    expect(await send(letter)).toBe('refused');
  });
});
