import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { askLimitsInMemory } from '@undersigned/declarations/ask-limits.memory.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { signatureErased } from '@undersigned/events/signature-erased.ts';
import { samplePartner } from '@undersigned/partners/partners.fixture.ts';
import { newSecret } from '@undersigned/partners/secrets.ts';
import { checkSender } from '@undersigned/partners/sender.ts';
import { signedHeaders } from '@undersigned/partners/signed.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listener, listen } from '../../infra/local/http.ts';
import { installedAt } from './webhooks/libraries.ts';

/* The programs of docs/examples, run as they stand there. */

const examples = join(import.meta.dirname, '../../docs/examples');
const secret = newSecret();

/** A language's examples in a folder where they can run, and how; or why they cannot. */
type Ready = {
  folder: string;
  run: (script: string) => [file: string, given: string[]];
  environment: Record<string, string>;
};

const LANGUAGES: Record<string, (folder: string, port: number) => Promise<Ready | { missing: string }>> = {
  typescript: async (folder) => {
    symlinkSync(join(examples, '../../node_modules'), join(folder, 'node_modules'));
    return { folder, run: (script) => [process.execPath, [`${script}.ts`]], environment: {} };
  },
  python: async (folder) => {
    const found = await installedAt('Python');
    if ('missing' in found) return found;
    return {
      folder,
      run: (script) => ['python3', [`${script}.py`]],
      environment: { PYTHONPATH: found.folder },
    };
  },
  php: async (folder, port) => {
    const found = await installedAt('PHP');
    if ('missing' in found) return found;
    symlinkSync(join(found.folder, 'vendor'), join(folder, 'vendor'));
    const server = ['-S', `127.0.0.1:${port}`];
    return {
      folder,
      run: (script) => ['php', [...(script === 'receive' ? server : []), `${script}.php`]],
      environment: {},
    };
  },
};

const freePort = async () => {
  const { port, close } = await listen(async () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }));
  await close();
  return port;
};

const event = (declared: { type: string }, id: string, time: string, data: object) =>
  JSON.stringify({ specversion: '1.0', id, type: declared.type, subject: 'sig_1', time, data });

const signer = { name: 'Олена Шевченко', email: 'olena@example.org' };

describe.each(Object.keys(LANGUAGES))('the examples in %s', (language) => {
  let ready: Ready | { missing: string };
  let port: number;
  const folder = mkdtempSync(join(tmpdir(), `example-${language}-`));

  beforeAll(async () => {
    cpSync(join(examples, language), folder, { recursive: true });
    cpSync(join(examples, 'signatures.json'), join(folder, 'signatures.json'));
    port = await freePort();
    ready = (await LANGUAGES[language]?.(folder, port)) ?? { missing: 'no such language' };
    if ('missing' in ready) console.warn(`Skipped: ${ready.missing}`);
  }, 200_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const environment = (more: Record<string, string>) => ({
    ...process.env,
    ...('environment' in ready && ready.environment),
    ...more,
  });

  describe('a receiver', () => {
    let receiver: ChildProcess | undefined;
    beforeAll(async () => {
      if ('missing' in ready) return;
      const [file, given] = ready.run('receive');
      receiver = spawn(file, given, {
        cwd: folder,
        env: environment({ WEBHOOK_SECRET: secret, PORT: `${port}` }),
        stdio: 'ignore',
      });
      for (let left = 100; left > 0 && !(await fetch(url()).catch(() => undefined)); left--) await sleep(100);
    }, 20_000);
    afterAll(() => receiver?.kill());

    const url = () => `http://127.0.0.1:${port}/`;
    const deliver = async (body: string, { by = secret, sent = body } = {}) => {
      const { id } = JSON.parse(body) as { id: string };
      const headers = signedHeaders([newSecret(), by], { id, at: new Date(), body });
      const answer = await fetch(url(), { method: 'POST', headers, body: sent });
      return answer.status;
    };
    const kept = () => {
      const database = new DatabaseSync(join(folder, 'partner.db'), { readOnly: true });
      const rows = database.prepare('SELECT name, email FROM signatures').all();
      database.close();
      return rows.map((row) => ({ ...row }));
    };

    it('takes what verifies, once, forgets who is erased, and is not misled by what comes late', async ({
      skip,
    }) => {
      if ('missing' in ready) return skip(ready.missing);
      const confirmed = event(signatureConfirmed, 'evt_1', '2026-11-22T09:00:00.000Z', { signer });
      expect(await deliver(confirmed, { by: newSecret() })).toBe(401);
      expect(await deliver(confirmed, { sent: confirmed.replace('sig_1', 'sig_2') })).toBe(401);
      expect(await deliver(confirmed)).toBe(204);
      expect(await deliver(confirmed)).toBe(204);
      expect(kept()).toEqual([signer]);

      expect(await deliver(event(signatureErased, 'evt_2', '2026-11-22T10:00:00.000Z', {}))).toBe(204);
      expect(kept()).toEqual([{ name: null, email: null }]);
      expect(await deliver(event(signatureConfirmed, 'evt_0', '2026-11-22T08:00:00.000Z', { signer }))).toBe(
        204,
      );
      expect(kept()).toEqual([{ name: null, email: null }]);
      expect(await deliver(event(signatureConfirmed, 'evt_3', '2026-11-22T11:00:00.000Z', { signer }))).toBe(
        204,
      );
      expect(kept()).toEqual([signer]);
    }, 20_000);
  });

  describe('a sender', () => {
    let network: Listener;
    let ids: string[];
    let statuses: number[];
    const check = checkSender({
      partners: {
        get: async () =>
          samplePartner({ submissionSecrets: [{ sealed: secret, createdAt: '2026-11-22T09:00:00Z' }] }),
      },
      box: async () => ({ open: (sealed) => sealed }),
      limits: askLimitsInMemory(),
      now: () => new Date(),
    });

    beforeAll(async () => {
      network = await listen(async ({ path, headers, body }) => {
        const [, , , slug = ''] = path.split('/');
        const told = headers as Record<string, string>;
        const sender = await check({ slug, headers: told, body, address: '192.0.2.1' });
        ids.push('message' in sender ? sender.message : sender.refused);
        const status = statuses.shift() ?? 200;
        const { signatures } = JSON.parse(`${body}`) as { signatures: unknown[] };
        const results = signatures.map((_, index) => ({ index, status: 'accepted' }));
        return { status, headers: { 'retry-after': '1' }, body: Buffer.from(JSON.stringify({ results })) };
      });
    });
    afterAll(() => network.close());

    const send = async ({ folder, run }: Ready) => {
      const [file, given] = run('send');
      return promisify(execFile)(file, [...given, 'peace', 'signatures.json'], {
        cwd: folder,
        env: environment({
          SITE: `http://127.0.0.1:${network.port}`,
          PARTNER: 'green-balkans',
          SUBMISSION_SECRET: secret,
        }),
        timeout: 20_000,
      });
    };

    it('signs what it sends, waits when it is asked to, and sends the same under the same id', async ({
      skip,
    }) => {
      if ('missing' in ready) return skip(ready.missing);
      [ids, statuses] = [[], [503]];
      const { stdout } = await send(ready);
      expect(stdout).toMatch(/olena@example\.org accepted/);
      await send(ready);
      expect(ids).toHaveLength(3);
      expect(new Set(ids).size).toBe(1);
      expect(ids[0]).toMatch(/^sub_[0-9a-f]{64}$/);
    }, 30_000);

    it('stops, and says why, where it is refused', async ({ skip }) => {
      if ('missing' in ready) return skip(ready.missing);
      [ids, statuses] = [[], [422]];
      await expect(send(ready)).rejects.toMatchObject({ stderr: expect.stringContaining('422') });
      expect(ids).toHaveLength(1);
    }, 30_000);
  });
});
