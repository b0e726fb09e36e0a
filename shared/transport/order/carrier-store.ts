import { randomInt } from 'node:crypto';
import type { Platform } from '../../platform/platform.ts';
import type { Item, Key } from '../../platform/table.ts';
import type { Write } from '../../platform/transaction.ts';
import {
  CARRIER_FACTS,
  monthOf,
  MONTHS_KEPT,
  monthsBefore,
  NO_COUNTS,
  type CarrierFact,
  type CarrierStats,
} from './record.ts';

/**
 * All of a hub's carriers are under one key, so that a dispatch learns of them with one query. The counts of a carrier in a
 * year lie in several items, of which each write takes any: a hundred trips answered in the same second would otherwise wait
 * for one another at one item, and some would give up. What counts is their sum. An item holds twelve months and no more, and
 * goes when the last of them is of no use.
 */
const SHARDS = 16;
const carriersPk = (hubId: string): string => `HUB#${hubId}#CARRIERS`;
const STATS = 'STATS#';
const statsKey = (hubId: string, organizationId: string, year: number): Key => ({
  pk: carriersPk(hubId),
  sk: `${STATS}${organizationId}#${year}#${String(randomInt(SHARDS)).padStart(2, '0')}`,
});
const organizationIdOf = ({ sk }: Key): string => sk.slice(STATS.length).replace(/#.*/u, '');

/** A count is an attribute of its own, `2026-11#asked`: a map within the item could not be added to before it is there. */
const attributeOf = (month: string, fact: CarrierFact): string => `${month}#${fact}`;

/** December is of use until the end of the next November. */
const expiryOf = (year: number): number => Date.UTC(year + 1, MONTHS_KEPT - 1) / 1000;

/**
 * Counts facts about one carrier in a month such as `2026-11`, each once, named twice twice. Put it in the transaction of
 * their cause: the cause's guard is what makes a repeat count nothing. It has no condition, so it never refuses anything. A
 * transaction takes no item twice: all it says of one carrier has to be in one such write (see `carrierStatsWrites`).
 */
export function carrierStatsWrite(
  hubId: string,
  organizationId: string,
  month: string,
  ...facts: readonly [CarrierFact, ...CarrierFact[]]
): Write {
  const counts = new Map<CarrierFact, number>();
  for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  const adds = [...counts.keys()];
  const year = Number(month.slice(0, 4));
  return {
    update: statsKey(hubId, organizationId, year),
    set: `SET #kind = :kind, #expiresAt = :expiresAt ADD ${adds.map((_, at) => `#a${at} :a${at}`).join(', ')}`,
    names: {
      kind: 'kind',
      expiresAt: 'expiresAt',
      ...Object.fromEntries(adds.map((fact, at) => [`a${at}`, attributeOf(month, fact)])),
    },
    values: {
      kind: 'carrier-stats',
      expiresAt: expiryOf(year),
      ...Object.fromEntries([...counts.values()].map((count, at) => [`a${at}`, count])),
    },
  };
}

/** The same for facts about several carriers: one write each, in the order in which they are first named. */
export function carrierStatsWrites(
  hubId: string,
  month: string,
  facts: readonly { readonly organizationId: string; readonly what: CarrierFact }[],
): Write[] {
  return [...Map.groupBy(facts, ({ organizationId }) => organizationId)].flatMap(([organizationId, some]) => {
    const [first, ...others] = some.map(({ what }) => what);
    return first === undefined ? [] : [carrierStatsWrite(hubId, organizationId, month, first, ...others)];
  });
}

/** The last twelve months of every carrier, by organization; one that was not asked in them is not there. One query. */
export async function readCarrierStats(platform: Platform): Promise<ReadonlyMap<string, CarrierStats>> {
  const carriers = new Map<string, Map<string, Record<CarrierFact, number>>>();
  const since = monthsBefore(monthOf(platform.clock().toISOString()), MONTHS_KEPT - 1);
  for await (const item of platform.table.queryAll({ pk: carriersPk(platform.hubId), prefix: STATS })) {
    const organizationId = organizationIdOf(item);
    const months = carriers.get(organizationId) ?? new Map<string, Record<CarrierFact, number>>();
    addCounts(months, item, since);
    if (months.size > 0) carriers.set(organizationId, months);
  }
  return carriers;
}

function addCounts(months: Map<string, Record<CarrierFact, number>>, item: Item, since: string): void {
  for (const [name, value] of Object.entries(item)) {
    const [, month, named] = /^(\d{4}-\d{2})#(\w+)$/.exec(name) ?? [];
    const fact = CARRIER_FACTS.find((one) => one === named);
    if (month === undefined || month < since || fact === undefined || typeof value !== 'number') continue;
    const counts = months.get(month) ?? { ...NO_COUNTS };
    counts[fact] += value;
    months.set(month, counts);
  }
}
