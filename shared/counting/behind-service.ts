import { identityKey, readIdentity } from '../people/index.ts';
import { InvalidCursor } from '../platform/cursor.ts';
import { isUuid } from '../platform/ids.ts';
import type { LocalDate } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import type { Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { mayReportFor, notYourRecipient } from './admission.ts';
import type { DataElement } from './data-elements.ts';
import { eventRef, type LedgerPlace } from './entry-ref.ts';
import { factOf, settledFacts, VALUES, type About, type Dimension } from './facts.ts';
import { calendarMonth, fiscalMonthOf } from './fiscal-year.ts';
import type { EntryKind } from './ledger-entry.ts';
import { listEntries, refOf } from './ledger-service.ts';
import type { LiveEvent } from './model.ts';
import { throughMonth } from './report-service.ts';
import { relatedTo, standingKeys, standingOf } from './standing-service.ts';
import * as store from './store.ts';

/** Which figure is asked about. */
export interface Figure {
  readonly element: DataElement['code'];
  readonly asOf?: LocalDate | undefined;
  /** Only what counts in this calendar month, such as 2026-05. */
  readonly month?: string | undefined;
  /** Persons served: within this type alone. */
  readonly serviceType?: string | undefined;
  /** Persons served: those of one row of a breakdown. */
  readonly row?: { readonly dimension: Dimension; readonly value: string } | undefined;
}

/** What one unit of a figure stands for; for expenditures an amount, and the amounts add up to it. */
export interface Behind {
  readonly id: string;
  /** Whoever the person is counted as, when files were found to be one person. */
  readonly personId?: string;
  readonly date: LocalDate;
  readonly month: string;
  readonly serviceType?: string;
  readonly amountCents?: number;
}

const ENTRIES: Readonly<Record<Exclude<DataElement['code'], 'persons-served'>, EntryKind>> = {
  'group-activities': 'group-activity',
  'capacity-activities': 'capacity-activity',
  expenditures: 'expenditure',
};

/**
 * What stands behind a figure of a report, page by page: as many rows as the figure counts. A page may hold fewer rows than
 * its limit, because what is void or counts elsewhere is left out.
 * @returns the rows, or a refusal as for the report.
 */
export async function readBehindFigure(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace,
  figure: Figure,
  page: PageRequest,
): Promise<Page<Behind> | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return notYourRecipient();
  const through = throughMonth(place.fiscalYear, figure.asOf);
  if (typeof through !== 'number') return through;
  const isCounted = ({ date, month }: Behind): boolean =>
    fiscalMonthOf(date) <= through && (figure.month === undefined || figure.month === month);
  if (figure.element === 'persons-served') {
    const { items, ...rest } = await personsBehind(platform, place, figure, page);
    return { items: items.filter(isCounted), ...rest };
  }
  const entries = await listEntries(platform, scope, ENTRIES[figure.element], place, page);
  if ('refused' in entries) return entries;
  const { items, ...rest } = entries;
  const rows = items
    .filter(({ state }) => state === 'live')
    .map((entry) => ({
      id: refOf(entry),
      date: entry.date,
      month: monthOf(place, entry.date),
      ...(entry.kind === 'expenditure' && { amountCents: entry.amountCents }),
    }));
  return { items: rows.filter(isCounted), ...rest };
}

const monthOf = ({ fiscalYear }: LedgerPlace, date: LocalDate): string =>
  calendarMonth(fiscalYear, fiscalMonthOf(date));

const EVENTS_AT_ONCE = 200;
const PERSONS_AT_ONCE = 25;

/**
 * The service by which each person counts. The ledger holds its events person by person, so a page is some persons with all
 * their events, and the cursor the last of them.
 */
async function personsBehind(
  platform: Platform,
  place: LedgerPlace,
  figure: Figure,
  { limit = PERSONS_AT_ONCE, cursor }: PageRequest,
): Promise<Page<Behind>> {
  if (cursor !== undefined && !isUuid(cursor)) throw new InvalidCursor();
  const { persons, isLast } = await personsAfter(platform, place, cursor, Math.min(limit, PERSONS_AT_ONCE * 2));
  const rows = await Promise.all(
    persons.map(async (personId) => {
      const first = await countingEvent(platform, place, personId, figure);
      return first === undefined ? [] : [first];
    }),
  );
  const next = isLast ? undefined : persons.at(-1);
  return { items: rows.flat(), ...(next !== undefined && { cursor: next }) };
}

/** The next persons of the ledger, whatever the state of their events. */
async function personsAfter(
  platform: Platform,
  place: LedgerPlace,
  after: string | undefined,
  limit: number,
): Promise<{ readonly persons: readonly string[]; readonly isLast: boolean }> {
  const persons: string[] = [];
  for (let from = after; persons.length < limit; from = persons.at(-1)) {
    const first = from === undefined ? store.EVENT_PREFIX : `${store.eventPrefixOf(from)}~`;
    const { items, cursor } = await platform.table.query({
      pk: store.ledgerPk(place),
      between: [first, `${store.EVENT_PREFIX}~`],
      limit: EVENTS_AT_ONCE,
    });
    for (const { personId } of items.map(store.readEvent)) if (!persons.includes(personId)) persons.push(personId);
    if (cursor === undefined) return { persons: persons.slice(0, limit), isLast: persons.length <= limit };
  }
  return { persons: persons.slice(0, limit), isLast: false };
}

/**
 * The first service (of a type) by which the tally counts whoever this person is. Of several files that were found to be
 * one person only the one that holds it answers; the others stand for nobody of their own.
 */
async function countingEvent(
  platform: Platform,
  place: LedgerPlace,
  personId: string,
  { serviceType, row }: Figure,
): Promise<Behind | undefined> {
  const { fiscalYear } = place;
  const answer = await platform.table.batchGet(standingKeys(personId, fiscalYear));
  const standing = await standingOf(platform, personId, fiscalYear, (key) => answer.item(key));
  const root = standing.at(-1)?.personId ?? personId;
  if (row !== undefined && !isInRow(standing.at(-1)?.served.contribution.about ?? new Map(), row)) return undefined;
  const { children } = readIdentity(answer.item(identityKey(personId)), personId);
  const alone = root === personId && children.length === 0;
  const files = alone ? [personId] : await relatedTo(platform, root, fiscalYear);
  const events = (await Promise.all(files.map((file) => liveEvents(platform, place, file)))).flat();
  const [first] = events
    .filter((event) => serviceType === undefined || event.serviceType === serviceType)
    .sort((a, b) => (a.serviceDate + a.id < b.serviceDate + b.id ? -1 : 1));
  if (first?.personId !== personId) return undefined;
  const { serviceDate: date, serviceType: type } = first;
  return { id: eventRef(first), personId: root, date, month: monthOf(place, date), serviceType: type };
}

function isInRow(about: About, { dimension, value }: NonNullable<Figure['row']>): boolean {
  const fact = settledFacts(about)
    .map(factOf)
    .find((each) => each.dimension === dimension);
  return (fact?.value ?? VALUES[dimension].rest) === value;
}

async function liveEvents(platform: Platform, place: LedgerPlace, personId: string): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  const pk = store.ledgerPk(place);
  for await (const item of platform.table.queryAll({ pk, prefix: store.eventPrefixOf(personId) })) {
    const event = store.readEvent(item);
    if (event.state === 'live') events.push(event);
  }
  return events;
}
