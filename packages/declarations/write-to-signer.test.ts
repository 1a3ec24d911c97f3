import { beforeEach, describe, expect, it } from 'vitest';
import { AT, DAY, HOUR, later, sampleAsk, sampleMark } from './samples.ts';
import { Settings } from './settings.ts';
import { stripped } from './signature.ts';
import { type Correspondence, correspondence } from './write-to-signer.fixture.ts';
import { causeOf, writeToSigner } from './write-to-signer.ts';

let { stores, key, kept, change, asked, writes, block, sent } = {} as Correspondence;

beforeEach(() => {
  ({ stores, key, kept, change, asked, writes, block, sent } = correspondence());
});

describe('who asks to sign', () => {
  it('is asked to confirm, in the language chosen', async () => {
    const id = await asked();
    expect(await writes(id)).toBe('sent');
    expect(stores.mailer.sent).toEqual([
      {
        kind: 'confirm',
        cause: id,
        to: 'olena@example.org',
        language: 'uk',
        ask: sampleAsk(),
        declaration: 'peace-and-partnership',
        key,
      },
    ]);
  });

  it('and has signed is told so, and the new request is forgotten', async () => {
    await asked();
    await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
    const id = await asked({ name: 'Another' });
    expect(await writes(id)).toBe('sent');
    expect(sent()).toEqual(['already-signed']);
    const now = await kept();
    expect(now).not.toHaveProperty('request');
    expect(now).toMatchObject({ state: 'confirmed', entry: { name: 'Олена Шевченко' } });
  });

  it('and is in review is told so', async () => {
    await asked();
    await change(({ request, ...was }) => ({
      ...was,
      state: 'in-review',
      ...(request && { entry: request }),
    }));
    expect(await writes(await asked())).toBe('sent');
    expect(sent()).toEqual(['already-signed']);
  });

  it('anew after withdrawing is asked to confirm', async () => {
    await asked();
    await change((was) => stripped(was, 'withdrawn', later(DAY)));
    expect(await writes(await asked())).toBe('sent');
    expect(sent()).toEqual(['confirm']);
  });

  it('twice within the cooldown gets one letter', async () => {
    const ids = [await asked(), await asked()];
    for (const id of ids) await writes(id);
    expect(sent()).toEqual(['confirm']);
  });

  it('and has withdrawn meanwhile, or was forgotten, gets none', async () => {
    const id = await asked();
    await change((was) => stripped(was, 'withdrawn', later(DAY)));
    expect(await writes(id)).toBe('nothing-to-say');
    expect(await writeToSigner(stores, { id, type: 'signature.requested', signature: 'sig_none' })).toBe(
      'nothing-to-say',
    );
    expect(sent()).toEqual([]);
  });
});

describe('a request that the settings block', () => {
  beforeEach(() => block({ blocked: { domains: ['example.org'] } }));

  it('is held, and nobody is written to', async () => {
    const id = await asked();
    expect(await writes(id)).toBe('held');
    expect(await kept()).toMatchObject({
      state: 'held',
      heldFor: 'domain',
      request: { email: 'olena@example.org' },
    });
    expect(await writes(id)).toBe('held');
    expect(sent()).toEqual([]);
  });

  it('publishes nothing of being held', async () => {
    const id = await asked();
    const { events } = await kept();
    await writes(id);
    expect((await kept()).events).toEqual(events);
  });

  it('is written to once a moderator has released it', async () => {
    await writes(await asked());
    await change(({ state: _, heldFor: __, ...was }) => ({ ...was, released: true }));
    expect(await writes('evt_released')).toBe('sent');
    expect(sent()).toEqual(['confirm']);
    stores.clock.at = later(DAY);
    expect(await writes(await asked())).toBe('sent');
  });

  it('is not held any more when it is asked for anew and nothing blocks it by then', async () => {
    await writes(await asked());
    await stores.settings.save(Settings.parse({}), 1);
    expect(await writes(await asked())).toBe('sent');
    expect(await kept()).not.toHaveProperty('state');
    expect(await kept()).not.toHaveProperty('heldFor');
  });

  it('of one who has signed is forgotten, and what was signed stands', async () => {
    await asked();
    await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
    expect(await writes(await asked())).toBe('held');
    expect(await kept()).toMatchObject({ state: 'confirmed' });
    expect(await kept()).not.toHaveProperty('request');
  });

  it('is looked at anew when it changed meanwhile', async () => {
    const id = await asked();
    let reads = 0;
    const get: typeof stores.signatures.get = async (wanted) => {
      const read = await stores.signatures.get(wanted);
      if (++reads === 1) await asked({ email: 'olena@other.example' });
      return read;
    };
    const deps = { ...stores, signatures: { ...stores.signatures, get } };
    expect(await writeToSigner(deps, { id, type: 'signature.requested', signature: (await kept()).id })).toBe(
      'sent',
    );
    expect(stores.mailer.sent).toMatchObject([{ to: 'olena@other.example' }]);
  });
});

describe('a reminder', () => {
  it('goes to who is pending', async () => {
    await asked();
    expect(await writes('sig#reminder-1', 'reminder')).toBe('sent');
    expect(sent()).toEqual(['reminder']);
  });

  it('goes out though the letter to confirm was sent just now, when its schedule is run as if later', async () => {
    await writes(await asked());
    expect(await writes('sig#reminder-1', 'reminder', later(2 * DAY))).toBe('sent');
  });

  it('goes to nobody who has confirmed meanwhile, or withdrawn', async () => {
    await asked();
    await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
    expect(await writes('sig#reminder-1', 'reminder')).toBe('nothing-to-say');
    await change((was) => stripped(was, 'withdrawn', later(DAY)));
    expect(await writes('sig#reminder-1', 'reminder')).toBe('nothing-to-say');
  });

  it('goes to nobody whom the settings block by now', async () => {
    await asked();
    await block({ blocked: { addresses: ['olena@example.org'] } });
    expect(await writes('sig#reminder-1', 'reminder')).toBe('held');
    expect(sent()).toEqual([]);
  });
});

it('has nothing to say of other events', async () => {
  await asked();
  expect(await writes('evt_2', 'signature.withdrawn')).toBe('nothing-to-say');
});

it('takes its cause from an event on the bus, or as it was queued', () => {
  const event = { id: 'evt_1', type: 'signature.requested', subject: 'sig_1', time: AT.toISOString() };
  expect(causeOf({ detail: event as never })).toEqual({
    id: 'evt_1',
    type: 'signature.requested',
    signature: 'sig_1',
  });
  const reminder = { id: 'r', type: 'reminder', signature: 'sig_1', at: later(HOUR).toISOString() };
  expect(causeOf(JSON.parse(JSON.stringify(reminder)))).toEqual(reminder);
});
