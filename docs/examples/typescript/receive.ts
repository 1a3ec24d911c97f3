/*
 * Receives webhooks, and keeps in partner.db who agreed to be known to you. Node.js 24 or later.
 *
 *   npm install
 *   WEBHOOK_SECRET=whsec_… PORT=8080 node receive.ts
 */
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

const { WEBHOOK_SECRET = '', PORT = '8080' } = process.env;
const webhook = new Webhook(WEBHOOK_SECRET);

const db = new DatabaseSync('partner.db');
db.exec(`
  CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS signatures (id TEXT PRIMARY KEY, time TEXT, name TEXT, email TEXT)`);
const seen = db.prepare('INSERT OR IGNORE INTO seen VALUES (?)');
// Events overtake each other: an older one changes nothing.
const keep = db.prepare(`
  INSERT INTO signatures VALUES (?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET time = excluded.time, name = excluded.name, email = excluded.email
  WHERE excluded.time > time`);

type Event = {
  id: string;
  type: string;
  subject: string;
  time: string;
  data: { signer?: { name: string; email: string } };
};

/** After these nothing may be left of what a signer agreed to. */
const ENDS = ['withdrawn', 'erased', 'invalidated', 'expired'].map((end) => `signature.${end}`);

function take({ id, type, subject, time, data }: Event): void {
  // The same event may come more than once, always under the same id.
  if (seen.run(id).changes === 0) return;
  if (ENDS.includes(type)) keep.run(subject, time, null, null);
  if (type === 'signature.confirmed' && data.signer)
    keep.run(subject, time, data.signer.name, data.signer.email);
  console.log(type, subject);
}

createServer(async (request, response) => {
  const body = await text(request);
  try {
    webhook.verify(body, request.headers as Record<string, string>);
  } catch {
    response.writeHead(401).end();
    return;
  }
  db.exec('BEGIN');
  try {
    take(JSON.parse(body) as Event);
    db.exec('COMMIT');
    // This also says that what had to be erased is erased. What takes long is done after it.
    response.writeHead(204).end();
  } catch (error) {
    db.exec('ROLLBACK');
    console.error(error);
    // It will come again.
    response.writeHead(500).end();
  }
}).listen(Number(PORT));
