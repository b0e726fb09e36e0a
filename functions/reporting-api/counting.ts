import type { countingRoutes } from '../../shared/contracts/counting.ts';
import {
  correctServiceEvent,
  eventRef,
  listEntries,
  listEventsOfLedger,
  listEventsOfPerson,
  readServiceEvent,
  readSpending,
  recordEntry,
  recordServiceEvent,
  refOf,
  reverseExpenditure,
  voidActivity,
  voidServiceEvent,
  type LedgerEntry,
  type ServiceEvent,
} from '../../shared/counting/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';

export const countingHandlers = (platform: Platform): Handlers<typeof countingRoutes> => ({
  async recordServiceEvent(scope, { body, newId }) {
    return eventAnswer(await recordServiceEvent(platform, scope, newId, body));
  },

  async listServiceEvents(scope, { query: { personId, recipientId, fiscalYear, ...page } }) {
    const events =
      recipientId === undefined || fiscalYear === undefined
        ? await listEventsOfPerson(platform, scope, personId ?? '', page)
        : await listEventsOfLedger(platform, scope, { recipientId, fiscalYear }, page);
    return isRefusal(events) ? events : { body: { items: events.items.map(shownEvent), cursor: events.cursor } };
  },

  async readServiceEvent(scope, { params }) {
    return eventAnswer(await readServiceEvent(platform, scope, params.eventId));
  },

  async correctServiceEvent(scope, { params, body, version }) {
    return eventAnswer(await correctServiceEvent(platform, scope, params.eventId, body, version));
  },

  async voidServiceEvent(scope, { params, body }) {
    return eventAnswer(await voidServiceEvent(platform, scope, params.eventId, body.reason));
  },

  async recordGroupActivity(scope, { body, newId }) {
    return entryAnswer(groupActivity, await recordEntry(platform, scope, newId, { kind: 'group-activity', ...body }));
  },

  async listGroupActivities(scope, { query: { recipientId, fiscalYear, ...page } }) {
    const found = await listEntries(platform, scope, 'group-activity', { recipientId, fiscalYear }, page);
    return entryList(groupActivity, found);
  },

  async voidGroupActivity(scope, { params, body }) {
    const kind = 'group-activity';
    return entryAnswer(groupActivity, await voidActivity(platform, scope, kind, params.activityId, body.reason));
  },

  async recordCapacityActivity(scope, { body, newId }) {
    const kind = 'capacity-activity';
    return entryAnswer(capacityActivity, await recordEntry(platform, scope, newId, { kind, ...body }));
  },

  async listCapacityActivities(scope, { query: { recipientId, fiscalYear, ...page } }) {
    const found = await listEntries(platform, scope, 'capacity-activity', { recipientId, fiscalYear }, page);
    return entryList(capacityActivity, found);
  },

  async voidCapacityActivity(scope, { params, body }) {
    const kind = 'capacity-activity';
    return entryAnswer(capacityActivity, await voidActivity(platform, scope, kind, params.activityId, body.reason));
  },

  async recordExpenditure(scope, { body, newId }) {
    const entry = await recordEntry(platform, scope, newId, { kind: 'expenditure', ...body });
    if (isRefusal(entry)) return entry;
    const answer = entryAnswer(expenditure, entry);
    if (isRefusal(answer)) return answer;
    const { fiscalYear } = entry;
    const spending = await readSpending(platform, scope, { recipientId: body.recipientId, fiscalYear });
    return isRefusal(spending) ? spending : { ...answer, body: { ...answer.body, spending } };
  },

  async listExpenditures(scope, { query: { recipientId, fiscalYear, ...page } }) {
    return entryList(expenditure, await listEntries(platform, scope, 'expenditure', { recipientId, fiscalYear }, page));
  },

  async reverseExpenditure(scope, { params, body, newId }) {
    const reversal = await reverseExpenditure(platform, scope, params.expenditureId, newId, body.reason);
    return entryAnswer(expenditure, reversal);
  },
});

const shownEvent = (event: ServiceEvent) => ({
  id: eventRef(event),
  personId: event.personId,
  recipientId: event.recipientId,
  fiscalYear: event.fiscalYear,
  serviceDate: event.serviceDate,
  serviceType: event.serviceType,
  communityId: event.communityId,
  state: event.state,
  ...(event.state === 'void' && { voided: event.voided }),
  recordedAt: event.recordedAt,
  recordedBy: event.recordedBy,
  version: event.version,
});

function eventAnswer(event: ServiceEvent | Refusal) {
  if (isRefusal(event)) return event;
  const body = shownEvent(event);
  return { body, version: event.version, location: `/v1/service-events/${body.id}` };
}

/** How each kind of entry is shown; nothing for another kind. */
type Shown<T> = (entry: LedgerEntry) => T | undefined;

const recorded = (entry: LedgerEntry) => ({
  id: refOf(entry),
  fiscalYear: entry.fiscalYear,
  date: entry.date,
  state: entry.state,
  voided: entry.voided,
  recordedAt: entry.recordedAt,
  recordedBy: entry.recordedBy,
});
const groupActivity = (entry: LedgerEntry) => {
  if (entry.kind !== 'group-activity') return undefined;
  const { hosts, type, participants, communityId } = entry;
  return { ...recorded(entry), hosts, type, participants, communityId };
};
const capacityActivity = (entry: LedgerEntry) => {
  if (entry.kind !== 'capacity-activity') return undefined;
  const { recipientId, type, partnerIds } = entry;
  return { ...recorded(entry), recipientId, type, partnerIds };
};
const expenditure = (entry: LedgerEntry) => {
  if (entry.kind !== 'expenditure') return undefined;
  const { recipientId, category, amountCents, documentReference, overApprovalReason } = entry;
  const { approvedIn, claimedOn, reverses, reversedBy } = entry;
  return {
    ...recorded(entry),
    recipientId,
    category,
    amountCents,
    documentReference,
    overApprovalReason,
    approvedIn,
    claimedOn,
    reverses,
    reversedBy,
  };
};

function entryAnswer<T>(shown: Shown<T>, entry: LedgerEntry | Refusal) {
  if (isRefusal(entry)) return entry;
  const body = shown(entry);
  if (body === undefined) return refuse('not-found', 'unknown-entry', 'No such entry that you may see.');
  return { body, version: entry.version };
}

function entryList<T>(
  shown: Shown<T>,
  found: { readonly items: LedgerEntry[]; readonly cursor?: string } | Refusal,
): { body: { items: T[]; cursor: string | undefined } } | Refusal {
  if (isRefusal(found)) return found;
  return {
    body: { items: found.items.map(shown).filter((entry): entry is T => entry !== undefined), cursor: found.cursor },
  };
}
