import { profileKey, readProfile } from '../people/index.ts';
import type { HubSettings } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { mayReportFor, notYourRecipient, whyNotOn, whyNotServiceType } from './admission.ts';
import { readSituation } from './circumstances-service.ts';
import { withEvent, withoutEvent, withoutFacts, type Contribution } from './contribution.ts';
import { eventRef, parseEventRef, sameLedger, type EventPlace } from './entry-ref.ts';
import { newFacts, type Facts } from './facts.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { ChangeReason, Correction, LiveEvent, NewServiceEvent, ServiceEvent, StoredEvent } from './model.ts';
import {
  changedStanding,
  figuresOnly,
  standingKeys,
  standingOf,
  tallyWrites,
  toldOf,
  type Standing,
} from './standing-service.ts';
import { factsOf, whyNotPerson } from './served-person.ts';
import * as store from './store.ts';
import { CHANGED, untilUnchanged } from './until-unchanged.ts';

/**
 * Records one individual service. One read and one transaction: event and contribution, and only when a first month moves
 * also the tally. Recording again under the same id answers with what is on the record, for ever. `also`: writes of the
 * caller for the same transaction; a condition of theirs that fails is a refusal of that name.
 * @returns the event, or a refusal: `future-date`, `before-hub-opened`, `unknown-recipient`, `recipient-not-funded`,
 * `unknown-service-type`, `unknown-person`, `person-erased`, `not-your-organization`, `event-id-used`.
 */
export async function recordServiceEvent(
  platform: Platform,
  scope: Scope,
  id: string,
  service: NewServiceEvent,
  also: readonly Write[] = [],
): Promise<ServiceEvent | Refusal> {
  if (!mayReportFor(scope, service.recipientId)) return notYourRecipient();
  const { personId, recipientId, serviceDate } = service;
  const fiscalYear = fiscalYearOf(serviceDate);
  const place: EventPlace = { fiscalYear, recipientId, personId, id };
  const keys = [
    store.eventKey(place),
    profileKey(personId),
    store.tallyKey(place),
    ...standingKeys(personId, fiscalYear),
  ];
  return untilUnchanged(async () => {
    const { answer, settings, circumstancesOf } = await readSituation(platform, keys, [place]);
    const there = answer.item(store.eventKey(place));
    if (there !== undefined) return repeated(platform, store.readEvent(there), service);
    const profile = answer.item(profileKey(personId));
    const refusal =
      whyNotPerson(profile, scope) ??
      whyNotOn(serviceDate, circumstancesOf(place), 'serviceDate') ??
      whyNotServiceType(service.serviceType, settings.serviceTypes);
    if (refusal !== undefined) return refusal;
    const at = platform.clock().toISOString();
    const event: LiveEvent = {
      ...service,
      id,
      fiscalYear,
      state: 'live',
      recordedAt: at,
      recordedBy: scope.memberId,
      version: 1,
    };
    const standing = await standingOf(platform, personId, fiscalYear, (key) => answer.item(key));
    const { writes, figures } = served(standing, event, toldNow(profile, event, settings));
    const cause = {
      at,
      by: scope.memberId,
      what: 'service-event-recorded',
      about: eventRef(event),
      reason: 'recorded-late',
    };
    const tally = store.readTally(answer.item(store.tallyKey(place)));
    const outcome = await platform.table.write([
      create(store.eventToItem(event), 'exists'),
      ...writes,
      ...(await tallyWrites(platform, fiscalYear, figuresOnly(figures), cause, new Map([[recipientId, tally]]))),
      ...also,
    ]);
    if (outcome.committed) return event;
    const refused = outcome.refusals.find((code) => code !== 'exists' && code !== 'stale');
    return refused === undefined
      ? CHANGED
      : refuse('conflict', refused, 'This id already stands for something else.', 'id');
  });
}

/**
 * What changes when a service turns out not to have been. Was it the file's last one of the year, then what the file told of the
 * person goes with it: a fact that was wrong can be put right by recording anew.
 */
function withoutService(standing: Standing, event: ServiceEvent): ReturnType<typeof changedStanding> {
  const own = standing[0]?.served;
  const unsaid = own !== undefined && store.ownIn(own) === 1 ? store.toldIn(own) : [];
  const without = (contribution: Contribution): Contribution => withoutFacts(withoutEvent(contribution, event), unsaid);
  return changedStanding(standing, without, { events: -1, unsaid });
}

/** What changes when the person was served once more. */
function served(standing: Standing, event: LiveEvent, facts: Facts): ReturnType<typeof changedStanding> {
  const fresh = newFacts(toldOf(standing), facts);
  return changedStanding(standing, (contribution) => withEvent(contribution, event, fresh), { events: 1, fresh });
}

/** What changes when a service was another one of the same year. */
function otherService(
  standing: Standing,
  event: LiveEvent,
  target: LiveEvent,
  facts: Facts,
): ReturnType<typeof changedStanding> {
  const fresh = newFacts(toldOf(standing), facts);
  return changedStanding(standing, (was) => withEvent(withoutEvent(was, event), target, fresh), { fresh });
}

/** What the person's file says now: kept with the first service of the year. An erased file says nothing any more. */
function toldNow(item: Item | undefined, event: LiveEvent, settings: HubSettings): Facts {
  const profile = item === undefined ? undefined : readProfile(item);
  return profile?.state === 'active' ? factsOf(profile, event.communityId, settings) : {};
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
    const { personId, recipientId, fiscalYear } = event;
    const at = platform.clock().toISOString();
    const answer = await platform.table.batchGet([...standingKeys(personId, fiscalYear), store.tallyKey(event)]);
    const standing = await standingOf(platform, personId, fiscalYear, (key) => answer.item(key));
    const change = orChanged(() => withoutService(standing, event));
    if (change === CHANGED) return CHANGED;
    const voided: ServiceEvent = { ...event, state: 'void', voided: { at, by: scope.memberId, reason } };
    const cause = {
      at,
      by: scope.memberId,
      what: 'service-event-voided',
      about: eventRef(event),
      reason,
      notedBy: [recipientId],
    };
    const tally = store.readTally(answer.item(store.tallyKey(event)));
    const outcome = await platform.table.write([
      replace(store.eventToItem(voided), event.version, 'stale'),
      ...change.writes,
      ...(await tallyWrites(platform, fiscalYear, figuresOnly(change.figures), cause, new Map([[recipientId, tally]]))),
    ]);
    return outcome.committed ? { ...voided, version: event.version + 1 } : CHANGED;
  });
}

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
    const { personId } = event;
    const { answer, settings, circumstancesOf } = await readSituation(
      platform,
      [store.eventKey(target), profileKey(personId), ...years.flatMap((year) => standingKeys(personId, year))],
      [target],
    );
    // A recipient that is not funded any more can still put right what does not move the event.
    const stays = sameLedger(event, target) && event.serviceDate === target.serviceDate;
    const refusal =
      (stays ? undefined : whyNotOn(target.serviceDate, circumstancesOf(target), 'serviceDate')) ??
      (target.serviceType === event.serviceType
        ? undefined
        : whyNotServiceType(target.serviceType, settings.serviceTypes));
    if (refusal !== undefined) return refusal;
    const there = answer.item(store.eventKey(target));
    const stored = there === undefined ? undefined : store.readEvent(there);
    if (!sameLedger(event, target) && stored !== undefined && stored.state !== 'moved') {
      // Or it is this very event, which somebody moved there since it was read.
      const now = await find(platform, scope, ref);
      return 'refused' in now || now.version === version ? idUsed() : CHANGED;
    }
    const cause = {
      at: platform.clock().toISOString(),
      by: scope.memberId,
      what: 'service-event-corrected',
      about: eventRef(target),
      aboutIn: new Map([event, target].map((each) => [each.recipientId, eventRef(each)])),
      reason,
      before: counted(event),
      after: counted(target),
    };
    const facts = toldNow(answer.item(profileKey(personId)), target, settings);
    const writes: Write[] = [];
    for (const year of years) {
      const standing = await standingOf(platform, personId, year, (key) => answer.item(key));
      const change = orChanged(() => {
        if (year !== target.fiscalYear) return withoutService(standing, event);
        return year === event.fiscalYear
          ? otherService(standing, event, target, facts)
          : served(standing, target, facts);
      });
      if (change === CHANGED) return CHANGED;
      const notedBy = [event, target].filter(({ fiscalYear }) => fiscalYear === year).map((each) => each.recipientId);
      const tallies = await tallyWrites(platform, year, figuresOnly(change.figures), { ...cause, notedBy });
      writes.push(...change.writes, ...tallies);
    }
    const { placing, result } = placeAgain(event, target, stored);
    const outcome = await platform.table.write([...placing, ...writes]);
    return outcome.committed ? result : CHANGED;
  });
}

/** `CHANGED` when the contribution read is older or newer than the event read: then both are read again. */
function orChanged<T>(change: () => T): T | typeof CHANGED {
  try {
    return change();
  } catch (error) {
    if (error instanceof RangeError) return CHANGED;
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
  // A pointer that is there already remembers what was first recorded under it. The version goes on where it was, so that
  // whoever read the event at its old place is told that it changed.
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
    version: version + 1,
  };
  const item = store.eventToItem(result);
  return { placing: [left, stored === undefined ? create(item, 'stale') : supersede(item, stored.version)], result };
}

/** As `replace`, with the version that the item carries already. */
const supersede = (item: Item, version: number): Write => ({
  put: item,
  condition: '#version = :was',
  names: { version: 'version' },
  values: { was: version },
  refusal: 'stale',
});
