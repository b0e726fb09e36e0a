import * as z from 'zod';
import type { Platform } from '../platform/platform.ts';
import { nothing, together, withEvent, type Services } from './contribution.ts';
import type { LedgerPlace } from './entry-ref.ts';
import type { EntryKind, LedgerEntry } from './ledger-entry.ts';
import { entryPrefix, readEntry } from './ledger-store.ts';
import { countsThere } from './rebuild.ts';
import { severalAtOnce } from './several-at-once.ts';
import * as store from './store.ts';

/** The ledgers of a year gone through page by page: of each one page is in memory, of each person a sum. */

/** Items of a page. Twenty recipients hold ten thousand events at most, some 20 MB. */
const PAGE = 500;
const LEDGERS_AT_ONCE = 16;

/** The live events under a person's key, added up. */
export interface OwnServices {
  readonly personId: string;
  readonly own: Services;
  /** Items gone through, live or not. */
  readonly events: number;
}

/** What `read` makes of an item, or nothing when something else than this program wrote into it. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof RangeError) return undefined;
    throw error;
  }
}

const KINDS: readonly EntryKind[] = ['group-activity', 'capacity-activity', 'expenditure'];
/** From the first to the last of what counts; what stands in between and does not count is met for nothing. */
const [FIRST = '', ...OTHERS] = [store.EVENT_PREFIX, ...KINDS.map(entryPrefix)].sort();
const LAST = `${OTHERS.at(-1) ?? FIRST}~`;

/** The ledgers that hold anything: most organizations of a hub are partners who report nothing. */
export async function ledgersInUse(platform: Platform, places: readonly LedgerPlace[]): Promise<LedgerPlace[]> {
  const inUse: LedgerPlace[] = [];
  await severalAtOnce(places, LEDGERS_AT_ONCE, async (place) => {
    const { items } = await platform.table.query({ pk: store.ledgerPk(place), between: [FIRST, LAST], limit: 1 });
    if (items.length > 0) inUse.push(place);
  });
  return inUse;
}

/** Everybody with an event in one of the ledgers, once, with the events of all of them: each ledger is ordered by person. */
export async function* personsServed(
  platform: Platform,
  places: readonly LedgerPlace[],
): AsyncGenerator<OwnServices, void> {
  let heads: Head[] = [];
  await severalAtOnce(places, LEDGERS_AT_ONCE, async (place) => {
    heads.push(...(await headOf(personsOfLedger(platform, place))));
  });
  while (heads.length > 0) {
    const next = heads.reduce((least, head) => (head.person.personId < least.person.personId ? head : least));
    const { personId } = next.person;
    const here = heads.filter(({ person }) => person.personId === personId);
    yield here.map(({ person }) => person).reduce(combined);
    const moved = await Promise.all(here.map(({ ledger }) => headOf(ledger)));
    heads = [...heads.filter(({ person }) => person.personId !== personId), ...moved.flat()];
  }
}

interface Head {
  readonly ledger: AsyncGenerator<OwnServices, void>;
  readonly person: OwnServices;
}

async function headOf(ledger: AsyncGenerator<OwnServices, void>): Promise<Head[]> {
  const { done, value } = await ledger.next();
  return done === true ? [] : [{ ledger, person: value }];
}

const combined = (a: OwnServices, b: OwnServices): OwnServices => ({
  personId: a.personId,
  own: together({ services: a.own, about: nothing.about }, { services: b.own, about: nothing.about }).services,
  events: a.events + b.events,
});

/** `personId`: of this person alone. */
async function* personsOfLedger(
  platform: Platform,
  place: LedgerPlace,
  personId?: string,
): AsyncGenerator<OwnServices, void> {
  let person: OwnServices | undefined;
  const items = platform.table.queryAll({
    pk: store.ledgerPk(place),
    prefix: personId === undefined ? store.EVENT_PREFIX : store.eventPrefixOf(personId),
    limit: PAGE,
  });
  for await (const item of items) {
    const id = store.personOfEvent(item);
    if (person !== undefined && person.personId !== id) yield person;
    const so: OwnServices = person?.personId === id ? person : { personId: id, own: nothing.services, events: 0 };
    const event = readable(() => store.readEvent(item));
    const counts = event !== undefined && countsThere(event, { ...place, personId: id });
    const own = counts ? withEvent({ services: so.own, about: nothing.about }, event).services : so.own;
    person = { personId: id, own, events: so.events + 1 };
  }
  if (person !== undefined) yield person;
}

/** The live events of one person in these ledgers, read at this moment. */
export async function servicesOf(
  platform: Platform,
  personId: string,
  places: readonly LedgerPlace[],
): Promise<Services> {
  let sum: OwnServices = { personId, own: nothing.services, events: 0 };
  for (const place of places) {
    for await (const person of personsOfLedger(platform, place, personId)) sum = combined(sum, person);
  }
  return sum.own;
}

/** Every activity and expenditure of the ledgers. @returns how many items there were. */
export async function goThroughEntries(
  platform: Platform,
  places: readonly LedgerPlace[],
  take: (place: LedgerPlace, entry: LedgerEntry) => void,
): Promise<number> {
  let entries = 0;
  await severalAtOnce(places, LEDGERS_AT_ONCE, async (place) => {
    for (const kind of KINDS) {
      const items = platform.table.queryAll({ pk: store.ledgerPk(place), prefix: entryPrefix(kind), limit: PAGE });
      for await (const item of items) {
        entries += 1;
        const entry = readable(() => readEntry(item));
        if (entry?.kind === kind) take(place, entry);
      }
    }
  });
  return entries;
}
