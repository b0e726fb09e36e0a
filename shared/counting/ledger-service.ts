import type { LocalDate } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item, Page, PageRequest } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { mayReportFor, notYourRecipient, whyNotOn } from './admission.ts';
import { roomFor, spendingOf, whyNotOverApproval, type Spending } from './ceiling.ts';
import { readSituation, type Situation } from './circumstances-service.ts';
import { minus } from './counter.ts';
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
import { tallyWrites, type Cause } from './standing-service.ts';
import {
  fundingKey,
  fundingUnchanged,
  ledgerPk,
  readFunding,
  readTally,
  tallyKey,
  type Tally,
  type TallyChange,
} from './store.ts';
import { CHANGED, untilUnchanged } from './until-unchanged.ts';

export type NewEntry =
  | ({ readonly kind: 'group-activity' } & NewGroupActivity)
  | ({ readonly kind: 'capacity-activity' } & NewCapacityActivity)
  | ({ readonly kind: 'expenditure' } & NewExpenditure);

/** The reference under which the API knows an entry: the first of its recipients stands for all of them. */
export const refOf = (entry: LedgerEntry): string =>
  entryRef({ fiscalYear: entry.fiscalYear, recipientId: recipientsOf(entry)[0] ?? '', id: entry.id });

const placesOf = (entry: LedgerEntry): LedgerPlace[] =>
  recipientsOf(entry).map((recipientId) => ({ recipientId, fiscalYear: entry.fiscalYear }));

/** What an entry changes in the tally of each of its recipients. */
function changesOf(entry: LedgerEntry, sign: 1 | -1, room?: number): ReadonlyMap<string, TallyChange> {
  const figures = sign === 1 ? figuresOf(entry) : minus(new Map(), figuresOf(entry));
  const spent = entry.kind === 'expenditure' ? { spent: sign * entry.amountCents, room } : {};
  return new Map(recipientsOf(entry).map((recipientId) => [recipientId, { figures, ...spent }]));
}

/**
 * Records an activity or an expenditure: in the ledger and tally of each of its recipients, in one transaction. A repeat
 * under the same id answers with what is on the record. `also`: as of `recordServiceEvent`.
 * @returns the entry, or a refusal: `not-your-organization`, `future-date`, `before-hub-opened`, `unknown-recipient`,
 * `recipient-not-funded`, `unknown-partner`, `backfill-claim-too-late`, `over-approved-amount`, `administrator-needed`,
 * `entry-id-used`.
 */
export async function recordEntry(
  platform: Platform,
  scope: Scope,
  id: string,
  fresh: NewEntry,
  also: readonly Write[] = [],
): Promise<LedgerEntry | Refusal> {
  const at = platform.clock().toISOString();
  const entry: LedgerEntry = {
    ...fresh,
    id,
    fiscalYear: fiscalYearOf(fresh.date),
    state: 'live',
    recordedAt: at,
    recordedBy: scope.memberId,
    version: 1,
  };
  const places = placesOf(entry);
  if (!places.every(({ recipientId }) => mayReportFor(scope, recipientId))) return notYourRecipient();
  const keys = places.map((place) => entryKey(entry.kind, place, id));
  return untilUnchanged(async () => {
    const situation = await readSituation(platform, [...keys, ...places.map(tallyKey)], places);
    const { answer } = situation;
    const there = keys.map((key) => answer.item(key)).find((item) => item !== undefined);
    if (there !== undefined) return repeated(readEntry(there), entry);
    const tallies = new Map(places.map((place) => [place.recipientId, readTally(answer.item(tallyKey(place)))]));
    const refusal = whyNotEntry(entry, scope, situation, tallies);
    if (refusal !== undefined) return refusal;
    const ceiling = ceilingOf(entry, scope, answer.item(fundingKey(entryPlace(entry))));
    const cause = {
      at,
      by: scope.memberId,
      what: `${entry.kind}-recorded`,
      about: refOf(entry),
      reason: 'recorded-late',
    };
    const kept = withClaimDay(entry, situation.circumstancesOf(entryPlace(entry)).today);
    const outcome = await platform.table.write([
      ...places.map(({ recipientId }) => create(entryToItem(kept, recipientId))),
      ...(await tallyWrites(platform, entry.fiscalYear, changesOf(entry, 1, ceiling.room), cause, tallies)),
      ...ceiling.requires,
      ...also,
    ]);
    if (outcome.committed) return kept;
    const refused = outcome.refusals.find((code) => code !== 'exists' && code !== 'stale');
    return refused === undefined
      ? CHANGED
      : refuse('conflict', refused, 'This id already stands for something else.', 'id');
  });
}

/**
 * What keeps many who spend at once from going over the approved amount together, or past an amount that is lowered meanwhile.
 * Only an administrator with a reason goes beyond it.
 */
function ceilingOf(
  entry: LedgerEntry,
  { role }: Scope,
  item: Item | undefined,
): { readonly room?: number | undefined; readonly requires: readonly Write[] } {
  if (entry.kind !== 'expenditure') return { requires: [] };
  const requires = [fundingUnchanged(entry, item)];
  if (role === 'admin' && entry.overApprovalReason !== undefined) return { requires };
  return { room: roomFor(entry.amountCents, readFunding(item)?.approvedCents), requires };
}

/** The rule for temporary staff goes by the day of the claim: it is kept, also where nobody named it. */
const withClaimDay = (entry: LedgerEntry, today: LocalDate): LedgerEntry =>
  entry.kind === 'expenditure' && entry.category === 'backfill-staffing'
    ? { ...entry, claimedOn: entry.claimedOn ?? today }
    : entry;

const entryPlace = (entry: LedgerEntry): LedgerPlace => ({
  recipientId: recipientsOf(entry)[0] ?? '',
  fiscalYear: entry.fiscalYear,
});

function whyNotEntry(
  entry: LedgerEntry,
  scope: Scope,
  { circumstancesOf, knows }: Situation,
  tallies: ReadonlyMap<string, Tally>,
): Refusal | undefined {
  for (const place of placesOf(entry)) {
    const refusal = whyNotOn(entry.date, circumstancesOf(place), 'date');
    if (refusal !== undefined) return refusal;
  }
  if (entry.kind === 'capacity-activity') {
    const at = entry.partnerIds.findIndex((id) => !knows(id));
    const message = 'No organization of the directory has this id: add it there first.';
    return at < 0 ? undefined : refuse('invalid', 'unknown-partner', message, `partnerIds.${at}`);
  }
  if (entry.kind === 'group-activity') return undefined;
  const { today, funding } = circumstancesOf(entryPlace(entry));
  const spending = spendingOf(tallies.get(entry.recipientId)?.spent ?? 0, funding?.approvedCents);
  const by = { role: scope.role, reason: entry.overApprovalReason };
  return (
    whyNotBackfill(entry, today, scope.role) ?? whyNotOverApproval(entry.amountCents, spending, by, entry.fiscalYear)
  );
}

/** What was spent of what was approved: one read. `funded` only when it was decided for the year. */
export async function readSpending(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace,
): Promise<(Spending & { readonly funded?: boolean }) | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return notYourRecipient();
  const answer = await platform.table.batchGet([tallyKey(place), fundingKey(place)]);
  const funding = readFunding(answer.item(fundingKey(place)));
  const spending = spendingOf(readTally(answer.item(tallyKey(place))).spent, funding?.approvedCents);
  return funding === undefined ? spending : { ...spending, funded: funding.funded };
}

const idUsed = (): Refusal => refuse('conflict', 'entry-id-used', 'This id already stands for another entry.');

function repeated(stored: LedgerEntry, again: LedgerEntry): LedgerEntry | Refusal {
  const same =
    stored.date === again.date &&
    recipientsOf(stored).join() === recipientsOf(again).join() &&
    whatIt(stored) === whatIt(again) &&
    (stored.kind !== 'expenditure' || again.kind !== 'expenditure' || stored.amountCents === again.amountCents);
  return same ? stored : idUsed();
}

/** What has to be the same for a repeat to be one, beside date, recipients and amount. */
function whatIt(entry: LedgerEntry): string {
  switch (entry.kind) {
    case 'group-activity':
      return [entry.type, entry.participants].join();
    case 'capacity-activity':
      return [entry.type, ...entry.partnerIds.toSorted()].join();
    case 'expenditure':
      return [entry.category, entry.documentReference].join();
  }
}

const unknownEntry = (): Refusal => refuse('not-found', 'unknown-entry', 'No such entry that you may see.');

async function find(platform: Platform, scope: Scope, kind: EntryKind, ref: string): Promise<LedgerEntry | Refusal> {
  const place = parseEntryRef(ref);
  const item = place === undefined ? undefined : await platform.table.get(entryKey(kind, place, place.id));
  if (item === undefined) return unknownEntry();
  const entry = readEntry(item);
  return recipientsOf(entry).every((recipientId) => mayReportFor(scope, recipientId)) ? entry : unknownEntry();
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
  return untilUnchanged(async () => {
    const outcome = await platform.table.write([
      ...placesOf(entry).map(({ recipientId }) => replace(entryToItem(voided, recipientId), entry.version, 'voided')),
      ...(await tallyWrites(
        platform,
        entry.fiscalYear,
        changesOf(entry, -1),
        cause(platform, scope, entry, `${kind}-voided`, reason),
      )),
    ]);
    if (outcome.committed) return { ...voided, version: entry.version + 1 };
    // An activity changes only by its void: whoever was faster voided it.
    return outcome.refusals.includes('voided') ? find(platform, scope, kind, ref) : CHANGED;
  });
}

/** Every recipient's ledger notes who took an entry off the record, and why. */
const cause = (platform: Platform, scope: Scope, entry: LedgerEntry, what: string, reason: ChangeReason): Cause => ({
  at: platform.clock().toISOString(),
  by: scope.memberId,
  what,
  about: refOf(entry),
  reason,
  notedBy: recipientsOf(entry),
});

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
  return untilUnchanged(async () => {
    const because = cause(platform, scope, reversal, 'expenditure-reversed', reason);
    const outcome = await platform.table.write([
      create(entryToItem(reversal, entry.recipientId), 'id-used'),
      replace(entryToItem({ ...entry, reversedBy: refOf(reversal) }, entry.recipientId), entry.version, 'reversed'),
      ...(await tallyWrites(platform, entry.fiscalYear, changesOf(reversal, 1), because)),
    ]);
    if (outcome.committed) return reversal;
    if (outcome.refusals.every((code) => code === 'stale')) return CHANGED;
    const now = await find(platform, scope, 'expenditure', ref);
    if ('refused' in now || now.kind !== 'expenditure' || now.reversedBy === undefined) return idUsed();
    return find(platform, scope, 'expenditure', now.reversedBy);
  });
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
