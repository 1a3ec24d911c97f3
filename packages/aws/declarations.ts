import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import type { Declarations } from '@undersigned/declarations/declarations.ts';
import type { Gate } from '@undersigned/declarations/gate.ts';
import type { KnownPartner } from '@undersigned/declarations/known-partner.ts';
import { stateAt } from '@undersigned/declarations/lifecycle.ts';
import type { TextVersion } from '@undersigned/declarations/text.ts';
import { batchGet } from './batch-get.ts';
import { declarationKey, PREFIX, partnerKey, settingsKey, slugKey, textKey } from './keys.ts';
import { fromSettingsItem } from './settings.ts';
import { getItem, type Item, putRevised, queryItems, type Table, written } from './table.ts';

const COLLECTION = 'declarations';

/** Declarations and their texts in the table. A slug points to an id, which never changes. */
export function declarationTable(table: Table): Declarations {
  const idOf = slugIndex(table);
  const byId = async (id: string) => {
    const item = await getItem<Declaration>(table, declarationKey(id));
    return item;
  };
  return {
    async get(slug) {
      const id = await idOf(slug);
      const declaration = id ? await byId(id) : undefined;
      return declaration?.slug === slug ? declaration : undefined;
    },

    async list() {
      const declarations: Declaration[] = [];
      const items = queryItems<Declaration & Item>(table, {
        KeyConditionExpression: 'pk = :all',
        ExpressionAttributeValues: { ':all': PREFIX.declarations },
        ConsistentRead: true,
      });
      for await (const { pk: _, sk: __, ...declaration } of items) {
        declarations.push(declaration as unknown as Declaration);
      }
      return declarations.sort((a, b) => (a.slug < b.slug ? -1 : 1));
    },

    async save(declaration, expectedRev) {
      if (expectedRev === 0 && !(await takeSlug(table, declaration))) return false;
      return putRevised(table, declarationKey(declaration.id), { ...declaration }, expectedRev);
    },

    async remove(slug, expectedRev) {
      const id = await idOf(slug);
      if (!id) return false;
      const removed = await written(
        table.client.send(
          new DeleteCommand({
            TableName: table.name,
            Key: declarationKey(id),
            ConditionExpression: 'rev = :expected',
            ExpressionAttributeValues: { ':expected': expectedRev },
          }),
        ),
      );
      if (removed) {
        await table.client.send(new DeleteCommand({ TableName: table.name, Key: slugKey(COLLECTION, slug) }));
        idOf.forget(slug);
      }
      return removed;
    },

    text: (id, language, version) => getItem<TextVersion>(table, textKey(id, language, version), false),

    addText: (id, text) =>
      written(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: { ...text, ...textKey(id, text.language, text.version) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
  };
}

/** Finds the id behind a slug; once found it is remembered, since it does not change. */
function slugIndex(table: Table) {
  const known = new Map<string, string>();
  const find = async (slug: string): Promise<string | undefined> => {
    const id = known.get(slug) ?? (await getItem<{ id: string }>(table, slugKey(COLLECTION, slug)))?.id;
    if (id) known.set(slug, id);
    return id;
  };
  return Object.assign(find, { forget: (slug: string) => known.delete(slug) });
}

/** Takes the slug for a new declaration; a slug that was taken for one that never came to be is free. */
async function takeSlug(table: Table, { id, slug }: Declaration): Promise<boolean> {
  const taken = await getItem<{ id: string }>(table, slugKey(COLLECTION, slug));
  if (taken && (await getItem(table, declarationKey(taken.id)))) return false;
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...slugKey(COLLECTION, slug), id },
        ConditionExpression: 'attribute_not_exists(pk) OR id = :was',
        ExpressionAttributeValues: { ':was': taken?.id ?? id },
      }),
    ),
  );
}

/** How long an open declaration, the settings and a partner may be taken as just read. */
const FRESH_MS = 500;

/**
 * The gate of signing: the declaration, the settings and the partners that a signer names by one read, which a busy
 * instance makes twice a second. What would refuse a signer is always read anew.
 */
export function gate(table: Table, now: () => Date): Gate {
  const idOf = slugIndex(table);
  const seen = recently<Awaited<ReturnType<typeof read>>>(now);
  const seenPartners = recently<KnownPartner>(now);

  async function read(id: string, named: readonly string[]) {
    const items = await batchGet(table, [declarationKey(id), settingsKey, ...named.map(partnerKey)]);
    const ofKind = (kind: string) => items.filter(({ pk }) => pk === kind);
    return {
      declaration: ofKind(PREFIX.declarations)[0] as Declaration | undefined,
      partners: ofKind(PREFIX.partners).map(asKnown),
      ...fromSettingsItem(ofKind(PREFIX.settings)[0]),
    };
  }

  async function byId(id: string, named: readonly string[] = []) {
    const at = now();
    const before = seen.get(id);
    const partners = named.map(seenPartners.get).filter((one) => one !== undefined);
    if (before && partners.length === named.length) return { ...before, partners };
    const fresh = await read(id, named);
    const open = fresh.declaration && stateAt(fresh.declaration, at) === 'open';
    if (open && !fresh.settings.signing.paused) seen.keep(id, fresh, at);
    else seen.forget(id);
    for (const partner of fresh.partners) seenPartners.keep(partner.slug, partner, at);
    return fresh;
  }

  return {
    byId,
    async bySlug(slug, named) {
      const id = await idOf(slug);
      if (!id) return { declaration: undefined, partners: [], ...fromSettingsItem(undefined) };
      const found = await byId(id, named);
      return found.declaration?.slug === slug ? found : { ...found, declaration: undefined };
    },
    async partner(slug) {
      const before = seenPartners.get(slug);
      if (before) return before;
      const at = now();
      const item = await getItem<Item>(table, partnerKey(slug));
      if (!item) return undefined;
      const partner = asKnown(item);
      seenPartners.keep(slug, partner, at);
      return partner;
    },
  };
}

/** A partner's item without what signing has nothing to do with. */
function asKnown(item: Item): KnownPartner {
  const { slug, name, website, origins, asksConsent } = item as unknown as KnownPartner;
  return { slug, name, ...(website !== undefined && { website }), origins, asksConsent };
}

/** What was read lately, by name. */
function recently<T>(now: () => Date) {
  const kept = new Map<string, { value: T; at: number }>();
  return {
    get(name: string): T | undefined {
      const found = kept.get(name);
      return found && now().getTime() - found.at < FRESH_MS ? found.value : undefined;
    },
    /** @param at when its reading began */
    keep: (name: string, value: T, at: Date) => void kept.set(name, { value, at: at.getTime() }),
    forget: (name: string) => void kept.delete(name),
  };
}
