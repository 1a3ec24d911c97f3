import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { KnownOrganisation, KnownOrganisations } from '@undersigned/declarations/organisations.ts';
import { knownKey, placeKey } from './keys.ts';
import { getItem, type Table, written } from './table.ts';

/** Organisations known by their mail domain, and the places they hold among signatories. */
export const knownOrganisationTable = (table: Table): KnownOrganisations => ({
  byDomain: (domain) => getItem<KnownOrganisation>(table, knownKey(domain)),

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
});
