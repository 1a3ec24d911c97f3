import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NotTaken } from '@undersigned/digests/not-taken.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bulkMail } from './bulk-mail.ts';

let ses: Server;
let asked: Record<string, unknown>[];
/** What the mail service answers; undefined: it hangs up. */
let answer: { status: number; type?: string; message?: string } | undefined;

beforeEach(async () => {
  asked = [];
  answer = { status: 200 };
  ses = createServer(async (request, response) => {
    const body = await Array.fromAsync(request);
    asked.push(JSON.parse(Buffer.concat(body).toString()));
    if (!answer) return request.socket.destroy();
    const { status, type, message = 'No.' } = answer;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(type && { 'x-amzn-errortype': type }),
    });
    return response.end(JSON.stringify(type ? { message } : { MessageId: 'm-1' }));
  });
  await new Promise<void>((listening) => {
    ses.listen(0, '127.0.0.1', listening);
  });
});

afterEach(
  () =>
    new Promise<void>((closed) => {
      ses.closeAllConnections();
      ses.close(() => closed());
    }),
);

const mailer = () =>
  bulkMail(
    { from: 'digest@example.org' },
    {
      endpoint: `http://127.0.0.1:${(ses.address() as AddressInfo).port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    },
  );
const mail = { to: 'reader@example.org', subject: 'Weekly digest', text: 'News.', html: '<p>News.</p>' };

describe('a mail to many', () => {
  it('goes with its headers, and with what its events are told by', async () => {
    const headers = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', Precedence: 'bulk' };
    const tags = { issue: 'weekly-12', subscriber: '5f0c' };
    expect(await mailer()({ ...mail, headers, tags })).toBe('sent');
    expect(asked).toMatchObject([
      {
        EmailTags: [
          { Name: 'issue', Value: 'weekly-12' },
          { Name: 'subscriber', Value: '5f0c' },
        ],
        Content: {
          Simple: {
            Headers: [
              { Name: 'Auto-Submitted', Value: 'auto-generated' },
              { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
              { Name: 'Precedence', Value: 'bulk' },
            ],
          },
        },
      },
    ]);
  });

  it.each([
    ['throttling', { status: 429, type: 'TooManyRequestsException' }],
    ['a quota', { status: 400, type: 'LimitExceededException' }],
    ['sending paused', { status: 400, type: 'SendingPausedException' }],
    ['a sender that is not verified', { status: 400, type: 'MailFromDomainNotVerifiedException' }],
  ])('was surely not taken by %s, and is not tried again here', async (_, given) => {
    answer = given;
    await expect(mailer()(mail)).rejects.toThrow(NotTaken);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a defect of the service', { status: 500, type: 'InternalServiceException' }],
    ['a connection that breaks off', undefined],
  ])('may have been taken after %s, and is not tried again here either', async (_, given) => {
    answer = given;
    const failure = await mailer()(mail).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(NotTaken);
    expect(asked).toHaveLength(1);
  });

  it('was surely not taken where there is no connection', async () => {
    const unheard = mailer();
    await new Promise<void>((closed) => {
      ses.close(() => closed());
    });
    await expect(unheard(mail)).rejects.toThrow(NotTaken);
  });

  it('is refused for good for an address that SES will not take', async () => {
    answer = { status: 400, type: 'MessageRejected', message: 'Email address is not valid.' };
    expect(await mailer()(mail)).toBe('refused');
  });
});
