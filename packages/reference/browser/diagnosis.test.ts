import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnosis.client.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const now = Date.parse('2026-11-22T09:00:00Z');
const body = '{"type":"signature.confirmed","data":{"name":"Олена"}}';
const sign = (over = body, by = secret, id = 'evt_1') => new Webhook(by).sign(id, new Date(now), over);
const request = { secret, id: 'evt_1', timestamp: `${now / 1000}`, body, signature: sign() };
const asked = (changes: Partial<typeof request>) => diagnose({ ...request, ...changes }, now);

describe('the tester of signatures', () => {
  it('has the signature that the stock library makes', async () => {
    expect(await asked({ signature: '' })).toEqual({ expected: sign(), remarks: [] });
  });

  it('says that a request verifies, by one of several signatures', async () => {
    const other = sign(body, 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD');
    expect(await asked({ signature: `${other} ${sign()}` })).toMatchObject({ verifies: true, remarks: [] });
  });

  it('asks for what is missing', async () => {
    expect(await asked({ secret: '', id: ' ', timestamp: '' })).toEqual({
      remarks: ['The secret is missing.', 'webhook-id is missing.', 'webhook-timestamp is missing.'],
    });
  });

  it.each([
    ['a secret that is no base64', { secret: 'whsec_?' }, 'no base64'],
    ['a secret cut short', { secret: 'whsec_MfKQ9r8G' }, 'was all of it copied'],
    ['a time in milliseconds', { timestamp: `${now}` }, 'milliseconds'],
    ['a time in words', { timestamp: '2026-11-22' }, 'no number'],
    ['an old request', { timestamp: `${now / 1000 - 600}` }, '10 minutes in the past'],
    ['one from the future', { timestamp: `${now / 1000 + 600}` }, '10 minutes in the future'],
    ['no version', { signature: sign().slice(3) }, 'begins with v1'],
    ['a public key’s signature', { signature: sign().replace('v1,', 'v1a,') }, 'by a public key'],
    ['hexadecimal', { signature: `v1,${'ab'.repeat(32)}` }, 'hexadecimal'],
    ['a line end behind the body', { body: `${body}\n` }, 'without its last line end'],
    ['a line end that was signed', { signature: sign(`${body}\n`) }, 'with a line end behind it'],
    ['other line ends', { body: 'a\nb', signature: sign('a\r\nb') }, 'other line ends'],
    ['JSON written anew', { body: JSON.stringify(JSON.parse(body), null, 2) }, 'written anew'],
    [
      'the secret’s letters as the key',
      { signature: new Webhook(secret, { format: 'raw' }).sign('evt_1', new Date(now), body) },
      'letters as the key',
    ],
    ['another id', { id: 'evt_2' }, 'another secret, id, time or body'],
    ['another’s secret', { secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' }, 'another secret'],
  ])('tells %s', async (_, changes, why) => {
    const { verifies, remarks } = await asked(changes);
    expect(verifies).not.toBe(true);
    expect(remarks.join(' ')).toContain(why);
  });

  it('says so of a right signature that came too late', async () => {
    const late = await diagnose(request, now + 400_000);
    expect(late).toMatchObject({ expected: sign(), verifies: false });
  });
});
