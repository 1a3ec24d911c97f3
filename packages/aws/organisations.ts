import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  acquaintance,
  type KnownOrganisations,
  type RecordedDomain,
} from '@undersigned/declarations/organisations.ts';
import { keyOfId } from '@undersigned/declarations/signature-id.ts';
import type { SignedDeclarations } from '@undersigned/declarations/signed.ts';
import {
  APPROVED_SORT,
  knownKey,
  knownPartition,
  placeKey,
  RECORDED_SORT,
  signedByPartition,
  signedKeys,
  signedRollKey,
} from './keys.ts';
import { getItem, queryItems, type Table, written } from './table.ts';

/** Organisations known by their mail domain, and the places they hold among signatories. */
export const knownOrganisationTable = (table: Table): KnownOrganisations => ({
  async byDomain(domain) {
    let isApproved = false;
    const recorded: Pick<RecordedDomain, 'organisation' | 'standing'>[] = [];
    const items = queryItems<{ sk: string } & RecordedDomain>(table, {
      KeyConditionExpression: 'pk = :domain AND sk BETWEEN :approved AND :recorded',
      ExpressionAttributeValues: {
        ':domain': knownPartition(domain),
        ':approved': APPROVED_SORT,
        ':recorded': `${RECORDED_SORT}~`,
      },
      ConsistentRead: true,
    });
    for await (const { sk, organisation, standing } of items) {
      if (sk === APPROVED_SORT) isApproved = true;
      else recorded.push({ organisation, standing });
    }
    return acquaintance(isApproved, recorded);
  },

  async remember(organisation) {
    await written(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...organisation, ...knownKey(organisation.domain) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  },

  async claim(domain, declarationId, signatureId, instead) {
    const key = placeKey(domain, declarationId);
    const taken = await written(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...key, holder: signatureId },
          ConditionExpression: 'attribute_not_exists(pk) OR holder IN (:own, :instead)',
          ExpressionAttributeValues: { ':own': signatureId, ':instead': instead ?? signatureId },
        }),
      ),
    );
    if (taken) return signatureId;
    return (await getItem<{ holder: string }>(table, key))?.holder ?? signatureId;
  },

  async link(organisation, domain, signature) {
    await Promise.all(
      signedKeys(organisation, signature).map((key) =>
        table.client.send(new PutCommand({ TableName: table.name, Item: { organisation, domain, ...key } })),
      ),
    );
  },

  async release(domain, signature) {
    const place = placeKey(domain, signature.declaration);
    const { holder } = (await getItem<{ holder: string }>(table, place)) ?? {};
    if (holder && keyOfId(holder)?.key === signature.key) {
      await written(
        table.client.send(
          new DeleteCommand({
            TableName: table.name,
            Key: place,
            ConditionExpression: 'holder = :holder',
            ExpressionAttributeValues: { ':holder': holder },
          }),
        ),
      );
    }
    const linked = await getItem<{ organisation: string }>(table, signedRollKey(signature));
    if (!linked) return;
    // That for the roll last: by it the other is found.
    for (const Key of signedKeys(linked.organisation, signature).reverse()) {
      await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
    }
  },
});

/** Which declarations organisations of the record may have signed. */
export const signedTable = (table: Table): SignedDeclarations => ({
  async by(organisation) {
    const declarations = new Set<string>();
    const items = queryItems<{ sk: string }>(table, {
      KeyConditionExpression: 'pk = :organisation',
      ExpressionAttributeValues: { ':organisation': signedByPartition(organisation) },
    });
    for await (const { sk } of items) declarations.add(sk.slice(0, sk.indexOf('#')));
    return [...declarations];
  },
});
