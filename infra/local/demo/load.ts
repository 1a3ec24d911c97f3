import { setTimeout as sleep } from 'node:timers/promises';
import { partnerOrigin } from '../partners/partner-routes.ts';
import type { Site } from '../stack.ts';
import { demoConvenings } from './convenings.ts';
import { type DemoDeclaration, demoDeclarations } from './declarations.ts';
import type { DemoEntry, Send } from './entry.ts';
import { loadFiles } from './files.ts';
import { demoNetwork } from './network.ts';
import { demoOrganisations } from './organisations.ts';
import { recordPartner } from './partner.ts';
import { demoProjects } from './projects.ts';
import { onPaper, people, signingMembers } from './signatories.ts';
import { demoDocuments, demoUpdates } from './updates.ts';

/** As much as the local AWS does at once. */
const AT_ONCE = 8;

/** Loads the demonstration network as people would: editors through staff's routes, signers by the mail's link. */
export async function loadDemo(
  { baseUrl, token }: Site,
  report: (line: string) => void = () => {},
): Promise<void> {
  const editor = { authorization: `Bearer ${await token('editor')}` };
  const send: Send = async (method, path, body, headers = editor) => {
    const answer = await fetch(new URL(path, baseUrl), {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text && JSON.parse(text);
  };
  const put = ({ path, input }: DemoEntry) => send('PUT', `/v1/staff/${path}`, input);

  report('Organisations');
  await several(demoOrganisations, put);
  report('Projects and convenings');
  // What is part of something comes behind it.
  for (const project of demoProjects) await put(project);
  await several(demoConvenings, put);
  await send('PUT', '/v1/staff/network', demoNetwork);
  report('Declarations');
  await several(demoDeclarations, (declaration) => declare(send, declaration));
  report('Documents and updates');
  await several(demoDocuments, put);
  await loadFiles(send);
  await several(demoUpdates, put);
  report('A partner');
  const owner = { authorization: `Bearer ${await token('owner')}` };
  const asOwner: Send = (method, path, body) => send(method, path, body, owner);
  await recordPartner(asOwner, { baseUrl, origin: partnerOrigin(baseUrl) });
  report('Signatures');
  const open = demoDeclarations.filter((declaration) => declaration.open);
  for (const { slug } of open) {
    await several([...people, ...signingMembers], async (person) => {
      // Everybody comes from a network of their own.
      const from = { 'x-forwarded-for': `198.51.${[...people, ...signingMembers].indexOf(person)}.1` };
      await send('POST', `/v1/declarations/${slug}/signatures`, person, from);
      const confirmation = await mailedToken(baseUrl, person.email);
      await send('POST', '/v1/signatures/confirmations', { token: confirmation }, from);
    });
  }
}

async function declare(send: Send, { slug, declaration, texts, open }: DemoDeclaration): Promise<void> {
  const staff = `/v1/staff/declarations/${slug}`;
  await send('PUT', staff, declaration);
  for (const [language, body] of Object.entries(texts)) {
    await send('PUT', `${staff}/texts/${language}`, { body });
  }
  if (!open) return;
  const evidence = 'Signed sheet of the founding meeting, kept by the secretariat';
  await send('POST', `${staff}/signatures`, { signatures: onPaper, evidence });
  await send('POST', `${staff}/openings`, {});
}

/** Does something with each, several at once. */
async function several<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const PATIENCE_MS = 60_000;

/** The token of the confirming link in the mail to an address, once it has come. */
async function mailedToken(baseUrl: string, address: string): Promise<string> {
  for (const started = Date.now(); Date.now() - started < PATIENCE_MS; await sleep(500)) {
    const answer = await fetch(new URL(`/_local/mail?to=${encodeURIComponent(address)}`, baseUrl));
    const [mail] = (await answer.json()) as { text: string }[];
    const [, found] = /\/confirm\/(\S+)/.exec(mail?.text ?? '') ?? [];
    if (found) return found;
  }
  throw new Error(`No mail came to ${address}.`);
}
