import { assert, beforeEach, describe, expect, it } from 'vitest';
import { eraseSender } from './forget-senders.ts';
import { handInMessage } from './hand-in.ts';
import { letterboxWorld, ORIGIN, SECRETARIAT, sampleMessage } from './letterbox.samples.ts';
import { writeToSender } from './write-to-sender.ts';

const DAY = 86_400_000;

let world: Awaited<ReturnType<typeof letterboxWorld>>;
beforeEach(async () => {
  world = await letterboxWorld();
});

describe('a message', () => {
  const send = (changes: object = {}, origin: Parameters<typeof handInMessage>[2] = ORIGIN) =>
    handInMessage(world, sampleMessage(changes), origin);

  it('goes to the secretariat, which answers its sender, and is not kept', async () => {
    expect(await send()).toEqual({ status: 'accepted' });
    expect(await world.deliver()).toEqual(['sent']);
    expect(world.sent).toMatchObject([
      {
        kind: 'received',
        about: 'message',
        to: SECRETARIAT,
        replyTo: 'ivana@example.org',
        isDoubtful: false,
      },
    ]);
    expect(await eraseSender(world, 'ivana@example.org')).toEqual({
      comments: 0,
      applications: 0,
      messages: 0,
    });
  });

  it('is passed on once, however often it is sent', async () => {
    await send();
    await world.deliver();
    world.wait(DAY);
    await send();
    expect(await world.deliver()).toEqual(['sent-before']);
    await send({ body: 'Another.' });
    expect(await world.deliver()).toEqual(['sent']);
  });

  it('that the secretariat’s address does not take is kept, and somebody hears of it', async () => {
    await send();
    const [cause] = world.newEvents();
    const refusing = { ...world, mailer: { send: async () => 'refused' as const } };
    const write = (deps: Parameters<typeof writeToSender>[0]) => writeToSender(deps, cause ?? assert.fail());
    await expect(write(refusing)).rejects.toThrow('takes no mail');
    world.wait(DAY);
    expect(await write(world)).toBe('sent');
    expect(world.sent).toHaveLength(1);
  });

  it('of somebody who is blocked is not passed on; one that looks like a robot’s is, and says so', async () => {
    const kept = await world.settings.get();
    await world.settings.save(
      { ...kept.settings, blocked: { ...kept.settings.blocked, domains: ['spam.example'] } },
      kept.rev,
    );
    await send({ email: 'x@spam.example' });
    await send({}, { ...ORIGIN, suspicion: 'too-fast' });
    expect((await world.deliver()).sort()).toEqual(['held', 'sent']);
    expect(world.sent).toMatchObject([{ isDoubtful: true }]);
  });
});
