import type { Deliveries, Delivery } from '@undersigned/partners/delivery.ts';
import { deliveryKey, deliveryPartition, TTL_ATTRIBUTE } from './keys.ts';
import { getItem, type Item, putRevised, queryItems, type Table } from './table.ts';

/** What became of an event is told for 30 days. */
const KEPT_SECONDS = 30 * 86_400;

const fromItem = ({ pk: _, sk: __, [TTL_ATTRIBUTE]: ___, ...delivery }: Item) =>
  delivery as unknown as Delivery;

/** The delivery log in the table. */
export const deliveryTable = (table: Table, now: () => Date): Deliveries => ({
  async get(endpoint, id) {
    const item = await getItem<Item>(table, deliveryKey(endpoint, id));
    return item && fromItem(item);
  },

  save: (delivery, expectedRev) =>
    putRevised(
      table,
      deliveryKey(delivery.endpoint, delivery.id),
      { ...delivery, [TTL_ATTRIBUTE]: Math.floor(now().getTime() / 1000) + KEPT_SECONDS },
      expectedRev,
    ),

  async page(endpoint, { limit, after, state }) {
    const items = queryItems<Item>(table, {
      KeyConditionExpression: after ? 'pk = :pk AND sk < :after' : 'pk = :pk',
      ...(state && { FilterExpression: '#state = :state', ExpressionAttributeNames: { '#state': 'state' } }),
      ExpressionAttributeValues: {
        ':pk': deliveryPartition(endpoint),
        ...(after && { ':after': after }),
        ...(state && { ':state': state }),
      },
      ScanIndexForward: false,
      ...(!state && { Limit: limit + 1 }),
    });
    const deliveries: Delivery[] = [];
    for await (const item of items) {
      const last = deliveries.at(-1);
      if (deliveries.length === limit && last) return { deliveries, after: last.id };
      deliveries.push(fromItem(item));
    }
    return { deliveries };
  },
});
