import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { parseOutbox, type OutboxText } from '../../shared/messaging/index.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import { askSchema, type Ask } from '../../shared/partners/line/model.ts';
import { asItem, type Item } from '../../shared/platform/table.ts';
import { patientClient } from '../patient-client.ts';
import {
  offerSchema,
  tripHistorySchema,
  tripSchema,
  type Offer,
  type Trip,
  type TripHistory,
} from '../../shared/transport/model.ts';
import { readCarrierStats } from '../../shared/transport/order/carrier-store.ts';
import type { CarrierFact } from '../../shared/transport/order/record.ts';
import type { World } from './world.ts';

/** A text of the outbox with what is sealed in it. */
export type OpenText = Omit<OutboxText, 'to' | 'body'> & { readonly to: string; readonly body: string };

export interface TripRecord {
  readonly trip: Trip;
  /** Oldest first. */
  readonly offers: readonly Offer[];
  readonly history: readonly TripHistory[];
}

/** Everything that a run left in the tables. */
export interface Evidence {
  readonly trips: readonly TripRecord[];
  /** Oldest first. */
  readonly texts: readonly OpenText[];
  readonly asks: readonly Ask[];
  /** How often each fact was counted for each organization. */
  readonly counted: ReadonlyMap<string, ReadonlyMap<CarrierFact, number>>;
}

export async function gather({ platform, table }: World): Promise<Evidence> {
  const items: Item[] = [];
  const client = patientClient();
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table.names.main, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    for (const raw of page.Items ?? []) {
      const item = asItem(raw);
      if (item !== undefined) items.push(item);
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  const of = (pk: string, sk: string): Item[] =>
    items.filter((item) => item.pk.startsWith(pk) && item.sk.startsWith(sk));

  const texts: OpenText[] = [];
  for (const item of of('OUTBOX#', 'SMS')) {
    const text = parseOutbox(item);
    const opened = await openOutbox(platform, text);
    texts.push({ ...text, to: opened?.to ?? '', body: opened?.body ?? '' });
  }
  const counted = new Map<string, Map<CarrierFact, number>>();
  for (const [organizationId, months] of await readCarrierStats(platform)) {
    const sums = new Map<CarrierFact, number>();
    for (const counts of months.values()) {
      const facts = [
        ['asked', counts.asked],
        ['accepted', counts.accepted],
        ['declined', counts.declined],
        ['silent', counts.silent],
        ['withdrew', counts.withdrew],
        ['released', counts.released],
        ['carried', counts.carried],
        ['noShow', counts.noShow],
      ] as const;
      for (const [fact, count] of facts) sums.set(fact, (sums.get(fact) ?? 0) + count);
    }
    counted.set(organizationId, sums);
  }
  return {
    trips: of('TRIP#', 'STATE').map((item) => ({
      trip: tripSchema.parse(item),
      offers: of(item.pk, 'OFFER#')
        .map((one) => offerSchema.parse(one))
        .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1)),
      history: of(item.pk, 'HISTORY#')
        .sort((a, b) => (a.sk < b.sk ? -1 : 1))
        .map((one) => tripHistorySchema.parse(one)),
    })),
    texts: texts.sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1)),
    asks: of('PARTNER#', 'ASK#').map((item) => askSchema.parse(item)),
    counted,
  };
}
