import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { mayReportFor, notYourRecipient, whyNotOn } from './admission.ts';
import { readSituation } from './circumstances-service.ts';
import { minus, type Figures } from './counter.ts';
import { entryRef, parseEntryRef, type LedgerPlace } from './entry-ref.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import {
  figuresOf,
  recipientsOf,
  whyNotBackfill,
  type EntryKind,
  type Expenditure,
  type LedgerEntry,
  type NewCapacityActivity,
  type NewExpenditure,
  type NewGroupActivity,
} from './ledger-entry.ts';
import { entryKey, entryPrefix, entryToItem, readEntry } from './ledger-store.ts';
import type { ChangeReason } from './model.ts';
import { historyWrite, ledgerPk, tallyWrite } from './store.ts';

export type NewEntry =
  | ({ readonly kind: 'group-activity' } & NewGroupActivity)
  | ({ readonly kind: 'capacity-activity' } & NewCapacityActivity)
  | ({ readonly kind: 'expenditure' } & NewExpenditure);

/** The reference under which the API knows an entry: the first of its recipients stands for all of them. */
export const refOf = (entry: LedgerEntry): string =>
  entryRef({ fiscalYear: entry.fiscalYear, recipientId: recipientsOf(entry)[0] ?? '', id: entry.id });

const placesOf = (entry: LedgerEntry): LedgerPlace[] =>
  recipientsOf(entry).map((recipientId) => ({ recipientId, fiscalYear: entry.fiscalYear }));

/**
 * Records an activity or an expenditure: in the ledger and tally of each of its recipients, in one transaction. A repeat
 * under the same id answers with what is on the record.
 * @returns the entry, or a refusal: `not-your-organization`, `future-date`, `before-hub-opened`, `unknown-recipient`,
 * `recipient-not-funded`, `backfill-claim-too-late`, `entry-id-used`.
 */
export async function recordEntry(
  platform: Platform,
  scope: Scope,
  id: string,
  fresh: NewEntry,
): Promise<LedgerEntry | Refusal> {
  const entry: LedgerEntry = {
    ...fresh,
    id,
    fiscalYear: fiscalYearOf(fresh.date),
    state: 'live',
    recordedAt: platform.clock().toISOString(),
    recordedBy: scope.memberId,
    version: 1,
  };
  const places = placesOf(entry);
  if (!places.every(({ recipientId }) => mayReportFor(scope, recipientId))) return notYourRecipient();
  const keys = places.map((place) => entryKey(entry.kind, place, id));
  const { answer, circumstancesOf } = await readSituation(platform, keys, places);
  const there = keys.map((key) => answer.item(key)).find((item) => item !== undefined);
  if (there !== undefined) return repeated(readEntry(there), entry);
  for (const place of places) {
    const circumstances = circumstancesOf(place);
    const refusal =
      whyNotOn(entry.date, circumstances, 'date') ??
      (fresh.kind === 'expenditure' ? whyNotBackfill(fresh, circumstances.today) : undefined);
    if (refusal !== undefined) return refusal;
  }
  const outcome = await platform.table.write([
    ...places.map(({ recipientId }) => create(entryToItem(entry, recipientId))),
    ...places.map((place) => tallyWrite(place, figuresOf(entry))),
  ]);
  if (outcome.committed) return entry;
  const [key] = keys;
  const rival = key === undefined ? undefined : await platform.table.get(key);
  return rival === undefined ? idUsed() : repeated(readEntry(rival), entry);
}

const idUsed = (): Refusal => refuse('conflict', 'entry-id-used', 'This id already stands for another entry.');

function repeated(stored: LedgerEntry, again: LedgerEntry): LedgerEntry | Refusal {
  const same =
    stored.date === again.date &&
    recipientsOf(stored).join() === recipientsOf(again).join() &&
    (stored.kind !== 'expenditure' || again.kind !== 'expenditure' || stored.amountCents === again.amountCents);
  return same ? stored : idUsed();
}

const unknownEntry = (): Refusal => refuse('not-found', 'unknown-entry', 'No such entry that you may see.');

async function find(platform: Platform, scope: Scope, kind: EntryKind, ref: string): Promise<LedgerEntry | Refusal> {
  const place = parseEntryRef(ref);
  const item = place === undefined ? undefined : await platform.table.get(entryKey(kind, place, place.id));
  if (item === undefined) return unknownEntry();
  const entry = readEntry(item);
  return recipientsOf(entry).every((recipientId) => mayReportFor(scope, recipientId)) ? entry : unknownEntry();
}

const opposite = (figures: Figures): Figures => minus(new Map(), figures);

function history(platform: Platform, scope: Scope, entry: LedgerEntry, what: string, reason: ChangeReason): Write[] {
  const about = refOf(entry);
  const at = platform.clock().toISOString();
  return placesOf(entry).map((place) =>
    historyWrite(place, platform.ids.uuid(), { at, by: scope.memberId, what, about, reason }),
  );
}

/** Takes an activity off the record of every recipient it stands in. Voiding twice is voiding. */
export async function voidActivity(
  platform: Platform,
  scope: Scope,
  kind: 'group-activity' | 'capacity-activity',
  ref: string,
  reason: ChangeReason,
): Promise<LedgerEntry | Refusal> {
  const entry = await find(platform, scope, kind, ref);
  if ('refused' in entry || entry.state === 'void') return entry;
  const voided: LedgerEntry = {
    ...entry,
    state: 'void',
    voided: { at: platform.clock().toISOString(), by: scope.memberId, reason },
  };
  const outcome = await platform.table.write([
    ...placesOf(entry).map(({ recipientId }) => replace(entryToItem(voided, recipientId), entry.version)),
    ...placesOf(entry).map((place) => tallyWrite(place, opposite(figuresOf(entry)))),
    ...history(platform, scope, entry, `${kind}-voided`, reason),
  ]);
  // An activity changes only by its void: whoever was faster voided it.
  return outcome.committed ? { ...voided, version: entry.version + 1 } : find(platform, scope, kind, ref);
}

/**
 * Reverses an expenditure by a contrary entry on the same date, so that the month and the year that held it are put right;
 * both stay on the record. Reversing twice answers with the one reversal.
 * @returns the reversal, or a refusal `unknown-entry` or `not-reversible` (a reversal itself).
 */
export async function reverseExpenditure(
  platform: Platform,
  scope: Scope,
  ref: string,
  reversalId: string,
  reason: ChangeReason,
): Promise<LedgerEntry | Refusal> {
  const entry = await find(platform, scope, 'expenditure', ref);
  if ('refused' in entry) return entry;
  if (entry.kind !== 'expenditure') throw new Error('An EXPENSE item holds an expenditure');
  if (entry.reverses !== undefined) {
    return refuse('conflict', 'not-reversible', 'A reversal is not reversed: record the expenditure anew.');
  }
  if (entry.reversedBy !== undefined) return find(platform, scope, 'expenditure', entry.reversedBy);
  const reversal: Expenditure = {
    ...entry,
    id: reversalId,
    amountCents: -entry.amountCents,
    reverses: refOf(entry),
    recordedAt: platform.clock().toISOString(),
    recordedBy: scope.memberId,
    version: 1,
  };
  const place: LedgerPlace = entry;
  const outcome = await platform.table.write([
    create(entryToItem(reversal, entry.recipientId)),
    replace(entryToItem({ ...entry, reversedBy: refOf(reversal) }, entry.recipientId), entry.version),
    tallyWrite(place, figuresOf(reversal)),
    ...history(platform, scope, reversal, 'expenditure-reversed', reason),
  ]);
  if (outcome.committed) return reversal;
  const now = await find(platform, scope, 'expenditure', ref);
  if ('refused' in now || now.kind !== 'expenditure' || now.reversedBy === undefined) return idUsed();
  return find(platform, scope, 'expenditure', now.reversedBy);
}

export async function listEntries(
  platform: Platform,
  scope: Scope,
  kind: EntryKind,
  place: LedgerPlace,
  page: PageRequest,
): Promise<Page<LedgerEntry> | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return notYourRecipient();
  const { items, ...rest } = await platform.table.query({ pk: ledgerPk(place), prefix: entryPrefix(kind), ...page });
  return { items: items.map(readEntry), ...rest };
}
