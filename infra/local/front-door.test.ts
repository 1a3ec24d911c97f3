import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { frontDoor } from './front-door.ts';
import { plain, type Request, type Response } from './http.ts';

const request = (parts: Partial<Request> = {}): Request => ({
  method: 'GET',
  path: '/en/',
  headers: { host: 'localhost:3000' },
  body: Buffer.alloc(0),
  peer: '127.0.0.1',
  ...parts,
});

const page: Response = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', etag: '"1"', 'cache-control': 's-maxage=10' },
  body: Buffer.from('<p>Декларація</p>'.repeat(100)),
};

const door = (response: Response = page) => {
  const asked: Request[] = [];
  const open = frontDoor({
    originKey: 'the key',
    files: async ({ path }) => plain(200, `file ${path}`),
    local: async ({ path }) => plain(200, `local ${path}`),
    origin: async (request) => {
      asked.push(request);
      return response;
    },
  });
  return { asked, open };
};

describe('what the front door tells the origin', () => {
  it('is the secret key, the address of the viewer and the host asked for', async () => {
    const { asked, open } = door();
    await open(request());
    expect(asked[0]?.headers).toEqual({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'localhost:3000',
      'x-origin-key': 'the key',
      'x-viewer-address': '127.0.0.1',
    });
  });

  it('takes the first X-Forwarded-For for the viewer, so that a trial can come from many networks', async () => {
    const { asked, open } = door();
    await open(request({ headers: { host: 'localhost:3000', 'x-forwarded-for': '2001:db8::1, 10.0.0.1' } }));
    expect(asked[0]?.headers).toMatchObject({ 'x-viewer-address': '2001:db8::1' });
  });

  it('is nothing that a viewer claims about these', async () => {
    const { asked, open } = door();
    const claims = {
      'x-viewer-address': '8.8.8.8',
      'x-origin-key': 'guess',
      'x-forwarded-host': 'evil.example',
    };
    await open(request({ headers: { host: 'localhost:3000', ...claims } }));
    expect(asked[0]?.headers).toMatchObject({
      'x-origin-key': 'the key',
      'x-viewer-address': '127.0.0.1',
      'x-forwarded-host': 'localhost:3000',
    });
  });

  it('keeps back what belongs to the connection', async () => {
    const { asked, open } = door();
    await open(request({ headers: { host: 'a', connection: 'keep-alive', te: 'trailers', accept: '*/*' } }));
    expect(asked[0]?.headers).not.toHaveProperty('connection');
    expect(asked[0]?.headers).not.toHaveProperty('te');
    expect(asked[0]?.headers).toMatchObject({ accept: '*/*' });
  });
});

describe('what the front door answers', () => {
  it('is not modified to whom has that answer already, compressed or not', async () => {
    const { open } = door();
    for (const tag of ['"1"', 'W/"1"', '"0", W/"1"', '*']) {
      const { status, headers, body } = await open(request({ headers: { 'if-none-match': tag } }));
      expect({ status, length: body.length, tag: headers.etag }).toEqual({
        status: 304,
        length: 0,
        tag: '"1"',
      });
    }
    expect((await open(request({ headers: { 'if-none-match': '"2"' } }))).status).toBe(200);
  });

  it('is compressed in what the viewer likes, with a weak tag', async () => {
    const { open } = door();
    const br = await open(request({ headers: { 'accept-encoding': 'gzip, deflate, br' } }));
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', etag: 'W/"1"', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(br.body)).toEqual(page.body);

    const gzip = await open(request({ headers: { 'accept-encoding': 'gzip, br;q=0' } }));
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', 'x-cache': 'Hit' });
    expect(gunzipSync(gzip.body)).toEqual(page.body);

    const neither = await open(request());
    expect(neither.headers).not.toHaveProperty('content-encoding');
    expect(neither.body).toEqual(page.body);
  });

  it('is left as it is when it is small or no text', async () => {
    const accepting = request({ headers: { 'accept-encoding': 'br' } });
    const small = { ...page, body: Buffer.from('short') };
    const picture = { ...page, headers: { 'content-type': 'image/png' } };
    for (const response of [small, picture])
      expect((await door(response).open(accepting)).headers).not.toHaveProperty('content-encoding');
  });

  it('is the error of the origin as it came', async () => {
    const fault: Response = {
      status: 500,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"message":"Internal Server Error"}'),
    };
    expect(await door(fault).open(request())).toEqual({
      ...fault,
      headers: { ...fault.headers, 'x-cache': 'Miss' },
    });
  });

  it('is 413 to a body that API Gateway would not take', async () => {
    const { asked, open } = door();
    const { status } = await open(request({ method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) }));
    expect(status).toBe(413);
    expect(asked).toHaveLength(0);
  });

  it('comes from this machine alone under /_local', async () => {
    const { asked, open } = door();
    for (const path of ['/_local', '/_local/mail', '/_local?a'])
      expect(`${(await open(request({ path }))).body}`).toContain('local');
    expect(asked).toHaveLength(0);
    await open(request({ path: '/_locality' }));
    expect(asked).toHaveLength(1);
  });
});

it('fetches files from their bucket, not by way of the API', async () => {
  const { asked, open } = door();
  const { body } = await open(request({ path: '/files/report/upl_1.pdf' }));
  expect(body.toString()).toBe('file /files/report/upl_1.pdf\n');
  expect(asked).toEqual([]);
});
