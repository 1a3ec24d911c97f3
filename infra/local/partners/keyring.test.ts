import { beforeEach, describe, expect, it } from 'vitest';
import { emptyKeyring, type Keyring, overhearing, secretsOf, submissionSecretOf } from './keyring.ts';

const at = new Date('2026-11-22T09:00:00Z');
const tomorrow = '2026-11-23T09:00:00Z';
const STAFF = '/v1/staff/partners/two-banks';

describe('the keyring', () => {
  let keyring: Keyring;
  beforeEach(() => {
    keyring = emptyKeyring();
  });

  const asked = (method: string, path: string, status: number, answer: unknown) =>
    overhearing(
      async () => ({ status, headers: {}, body: Buffer.from(JSON.stringify(answer)) }),
      keyring,
    )({ method, path, headers: {}, body: Buffer.alloc(0), peer: '127.0.0.1' });

  const registered = (id: string, url: string, secret: string) =>
    asked('POST', `${STAFF}/endpoints`, 201, { id, url, secret });

  it('passes the answer on as it is', async () => {
    const { body } = await registered('ep_1', 'http://localhost:3000/_local/webhooks/news', 'whsec_a');
    expect(JSON.parse(`${body}`)).toMatchObject({ secret: 'whsec_a' });
  });

  it('knows the secret of an endpoint that leads here, by the name it leads to', async () => {
    await registered('ep_1', 'http://localhost:3000/_local/webhooks/news?answer=500', 'whsec_a');
    await registered('ep_2', 'https://elsewhere.example/hook', 'whsec_b');
    await registered('ep_3', 'http://localhost:3000/_local/webhooks/news', 'whsec_c');
    expect(secretsOf(keyring, 'news', at)).toEqual(['whsec_a', 'whsec_c']);
    expect(secretsOf(keyring, 'hook', at)).toEqual([]);
  });

  it('lets go of a rotated secret when its day is over', async () => {
    await registered('ep_1', 'http://localhost:3000/_local/webhooks/news', 'whsec_a');
    const rotation = { secret: 'whsec_b', previousUntil: tomorrow };
    await asked('POST', `${STAFF}/endpoints/ep_1/secret/rotations`, 201, rotation);
    expect(secretsOf(keyring, 'news', at)).toEqual(['whsec_b', 'whsec_a']);
    expect(secretsOf(keyring, 'news', new Date(tomorrow))).toEqual(['whsec_b']);
  });

  it('follows an endpoint whose address is changed', async () => {
    await registered('ep_1', 'http://localhost:3000/_local/webhooks/news', 'whsec_a');
    const changed = { id: 'ep_1', url: 'http://localhost:3000/_local/webhooks/gazette' };
    await asked('PUT', `${STAFF}/endpoints/ep_1`, 200, changed);
    expect(secretsOf(keyring, 'gazette', at)).toEqual(['whsec_a']);
    expect(secretsOf(keyring, 'news', at)).toEqual([]);
  });

  it('knows what a partner signs with, from its creation and from a rotation', async () => {
    await asked('PUT', STAFF, 201, { slug: 'two-banks', submissionSecret: 'whsec_s' });
    expect(submissionSecretOf(keyring, 'two-banks')).toBe('whsec_s');
    const rotation = { secret: 'whsec_t', previousUntil: tomorrow };
    await asked('POST', `${STAFF}/submission-secret/rotations`, 201, rotation);
    expect(submissionSecretOf(keyring, 'two-banks')).toBe('whsec_t');
  });

  it('hears nothing in a refusal, in a reading, nor in what is no JSON', async () => {
    const url = 'http://localhost:3000/_local/webhooks/news';
    await asked('POST', `${STAFF}/endpoints`, 422, { id: 'ep_1', url, secret: 'whsec_a' });
    await asked('GET', `${STAFF}/endpoints/ep_1`, 200, { id: 'ep_1', url, secret: 'whsec_a' });
    await overhearing(
      async () => ({ status: 204, headers: {}, body: Buffer.alloc(0) }),
      keyring,
    )({ method: 'DELETE', path: STAFF, headers: {}, body: Buffer.alloc(0), peer: '' });
    expect(keyring).toEqual(emptyKeyring());
  });
});
