import { putDeclaration } from '@undersigned/api/staff-declarations.ts';
import { done } from './deployment.ts';
import { type Brought, sorted, type Transfer } from './transfer.ts';

interface ArchivedDeclaration extends Record<string, unknown> {
  slug: string;
  convening?: string;
  opensAt?: string;
  texts: { language: string; version: number; body: string; material: boolean }[];
}

/** What staff put of a declaration. */
const PUT = Object.keys((putDeclaration.body as unknown as { shape: object }).shape);

/**
 * Brings declarations in as drafts, with every version of their texts. Whoever signed stays where they signed; so a
 * declaration is not opened here: its owner decides that. What is open here already is let be.
 */
export async function bringDeclarations(transfer: Transfer): Promise<Brought> {
  const all: ArchivedDeclaration[] = await transfer.archive.json('declarations.json');
  const total: Brought = { created: 0, changed: 0, unchanged: 0, faults: [] };
  for (const [index, declaration] of all.entries()) {
    transfer.tell(`declarations: ${index + 1} of ${all.length}`);
    total[await bringOne(transfer, declaration)]++;
  }
  return total;
}

async function bringOne(
  { to, write, now = () => new Date() }: Transfer,
  { texts, ...declaration }: ArchivedDeclaration,
): Promise<'created' | 'changed' | 'unchanged'> {
  const path = `/v1/staff/declarations/${declaration.slug}`;
  const { opensAt } = declaration;
  // It would open by itself, and be signed where nobody expects it.
  const late = opensAt !== undefined && new Date(opensAt) <= now();
  const input = Object.fromEntries(
    PUT.filter((name) => name in declaration && !(late && name === 'opensAt')).map((name) => [
      name,
      declaration[name],
    ]),
  );
  const before = await to.ask('GET', path);
  const isNew = before.status === 404;
  if (!isNew && before.json.state !== 'draft') return 'unchanged';
  const was = isNew ? {} : Object.fromEntries(PUT.map((name) => [name, before.json[name]]));
  const missing = texts
    .filter(({ language, version }) => version > (before.json?.texts?.[language]?.version ?? 0))
    .sort((a, b) => a.version - b.version);
  const differs = sorted(input) !== sorted(JSON.parse(JSON.stringify(was)));
  if (!differs && missing.length === 0) return 'unchanged';
  if (write) {
    if (differs) await put();
    for (const { language, body, material } of missing)
      done(await to.ask('PUT', `${path}/texts/${language}`, { body, material }), `The text of ${path}`);
  }
  return isNew ? 'created' : 'changed';

  /** The convening that adopted it may not be there yet: then it is put without, and once more later. */
  async function put() {
    const answer = await to.ask('PUT', path, input, before.etag);
    const { convening, ...rest } = input;
    if (answer.status === 422 && convening !== undefined)
      done(await to.ask('PUT', path, rest, before.etag), `The declaration ${declaration.slug}`);
    else done(answer, `The declaration ${declaration.slug}`);
  }
}
