import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { MOST_ENDPOINTS } from '@undersigned/partners/edit-endpoint.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEndpoint, newPartner, receiver, verified } from './partnering.ts';
import { expectProblem } from './problem.ts';
import { owner, stack } from './site.ts';

const inUkrainian = { 'accept-language': 'uk' };
const eventTypes = ['signature.*', 'declaration.closed'];

let hooks: Awaited<ReturnType<typeof receiver>>;
beforeAll(async () => {
  hooks = await receiver();
});
afterAll(() => hooks.close());

describe('an endpoint', () => {
  let slug = '';
  const register = (input: Record<string, unknown>) =>
    owner('POST', `/partners/${slug}/endpoints`, { eventTypes, ...input }, inUkrainian);
  beforeAll(async () => {
    ({ slug } = await newPartner());
  });

  it('is registered with a secret that is shown once', async () => {
    const { status, json } = await register({ url: 'http://127.0.0.1:9/hooks', description: 'The counter' });
    expect([status, json.secret]).toEqual([201, expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/)]);
    const { secret: _, ...shown } = json;
    expect(shown).toEqual({
      id: expect.stringMatching(/^ep_[0-9a-z]{26}$/),
      partner: slug,
      url: 'http://127.0.0.1:9/hooks',
      eventTypes,
      description: 'The counter',
      secrets: [{ createdAt: shown.createdAt }],
      createdAt: expect.any(String),
    });
    const read = await owner('GET', `/partners/${slug}/endpoints/${shown.id}`);
    const list = await owner('GET', `/partners/${slug}/endpoints`);
    expect(read.json).toEqual(shown);
    expect(list.json.items).toContainEqual(shown);
    for (const { text } of [read, list]) expect(text).not.toMatch(/whsec_|sealed/);
  });

  it.each([
    ['ftp://hooks.example.org/', 'url-not-https'],
    ['http://hooks.example.org/', 'url-not-https'],
    ['https://webmaster:word@hooks.example.org/', 'url-with-credentials'],
    ['https://hooks.example.org/#here', 'url-with-fragment'],
    ['https://hooks.example.org:22/', 'url-port-not-allowed'],
    ['https://10.1.2.3/', 'url-private'],
    ['https://169.254.169.254/latest/meta-data/', 'url-private'],
    ['https://[fd00::1]/', 'url-private'],
    ['https://[::ffff:192.168.0.1]/', 'url-private'],
    ['https://router.local/', 'url-private'],
    ['https://hooks.nowhere.example/', 'url-unresolved'],
    ['hooks', 'invalid-url'],
    ['', 'blank'],
  ])('is not at %j: %s', async (url, code) => {
    expectProblem(await register({ url }), 422, 'validation', [['#/url', code]]);
  });

  it.each([
    [['signature.imagined'], '#/eventTypes/0', 'unknown-event-type'],
    [['signature.*', '*'], '#/eventTypes/1', 'unknown-event-type'],
    [['message.submitted'], '#/eventTypes/0', 'unknown-event-type'],
    [[], '#/eventTypes', 'required'],
  ])('is not told %j', async (eventTypes, pointer, code) => {
    const url = 'http://127.0.0.1:9/';
    expectProblem(await register({ url, eventTypes }), 422, 'validation', [[pointer, code]]);
  });

  it('is changed and removed by who names the version last seen', async () => {
    const { path, etag, secret } = await newEndpoint(slug, 'http://127.0.0.1:9/old');
    const put = (url: string, headers: Record<string, string>) =>
      owner('PUT', path, { url, eventTypes }, { ...inUkrainian, ...headers });
    const moved = 'http://127.0.0.1:9/new';
    expectProblem(await put(moved, {}), 428, 'precondition-required');
    expectProblem(await put(moved, { 'if-match': '"2-x"' }), 412, 'precondition-failed');
    const private_ = 'https://10.0.0.1/';
    expectProblem(await put(private_, { 'if-match': etag }), 422, 'validation', [['#/url', 'url-private']]);
    const changed = await put(moved, { 'if-match': etag });
    expect([changed.status, changed.json.url]).toEqual([200, moved]);
    expect(changed.text).not.toContain(secret);

    const remove = (tag: string | null) =>
      owner('DELETE', path, undefined, { ...inUkrainian, ...(tag && { 'if-match': tag }) });
    expectProblem(await remove(null), 428, 'precondition-required');
    expectProblem(await remove(etag), 412, 'precondition-failed');
    expect((await remove(changed.headers.get('etag'))).status).toBe(204);
    expectProblem(await remove(changed.headers.get('etag')), 404, 'not-found');
  });

  it('is disabled and enabled, and says so', async () => {
    const { path } = await newEndpoint(slug, 'http://127.0.0.1:9/');
    const disabled = await owner('POST', `${path}/disablings`);
    expect(disabled).toMatchObject({ status: 200, json: { disabled: { reason: 'staff' } } });
    const replay = { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' };
    const refused = await owner('POST', `${path}/replays`, replay, inUkrainian);
    expectProblem(refused, 409, 'conflict');
    expect(refused.json).toMatchObject({ reason: 'disabled' });
    const enabled = await owner('POST', `${path}/enablings`);
    expect(enabled.status).toBe(200);
    expect(enabled.json).not.toHaveProperty('disabled');
  });

  it('is its own partner’s, and no other’s', async () => {
    const { id } = await newEndpoint(slug, 'http://127.0.0.1:9/');
    const other = await newPartner();
    const elsewhere = `/partners/${other.slug}/endpoints/${id}`;
    const replay = { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' };
    const answers = await Promise.all([
      owner('GET', elsewhere),
      owner('GET', `${elsewhere}/deliveries`),
      owner('POST', `${elsewhere}/secret/rotations`),
      owner('POST', `${elsewhere}/pings`),
      owner('POST', `${elsewhere}/enablings`),
      owner('POST', `${elsewhere}/disablings`),
      owner('POST', `${elsewhere}/deliveries/dlv_1/redeliveries`),
      owner('POST', `${elsewhere}/replays`, replay),
      owner('GET', `${elsewhere}/replays/rpl_1`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  });

  it('is one of so many at most', async () => {
    const { slug: busy } = await newPartner();
    for (let count = 0; count < MOST_ENDPOINTS; count++) await newEndpoint(busy, 'http://127.0.0.1:9/');
    const input = { url: 'http://127.0.0.1:9/', eventTypes };
    const refused = await owner('POST', `/partners/${busy}/endpoints`, input, inUkrainian);
    expectProblem(refused, 409, 'conflict');
    expect(refused.json).toMatchObject({ reason: 'too-many-endpoints' });
    const first = await owner('GET', `/partners/${busy}/endpoints?limit=15`);
    expect([first.json.items.length, first.json.next]).toEqual([15, expect.any(String)]);
    const rest = await owner('GET', `/partners/${busy}/endpoints?limit=15&cursor=${first.json.next}`);
    expect([rest.json.items.length, rest.json.next]).toEqual([MOST_ENDPOINTS - 15, null]);
  });
});

describe('what an owner has an endpoint sent', () => {
  let endpoint: Awaited<ReturnType<typeof newEndpoint>>;
  const had = (id: string) => hooks.received.filter(({ headers }) => headers['webhook-id'] === id);
  const log = async (query = '') => (await owner('GET', `${endpoint.path}/deliveries${query}`)).json;
  const ping = async () => {
    const { status, json } = await owner('POST', `${endpoint.path}/pings`);
    expect([status, json]).toEqual([202, { delivery: expect.stringMatching(/^dlv_[0-9a-z]{26}$/) }]);
    return String(json.delivery).replace('dlv_', 'evt_');
  };
  beforeAll(async () => {
    const { slug } = await newPartner();
    endpoint = await newEndpoint(slug, hooks.url);
  });

  it('is a ping that the stock library verifies, and the log shows it', async () => {
    const event = await ping();
    await expect.poll(() => had(event), { timeout: 20_000 }).toHaveLength(1);
    const [message] = had(event);
    expect(message && verified(endpoint.secret, message)).toMatchObject({
      id: event,
      type: 'endpoint.pinged',
      subject: endpoint.id,
    });
    await expect
      .poll(() => log('?state=delivered'), { timeout: 10_000 })
      .toMatchObject({
        items: [
          {
            id: event.replace('evt_', 'dlv_'),
            state: 'delivered',
            event: { id: event, type: 'endpoint.pinged', subject: endpoint.id },
            attempts: [{ status: 204, ms: expect.any(Number) }],
          },
        ],
        next: null,
      });
    expect(await log('?state=failed')).toEqual({ items: [], next: null });
  });

  it('is signed with both secrets for a day after a rotation', async () => {
    const { status, json } = await owner('POST', `${endpoint.path}/secret/rotations`);
    expect(status).toBe(201);
    const event = await ping();
    await expect.poll(() => had(event), { timeout: 20_000 }).toHaveLength(1);
    const [message] = had(event);
    for (const secret of [endpoint.secret, json.secret]) {
      expect(message && verified(secret, message)).toMatchObject({ id: event });
    }
  });

  it('is sent again when asked for, under the same id', async () => {
    const event = await ping();
    await expect.poll(() => had(event), { timeout: 20_000 }).toHaveLength(1);
    const delivery = event.replace('evt_', 'dlv_');
    const again = await owner('POST', `${endpoint.path}/deliveries/${delivery}/redeliveries`);
    expect([again.status, again.json]).toEqual([202, { delivery }]);
    await expect.poll(() => had(event), { timeout: 20_000 }).toHaveLength(2);
    expect((await owner('POST', `${endpoint.path}/deliveries/dlv_0/redeliveries`)).status).toBe(404);
  });

  it('is listed page by page, the newest first', async () => {
    const all = (await log()).items.map(({ id }: { id: string }) => id);
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(all).toEqual(all.toSorted().reverse());
    const first = await log('?limit=2');
    const second = await log(`?limit=2&cursor=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(ids).toEqual(all.slice(0, 4));
    const cursor = `${endpoint.path}/deliveries?limit=2&state=failed&cursor=${first.next}`;
    expectProblem(await owner('GET', cursor, undefined, inUkrainian), 422, 'validation', [
      ['#/cursor', 'invalid-cursor'],
    ]);
  });

  it('is what happened in some time, which can be followed', async () => {
    const replay = { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' };
    const { status, json } = await owner('POST', `${endpoint.path}/replays`, replay);
    expect([status, json]).toMatchObject([202, { id: expect.stringMatching(/^rpl_/), state: 'starting' }]);
    await expect
      .poll(async () => (await owner('GET', `${endpoint.path}/replays/${json.id}`)).json.state, {
        timeout: 20_000,
      })
      .toBe('done');
    const ends = (changes: object) =>
      owner('POST', `${endpoint.path}/replays`, { ...replay, ...changes }, inUkrainian);
    expectProblem(await ends({ until: '2025-01-01T00:00:00Z' }), 422, 'validation', [
      ['#/until', 'not-in-order'],
    ]);
    const future = { since: '2999-01-01T00:00:00Z', until: '2999-01-02T00:00:00Z' };
    expectProblem(await ends(future), 422, 'validation', [['#/since', 'in-the-future']]);
  });
});

describe('a secret', () => {
  /** Asks the local AWS's logs by their own protocol, which spares a client. */
  const logs = async (target: string, body: object) => {
    const answer = await fetch(stack.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `Logs_20140328.${target}`,
        authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/logs/aws4_request',
      },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as { logGroups: { logGroupName: string }[] };
  };

  it('stands in no item, in no log line and nowhere in the audit trail', async () => {
    const partner = await newPartner();
    const endpoint = await newEndpoint(partner.slug, hooks.url);
    const rotations = await Promise.all([
      owner('POST', `/partners/${partner.slug}/submission-secret/rotations`),
      owner('POST', `${endpoint.path}/secret/rotations`),
    ]);
    const ping = await owner('POST', `${endpoint.path}/pings`);
    await expect
      .poll(async () => (await owner('GET', `${endpoint.path}/deliveries`)).json.items, { timeout: 20_000 })
      .toHaveLength(1);
    expect(ping.status).toBe(202);

    const secrets: string[] = [
      partner.submissionSecret,
      endpoint.secret,
      ...rotations.map(({ json }) => json.secret),
    ].map((secret) => secret.replace('whsec_', ''));
    const where: Record<string, string> = {};
    const pages = paginateScan(
      { client: new DynamoDBClient(stack.aws) },
      { TableName: stack.outputs.TableName },
    );
    where['table'] = JSON.stringify((await Array.fromAsync(pages)).map(({ Items }) => Items));
    where['audit'] = (await owner('GET', '/audit?limit=200')).text;
    const { logGroups } = await logs('DescribeLogGroups', {});
    for (const { logGroupName } of logGroups) {
      where[logGroupName] = JSON.stringify(await logs('FilterLogEvents', { logGroupName }));
    }
    expect(where['table']).toContain(endpoint.id);
    expect(where['audit']).toContain('rotateEndpointSecret');
    expect(Object.keys(where).length).toBeGreaterThan(10);
    for (const [place, text] of Object.entries(where)) {
      for (const secret of secrets) expect(text.includes(secret), place).toBe(false);
      expect(text.includes('whsec_'), place).toBe(false);
    }
  });
});
