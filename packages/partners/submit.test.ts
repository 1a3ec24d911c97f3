import { DAY, HOUR, later, MINUTE, sampleOrganisationRequest } from '@undersigned/declarations/samples.ts';
import { Settings } from '@undersigned/declarations/settings.ts';
import { stripped } from '@undersigned/declarations/signature.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { person, SAID, type Submitting, submitting } from './submit.fixture.ts';

let { stores, sends, resultsOf, signatureOf, told, declaration } = {} as Submitting;
const begin = async (...given: Parameters<typeof submitting>) => {
  ({ stores, sends, resultsOf, signatureOf, told, declaration } = await submitting(...given));
};
beforeEach(() => begin());

describe('signatures that a partner sends in', () => {
  it('are each accepted, or told what is wrong with it', async () => {
    expect(
      await resultsOf([
        person('olena'),
        person('ivan', { email: 'no address', country: 'XX', proof: 'v1.1.a' }),
        'nobody',
        person('marko', { source: 'ateliers', text: { language: 'uk', version: 7 } }),
        person('petra', {
          source: 'green-balkans',
          consent: { processing: true, publish: true, partners: ['nobody'] },
        }),
      ]),
    ).toEqual([
      { index: 0, status: 'accepted' },
      {
        index: 1,
        status: 'invalid',
        errors: [
          { pointer: '#/email', code: 'invalid-email', detail: 'This is invalid-email.' },
          { pointer: '#/country', code: 'invalid-country', detail: 'This is invalid-country.' },
          { pointer: '#/proof', code: 'unknown-field', detail: 'This is unknown-field.' },
        ],
      },
      {
        index: 2,
        status: 'invalid',
        errors: [expect.objectContaining({ pointer: '#', code: 'invalid-type' })],
      },
      {
        index: 3,
        status: 'invalid',
        errors: [
          expect.objectContaining({ pointer: '#/text', code: 'text-not-current' }),
          expect.objectContaining({ pointer: '#/source', code: 'another-partner' }),
        ],
      },
      {
        index: 4,
        status: 'invalid',
        errors: [expect.objectContaining({ pointer: '#/consent/partners/0', code: 'unknown-partner' })],
      },
    ]);
    expect(await signatureOf('ivan@example.org')).toBeUndefined();
    expect(await signatureOf('marko@example.org')).toBeUndefined();
  });

  it('are that partner’s, and come from no network', async () => {
    await sends([person('olena', { verified: SAID })]);
    const { entry } = await signatureOf('olena@example.org');
    expect(entry).toMatchObject({
      source: 'green-balkans',
      verified: { partner: 'green-balkans', ...SAID, counts: true },
    });
    expect(entry).not.toHaveProperty('network');
  });

  it('are answered alike, whoever has signed already', async () => {
    const all = ['new', 'pending', 'confirmed', 'left-alone'].map((name) => person(name, { verified: SAID }));
    await sends([person('pending'), person('confirmed', { verified: SAID }), person('left-alone')], {
      message: 'msg_0',
    });
    const was = await signatureOf('left-alone@example.org');
    await stores.signatures.save(stripped(was, 'disavowed', undefined), was.rev);
    expect(await resultsOf(all)).toEqual(all.map((_, index) => ({ index, status: 'accepted' })));
    expect(await signatureOf('left-alone@example.org')).toMatchObject({ state: 'disavowed' });
  });

  it('say no more of faults than anybody reads', async () => {
    const wild = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`${'x'.repeat(5000)}${index}`, 1]),
    );
    const [result] = await resultsOf([{ ...person('olena'), ...wild }]);
    expect(result?.errors).toHaveLength(10);
    expect(JSON.stringify(result).length).toBeLessThan(3000);
  });

  it('of one address in one message are written once: the last counts', async () => {
    await sends([person('olena', { verified: SAID }), person('olena', { name: 'The last', verified: SAID })]);
    expect(await signatureOf('olena@example.org')).toMatchObject({ entry: { name: 'The last' }, rev: 2 });
  });
});

describe('who is verified', () => {
  it('signs without a mail, where the partner’s word counts', async () => {
    await sends([person('olena', { verified: SAID }), person('ivan')]);
    expect(await signatureOf('olena@example.org')).toMatchObject({
      state: 'confirmed',
      facts: { partner: 'green-balkans' },
    });
    const asked = await signatureOf('ivan@example.org');
    expect(asked).toMatchObject({ request: { name: 'ivan' }, events: [{ type: 'signature.requested' }] });
    expect(asked).not.toHaveProperty('state');
  });

  it('is asked like anybody where it does not, and what was said is kept', async () => {
    await begin({ mayVerify: false });
    await sends([person('olena', { verified: SAID })]);
    const { request, ...was } = await signatureOf('olena@example.org');
    expect(was).not.toHaveProperty('state');
    expect(request?.verified).toEqual({ partner: 'green-balkans', ...SAID });
  });

  it('for an organisation counts when its domain is known, and else waits for a moderator', async () => {
    await stores.organisations.remember({
      domain: 'centar.example',
      name: 'Centar',
      since: '2026-11-22T09:00:00Z',
    });
    const known = { ...sampleOrganisationRequest(), verified: SAID };
    await sends([known, { ...known, email: 'ana@nova.example' }]);
    expect(await signatureOf('ivana@centar.example', 'organisation')).toMatchObject({ state: 'confirmed' });
    expect(await signatureOf('ana@nova.example', 'organisation')).toMatchObject({ state: 'in-review' });
  });

  it('is not confirmed where the settings block the address, or its signer has left before', async () => {
    await stores.settings.save(Settings.parse({ blocked: { domains: ['blocked.example'] } }), 0);
    await sends([person('olena')], { message: 'msg_0' });
    const was = await signatureOf('olena@example.org');
    await stores.signatures.save(stripped(was, 'withdrawn', undefined), was.rev);
    await sends([
      person('olena', { verified: SAID }),
      person('ivan', { email: 'ivan@blocked.example', verified: SAID }),
    ]);
    expect(await signatureOf('olena@example.org')).toMatchObject({
      state: 'withdrawn',
      request: { name: 'olena' },
    });
    expect(await signatureOf('ivan@blocked.example')).not.toHaveProperty('state');
  });
});

describe('a message', () => {
  const message = () => [person('olena', { verified: SAID }), person('ivan'), 'nobody'];

  it('again is answered the same and does nothing, whatever has become of the declaration', async () => {
    const first = await sends(message());
    const was = [await signatureOf('olena@example.org'), await signatureOf('ivan@example.org')];
    await stores.declarations.save({ ...declaration, state: 'closed', rev: 2 }, 1);
    stores.clock.at = later(6 * DAY);
    expect(await sends(message())).toEqual(first);
    expect([await signatureOf('olena@example.org'), await signatureOf('ivan@example.org')]).toEqual(was);
  });

  it('is told of once, by counts alone', async () => {
    await sends(message());
    await sends(message());
    expect(told()).toEqual([
      {
        id: expect.stringMatching(/^evt_/),
        type: 'submission.received',
        time: '2026-11-22T09:00:00.000Z',
        data: { partner: 'green-balkans', declaration: declaration.slug, accepted: 2, invalid: 1 },
      },
    ]);
  });

  it('of the same id that is another is refused', async () => {
    await sends(message());
    expect(await sends([person('petra')])).toEqual({ refused: 'another-message' });
    expect(await signatureOf('petra@example.org')).toBeUndefined();
  });

  it('may have the id of one that was forgotten', async () => {
    await sends(message());
    stores.clock.at = later(7 * DAY + MINUTE);
    expect(await resultsOf([person('petra')])).toEqual([{ index: 0, status: 'accepted' }]);
  });

  it('sent twice at once is worked on once', async () => {
    const [first, second] = await Promise.all([sends(message()), sends(message())]);
    const answers = [first, second].filter((one) => 'answer' in one);
    expect(answers).toHaveLength(1);
    expect([first, second]).toContainEqual({ refused: 'under-way', until: later(MINUTE) });
    expect(await sends(message())).toEqual(answers[0]);
    expect(await signatureOf('olena@example.org')).toMatchObject({ rev: 2 });
  });

  it('for what is not there, or not open, is refused as a whole, and may come again', async () => {
    expect(await sends(message(), { declaration: 'nothing' })).toEqual({ refused: 'unknown-declaration' });
    await stores.declarations.save({ ...declaration, state: 'paused', rev: 2 }, 1);
    expect(await sends(message())).toMatchObject({ refused: 'not-open', because: 'paused' });
    await stores.declarations.save({ ...declaration, rev: 3 }, 2);
    expect(await resultsOf(message())).toHaveLength(3);
  });

  it('beyond what the partner may send in an hour is refused as a whole', async () => {
    await begin({ signaturesPerHour: 5 });
    expect(await resultsOf(message())).toHaveLength(3);
    expect(await sends([...message(), person('petra')], { message: 'msg_2' })).toEqual({
      refused: 'too-many-signatures',
      until: later(HOUR),
      limit: 5,
    });
    expect(await signatureOf('petra@example.org')).toBeUndefined();
    // What it has sent is answered all the same.
    expect(await resultsOf(message())).toHaveLength(3);
    expect(await resultsOf([person('petra')], { message: 'msg_3' })).toHaveLength(1);
    expect(
      await sends(
        Array.from({ length: 6 }, () => 'nobody'),
        { message: 'msg_4' },
      ),
    ).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/signatures', code: 'too-many', params: { max: 5 } }],
    });
  });
});
