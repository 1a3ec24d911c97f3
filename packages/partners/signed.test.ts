import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { newSecret } from './secrets.ts';
import { signedHeaders } from './signed.ts';

const body = JSON.stringify({ id: 'evt_1', data: { name: 'Олена Шевченко' } });

it('is verified by the stock library under either secret while they are rotated', () => {
  const [old, young] = [newSecret(), newSecret()];
  const headers = signedHeaders([young, old], { id: 'evt_1', at: new Date(), body });
  expect(headers['webhook-id']).toBe('evt_1');
  expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  for (const secret of [old, young]) {
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  }
  expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow();
  expect(() => new Webhook(old).verify(body.replace('1', '2'), headers)).toThrow();
});

it('is the specification’s own example', () => {
  // Standard Webhooks 1.0.0, “Signature scheme”, as its reference libraries test it.
  const headers = signedHeaders(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: new Date(1614265330_000),
    body: '{"test": 2432232314}',
  });
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});
