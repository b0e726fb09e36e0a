import { identityKey, profileKey } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import { readSituation, type Situation } from './circumstances-service.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { NewServiceEvent } from './model.ts';
import { inGroups } from './several-at-once.ts';
import * as store from './store.ts';

/** What decides about many services, read in two round trips for all of them. */
export interface Around {
  /** Files, contributions, identities of the persons; tallies of whoever served them. */
  readonly item: (key: Key) => Item | undefined;
  readonly situationOf: (place: LedgerPlace) => Situation;
}

export async function readAround(platform: Platform, services: readonly NewServiceEvent[]): Promise<Around> {
  const placed = services.map((service) => ({ ...service, fiscalYear: fiscalYearOf(service.serviceDate) }));
  const places = [...new Map(placed.map((place) => [store.ledgerPk(place), place])).values()];
  const [persons, situations] = await Promise.all([
    readAll(
      platform,
      placed.flatMap(({ personId, fiscalYear }) => [profileKey(personId), store.servedKey(personId, fiscalYear)]),
    ),
    inGroupsAtOnce(places, MOST_PLACES, async (some) => ({ some, situation: await readSituation(platform, [], some) })),
  ]);
  const situationOf = new Map(
    situations.flatMap(({ some, situation }) => some.map((place) => [store.ledgerPk(place), situation] as const)),
  );
  const others = await readAll(
    platform,
    placed.flatMap(({ personId, recipientId, fiscalYear }) => {
      const item = persons(store.servedKey(personId, fiscalYear));
      const { recipients } = store.readServed(item, fiscalYear);
      return [
        // Whoever has services in the year already is counted as these say.
        ...(item === undefined ? [identityKey(personId)] : []),
        // Who served the person before may lose the first place in the hub's count: those tallies can change as well.
        ...[recipientId, ...recipients].map((id) => store.tallyKey({ recipientId: id, fiscalYear })),
      ];
    }),
  );
  return {
    item: (key) => persons(key) ?? others(key),
    situationOf(place) {
      const situation = situationOf.get(store.ledgerPk(place));
      if (situation === undefined) throw new Error('The situation of every service was read');
      return situation;
    },
  };
}

/** Of one read of a situation, which reads the hub's settings along with them. */
const MOST_PLACES = 50;
/** Of one BatchGetItem. */
const MOST_KEYS = 100;

async function readAll(platform: Platform, keys: readonly Key[]): Promise<(key: Key) => Item | undefined> {
  const once = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const found = new Map<string, Item | undefined>();
  await inGroupsAtOnce(once, MOST_KEYS, async (some) => {
    const answer = await platform.table.batchGet(some);
    for (const key of some) found.set(nameOf(key), answer.item(key));
  });
  return (key) => found.get(nameOf(key));
}

async function inGroupsAtOnce<T, R>(
  all: readonly T[],
  size: number,
  work: (some: readonly T[]) => Promise<R>,
): Promise<R[]> {
  const results: Promise<R>[] = [];
  for await (const some of inGroups(all, size)) results.push(work(some));
  return Promise.all(results);
}

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
