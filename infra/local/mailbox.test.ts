import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen, type Request } from './http.ts';
import { type Recorder, recordMail } from './mailbox.ts';

const sending = {
  FromEmailAddress: 'Мережа <signatures@example.org>',
  Destination: { ToAddresses: ['olena@example.org'] },
  Content: {
    Simple: {
      Subject: { Data: 'Підтвердьте підпис' },
      Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
      Body: { Text: { Data: 'Добрий день' }, Html: { Data: '<p>Добрий день</p>' } },
    },
  },
};

describe('the recorder before the local SES', () => {
  let folder: string;
  let ses: Listener;
  let recorder: Recorder;
  let asked: Request[];
  let status: number;

  beforeEach(async () => {
    asked = [];
    status = 200;
    folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
    ses = await listen(async (request) => {
      asked.push(request);
      return { status, headers: {}, body: Buffer.from('{"MessageId":"m1@email.amazonses.com"}') };
    });
    recorder = await recorderOf();
  });

  afterEach(async () => {
    await recorder.close();
    await ses.close();
    await rm(folder, { recursive: true });
  });

  const recorderOf = () =>
    recordMail({ endpoint: `http://127.0.0.1:${ses.port}`, file: join(folder, 'mail.json') });

  const send = () =>
    fetch(`${recorder.url}/v2/email/outbound-emails`, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test' },
      body: JSON.stringify(sending),
    });

  it('passes a call on as it is, signature and all', async () => {
    const answer = await send();
    expect(await answer.json()).toEqual({ MessageId: 'm1@email.amazonses.com' });
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'AWS4-HMAC-SHA256 Credential=test',
      host: new URL(recorder.url).host,
    });
    expect(JSON.parse(`${asked[0]?.body}`)).toEqual(sending);
  });

  it('keeps the mail with its headers', async () => {
    await send();
    expect(await recorder.newestFirst()).toEqual([
      {
        id: 'm1',
        to: 'olena@example.org',
        from: 'Мережа <signatures@example.org>',
        subject: 'Підтвердьте підпис',
        headers: { 'Auto-Submitted': 'auto-generated' },
        text: 'Добрий день',
        html: '<p>Добрий день</p>',
        sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ]);
  });

  it('keeps nothing that SES refused', async () => {
    status = 403;
    expect((await send()).status).toBe(403);
    expect(await recorder.newestFirst()).toEqual([]);
  });

  it('still has, after a restart, what it saved', async () => {
    await send();
    await recorder.save();
    await recorder.close();
    recorder = await recorderOf();
    expect(await recorder.newestFirst()).toHaveLength(1);
  });
});
