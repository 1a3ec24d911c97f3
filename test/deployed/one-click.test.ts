import { beforeEach, describe, expect, it } from 'vitest';
import { mailTo } from './mail.ts';
import { get } from './site.ts';
import { plainly, preferences, subscribed, tokenOf } from './subscribing.ts';

/* RFC 8058 to the letter, by a client that knows nothing but HTTP. */

const PAIR = 'List-Unsubscribe=One-Click';
const BOUNDARY = '----=_Part_1';
/** Section 3.2: “multipart/form-data” or “application/x-www-form-urlencoded”. */
const parts = (value: string, end = '\r\n') =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\n${value}\r\n--${BOUNDARY}--${end}`;
const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' };
const MULTIPART = { 'content-type': `multipart/form-data; boundary="${BOUNDARY}"` };

describe('one click of a mail program', () => {
  let reader: Awaited<ReturnType<typeof subscribed>>;
  const isSubscribed = async () => (await preferences(tokenOf(reader.preferences))).status === 200;

  beforeEach(async () => {
    reader = await subscribed();
  });

  it.each([
    ['url-encoded', PAIR, URLENCODED],
    ['in parts', parts('One-Click'), MULTIPART],
    ['in parts, without a last line end', parts('One-Click', ''), MULTIPART],
    ['with nothing said of the body', PAIR, {}],
  ])(
    'ends the subscription, %s: once and for all, sent on nowhere, with no cookie',
    async (_, body, headers) => {
      for (let click = 0; click < 2; click++) {
        const answer = await plainly('POST', reader.oneClick, body, headers);
        expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { status: 'unsubscribed' }]);
        expect(answer.headers['location']).toBeUndefined();
        expect(answer.headers['set-cookie']).toBeUndefined();
        expect(answer.headers['cache-control']).toBe('no-store');
      }
      expect(await isSubscribed()).toBe(false);
      await mailTo(reader.email, 3);
    },
  );

  it('is not what a scanner does that opens every address', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await plainly(method, reader.oneClick);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
    }
    expect((await get(reader.unsubscribe)).status).toBe(200);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await plainly(method, reader.oneClick, PAIR, URLENCODED);
      expect(answer.status).toBe(405);
    }
    expect(await isSubscribed()).toBe(true);
  });

  it.each([
    ['none', '', {}, 422],
    ['none, that is said to be a form', '', URLENCODED, 422],
    ['of another value', 'List-Unsubscribe=Yes', URLENCODED, 422],
    ['of other letters', 'list-unsubscribe=one-click', URLENCODED, 422],
    ['of another field', 'unsubscribe=1', URLENCODED, 422],
    ['of another value in parts', parts('No'), MULTIPART, 422],
    ['of parts cut short', parts('One-Click').slice(0, 60), MULTIPART, 400],
    ['of another kind', PAIR, { 'content-type': 'text/plain' }, 415],
    ['too long', `${PAIR}&x=${'x'.repeat(70_000)}`, URLENCODED, 413],
  ])('is not a body that is %s', async (_, body, headers, status) => {
    const answer = await plainly('POST', reader.oneClick, body, headers);
    expect(answer.status).toBe(status);
    expect(await isSubscribed()).toBe(true);
  });

  it('does not mind what mail programs add', async () => {
    const answer = await plainly('POST', `${reader.oneClick}?utm_source=mail`, `${PAIR}&more=x`, URLENCODED);
    expect(answer.status).toBe(200);
    expect(await isSubscribed()).toBe(false);
  });
});
