import { personErased, profileKey, readProfile, unknownPerson } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { fullJitter } from '../platform/retry.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { mayReportFor, notYourRecipient, whyNotOn, whyNotServiceType } from './admission.ts';
import { readSituation } from './circumstances-service.ts';
import { diff, withEvent, withoutEvent, type Contribution } from './contribution.ts';
import { eventRef, parseEventRef, sameLedger, type EventPlace } from './entry-ref.ts';
import { fiscalYearOf, type FiscalYear } from './fiscal-year.ts';
import type { ChangeReason, Correction, LiveEvent, NewServiceEvent, ServiceEvent, StoredEvent } from './model.ts';
import * as store from './store.ts';

/** One writer wins each round, so this many writers of one person at the same instant are all served. */
const MAX_ROUNDS = 60;
const CHANGED = Symbol('somebody else changed what was read');

/** Reads, decides and writes again as long as somebody else changes what was read in between. */
async function untilUnchanged<T>(round: () => Promise<T | typeof CHANGED>): Promise<T> {
  for (let attempt = 1; attempt <= MAX_ROUNDS; attempt += 1) {
    const result = await round();
    if (result !== CHANGED) return result;
    await fullJitter(Math.min(attempt, 4), Math.random);
  }
  throw new Error('A contribution changed on every attempt');
}

/** The tally of each recipient moves by what the person's contribution of that year moves. */
function tallyWrites(fiscalYear: FiscalYear, old: Contribution, next: Contribution): Write[] {
  return [...diff(old, next)].map(([recipientId, change]) => store.tallyWrite({ recipientId, fiscalYear }, change));
}

/**
 * Records one individual service. One read and one transaction: event and contribution, and only when a first month moves
 * also the tally. Recording again under the same id answers with what is on the record, for ever.
 * @returns the event, or a refusal: `future-date`, `before-hub-opened`, `unknown-recipient`, `recipient-not-funded`,
 * `unknown-service-type`, `unknown-person`, `person-erased`, `not-your-organization`, `event-id-used`.
 */
export async function recordServiceEvent(
  platform: Platform,
  scope: Scope,
  id: string,
  service: NewServiceEvent,
): Promise<ServiceEvent | Refusal> {
  if (!mayReportFor(scope, service.recipientId)) return notYourRecipient();
  const { personId, recipientId, serviceDate } = service;
  const fiscalYear = fiscalYearOf(serviceDate);
  const place: EventPlace = { fiscalYear, recipientId, personId, id };
  const keys = [store.eventKey(place), store.servedKey(personId, fiscalYear), profileKey(personId)];
  return untilUnchanged(async () => {
    const { answer, settings, circumstancesOf } = await readSituation(platform, keys, [place]);
    const there = answer.item(store.eventKey(place));
    if (there !== undefined) return repeated(platform, store.readEvent(there), service);
    const refusal =
      whyNotPerson(answer.item(profileKey(personId)), scope) ??
      whyNotOn(serviceDate, circumstancesOf(place), 'serviceDate') ??
      whyNotServiceType(service.serviceType, settings.serviceTypes);
    if (refusal !== undefined) return refusal;
    const event: LiveEvent = {
      ...service,
      id,
      fiscalYear,
      state: 'live',
      recordedAt: platform.clock().toISOString(),
      recordedBy: scope.memberId,
      version: 1,
    };
    const served = store.readServed(answer.item(store.servedKey(personId, fiscalYear)), fiscalYear);
    const next = withEvent(served.contribution, event);
    const outcome = await platform.table.write([
      create(store.eventToItem(event), 'exists'),
      store.servedWrite(personId, fiscalYear, served, next),
      ...tallyWrites(fiscalYear, served.contribution, next),
    ]);
    return outcome.committed ? event : CHANGED;
  });
}

function whyNotPerson(item: Item | undefined, scope: Scope): Refusal | undefined {
  if (item === undefined) return unknownPerson();
  const profile = readProfile(item);
  if (profile.hubId !== scope.hubId) return unknownPerson();
  return profile.state === 'erased' ? personErased() : undefined;
}

/** The id is on the record: the same service again is answered with it, another one is a mistake of the caller. */
async function repeated(
  platform: Platform,
  stored: StoredEvent,
  service: NewServiceEvent,
): Promise<ServiceEvent | Refusal> {
  const { serviceDate, serviceType } = stored.recordedAs ?? stored;
  if (serviceDate !== service.serviceDate || serviceType !== service.serviceType) {
    return idUsed();
  }
  return (await follow(platform, stored)) ?? unknownEvent();
}

const idUsed = (): Refusal =>
  refuse('conflict', 'event-id-used', 'This id already stands for another service of the person.');
const unknownEvent = (): Refusal => refuse('not-found', 'unknown-event', 'No such service event that you may see.');
const changedMeanwhile = (): Refusal =>
  refuse('precondition', 'changed-meanwhile', 'The event changed meanwhile. Read it again, then correct it.');

/** The event where it is now, if a correction took it to another ledger. */
async function follow(platform: Platform, stored: StoredEvent): Promise<ServiceEvent | undefined> {
  let event = stored;
  while (event.state === 'moved') {
    const place = parseEventRef(event.movedTo);
    const item = place === undefined ? undefined : await platform.table.get(store.eventKey(place));
    if (item === undefined) throw new Error('An event was moved to where there is none');
    event = store.readEvent(item);
  }
  return event;
}

/** The event by its reference, or a refusal that tells an outsider nothing. */
async function find(platform: Platform, scope: Scope, ref: string): Promise<ServiceEvent | Refusal> {
  const place = parseEventRef(ref);
  const item = place === undefined ? undefined : await platform.table.get(store.eventKey(place));
  const event = item === undefined ? undefined : await follow(platform, store.readEvent(item));
  return event === undefined || !mayReportFor(scope, event.recipientId) ? unknownEvent() : event;
}

export const readServiceEvent = find;

/**
 * Takes an event off the record; the item stays and says so. Voiding twice is voiding.
 * @returns the event as it is now, or a refusal `unknown-event`.
 */
export async function voidServiceEvent(
  platform: Platform,
  scope: Scope,
  ref: string,
  reason: ChangeReason,
): Promise<ServiceEvent | Refusal> {
  return untilUnchanged(async () => {
    const event = await find(platform, scope, ref);
    if ('refused' in event || event.state === 'void') return event;
    const { personId, fiscalYear } = event;
    const at = platform.clock().toISOString();
    const served = await readServed(platform, personId, fiscalYear);
    const next = without(served.contribution, event);
    if (next === undefined) return CHANGED;
    const voided: ServiceEvent = { ...event, state: 'void', voided: { at, by: scope.memberId, reason } };
    const outcome = await platform.table.write([
      replace(store.eventToItem(voided), event.version, 'stale'),
      store.servedWrite(personId, fiscalYear, served, next),
      ...tallyWrites(fiscalYear, served.contribution, next),
      store.historyWrite(event, platform.ids.uuid(), {
        at,
        by: scope.memberId,
        what: 'service-event-voided',
        about: eventRef(event),
        reason,
      }),
    ]);
    return outcome.committed ? { ...voided, version: event.version + 1 } : CHANGED;
  });
}

const readServed = async (platform: Platform, personId: string, year: FiscalYear): Promise<store.Served> =>
  store.readServed(await platform.table.get(store.servedKey(personId, year)), year);

/**
 * Corrects the date, type or recipient of a live event; across recipients and fiscal years too, in one transaction, so that
 * at no moment it counts twice or not at all. Its id may change with its ledger: the old one goes on leading to it.
 * @returns the event as corrected, or a refusal as for recording, `unknown-event`, `event-void` or `changed-meanwhile`.
 */
export async function correctServiceEvent(
  platform: Platform,
  scope: Scope,
  ref: string,
  { reason, ...correction }: Correction,
  version: number,
): Promise<ServiceEvent | Refusal> {
  return untilUnchanged(async () => {
    const event = await find(platform, scope, ref);
    if ('refused' in event) return event;
    if (event.version !== version) return changedMeanwhile();
    if (event.state === 'void')
      return refuse('conflict', 'event-void', 'A void event is not corrected: record it anew.');
    const target = corrected(event, correction);
    if (!mayReportFor(scope, target.recipientId)) return notYourRecipient();
    const years = [...new Set([event.fiscalYear, target.fiscalYear])];
    const { answer, settings, circumstancesOf } = await readSituation(
      platform,
      [store.eventKey(target), ...years.map((year) => store.servedKey(event.personId, year))],
      [target],
    );
    const refusal =
      whyNotOn(target.serviceDate, circumstancesOf(target), 'serviceDate') ??
      (target.serviceType === event.serviceType
        ? undefined
        : whyNotServiceType(target.serviceType, settings.serviceTypes));
    if (refusal !== undefined) return refusal;
    const writes = years.flatMap((year) => {
      const served = store.readServed(answer.item(store.servedKey(event.personId, year)), year);
      const kept = year === event.fiscalYear ? without(served.contribution, event) : served.contribution;
      if (kept === undefined) return [];
      const next = year === target.fiscalYear ? withEvent(kept, target) : kept;
      return [store.servedWrite(event.personId, year, served, next), ...tallyWrites(year, served.contribution, next)];
    });
    if (writes.length < years.length) return CHANGED;
    const there = answer.item(store.eventKey(target));
    const stored = there === undefined ? undefined : store.readEvent(there);
    if (!sameLedger(event, target) && stored !== undefined && stored.state !== 'moved') return idUsed();
    const at = platform.clock().toISOString();
    const { placing, result } = placeAgain(event, target, stored);
    const outcome = await platform.table.write([
      ...placing,
      ...writes,
      ...(sameLedger(event, target) ? [event] : [event, target]).map((place) =>
        store.historyWrite(place, platform.ids.uuid(), {
          at,
          by: scope.memberId,
          what: 'service-event-corrected',
          about: eventRef(target),
          reason,
          before: counted(event),
          after: counted(target),
        }),
      ),
    ]);
    return outcome.committed ? result : CHANGED;
  });
}

/** Nothing when the contribution read is older or newer than the event read: then both are read again. */
function without(contribution: Contribution, event: ServiceEvent): Contribution | undefined {
  try {
    return withoutEvent(contribution, event);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const counted = ({ recipientId, serviceDate, serviceType }: ServiceEvent) => ({
  recipientId,
  serviceDate,
  serviceType,
});

function corrected(event: LiveEvent, change: Omit<Correction, 'reason'>): LiveEvent {
  const serviceDate = change.serviceDate ?? event.serviceDate;
  return {
    ...event,
    serviceDate,
    serviceType: change.serviceType ?? event.serviceType,
    recipientId: change.recipientId ?? event.recipientId,
    fiscalYear: fiscalYearOf(serviceDate),
  };
}

/** In its own ledger the event is replaced; else it moves, leaving a pointer, which a later move back overwrites. */
function placeAgain(
  event: LiveEvent,
  target: LiveEvent,
  stored: StoredEvent | undefined,
): { placing: Write[]; result: LiveEvent } {
  const { serviceDate, serviceType, version } = event;
  const recordedAs = event.recordedAs ?? { serviceDate, serviceType };
  if (sameLedger(event, target)) {
    const result = { ...target, recordedAs };
    return {
      placing: [replace(store.eventToItem(result), version, 'stale')],
      result: { ...result, version: version + 1 },
    };
  }
  const pointer: StoredEvent = { ...event, recordedAs, state: 'moved', movedTo: eventRef(target) };
  const left = replace(store.eventToItem(pointer), version, 'stale');
  // A pointer that is there already remembers what was first recorded under it.
  const { personId, recipientId, communityId, id, fiscalYear, recordedAt, recordedBy } = target;
  const result: LiveEvent = {
    personId,
    recipientId,
    serviceDate: target.serviceDate,
    serviceType: target.serviceType,
    ...(communityId !== undefined && { communityId }),
    id,
    fiscalYear,
    state: 'live',
    recordedAt,
    recordedBy,
    ...(stored?.recordedAs !== undefined && { recordedAs: stored.recordedAs }),
    version: stored === undefined ? 1 : stored.version,
  };
  return stored === undefined
    ? { placing: [left, create(store.eventToItem(result), 'stale')], result }
    : {
        placing: [left, replace(store.eventToItem(result), stored.version, 'stale')],
        result: { ...result, version: stored.version + 1 },
      };
}
