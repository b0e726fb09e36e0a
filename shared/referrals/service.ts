import { outboxStates } from '../messaging/index.ts';
import { readHubSettings } from '../directory/index.ts';
import { moveAsk, readLines } from '../partners/line/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { mayActFor, type Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { consumeTimer, setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import {
  referralSchema,
  type Actor,
  type Outcome,
  type Referral,
  type ReferralHistory,
  type ReferralRequest,
  type ReferralStatus,
  type RejectReason,
} from './model.ts';
import { reviewReferral } from './review.ts';
import { alertOnCall, askOf, cancelAtPartner, prepareSending } from './sending/service.ts';
import { stepsFrom, type ReferralAction } from './states.ts';
import {
  askStateAfter,
  createWrites,
  historyWrite,
  listByOwner,
  listByStatus,
  readReferral,
  readReferralHistory,
  replaceReferral,
} from './store.ts';

const NOT_FOUND = refuse('not-found', 'referral-not-found', 'There is no such referral, or it is not yours to see.');
const CHANGED = refuse(
  'precondition',
  'changed-meanwhile',
  'The referral changed meanwhile. Read it again and repeat your change.',
);

/**
 * A new referral, as a draft or sent at once. Repeated with the same id it answers with what is stored.
 * Refusals: `person-not-found`, and those of sending.
 */
export async function createReferral(
  platform: Platform,
  scope: Scope,
  id: string,
  request: ReferralRequest,
  send: boolean,
): Promise<Referral | Refusal> {
  const known = await readReferral(platform, id);
  if (known !== undefined) return mayActFor(scope, known.organizationId) ? known : NOT_FOUND;
  const person = `PERSON#${request.personId}`;
  if ((await platform.table.batchGet([], [person])).dataKey(person) === undefined) {
    return refuse('invalid', 'person-not-found', 'No file with this id, or it was erased.', 'personId');
  }
  const now = platform.clock().toISOString();
  const by: Actor = { kind: 'member', id: scope.memberId };
  const draft = referralSchema.parse({
    ...request,
    id,
    status: 'draft',
    round: 1,
    createdAt: now,
    createdBy: scope.memberId,
    updatedAt: now,
    version: 1,
  });
  const created = historyWrite(id, { id: platform.ids.uuid(), at: now, event: 'create', to: 'draft', by });
  const prepared = send ? await prepareSending(platform, draft, by) : { referral: draft, writes: [] };
  if ('refused' in prepared) return prepared;
  const outcome = await platform.table.write([
    ...createWrites(platform.hubId, prepared.referral),
    created,
    ...prepared.writes,
  ]);
  if (outcome.committed) return prepared.referral;
  if (outcome.refusals.includes('exists')) return (await readReferral(platform, id)) ?? NOT_FOUND;
  return CHANGED;
}

/** A partner knows of a referral what it was sent: one that never went out, or is being written anew, does not exist for it. */
const isShownTo = (scope: Scope, referral: Referral): boolean =>
  mayActFor(scope, referral.organizationId) &&
  (scope.role !== 'partner' || (referral.status !== 'draft' && referral.sending !== undefined));

export async function openReferral(
  platform: Platform,
  scope: Scope,
  id: string,
): Promise<{ referral: Referral; history: ReferralHistory[] } | Refusal> {
  const referral = await readReferral(platform, id);
  if (referral === undefined || !isShownTo(scope, referral)) return NOT_FOUND;
  return { referral, history: await readReferralHistory(platform, id) };
}

/** Open ones by status, then age; of one status; of one person or one organization, newest first. */
export async function listReferrals(
  platform: Platform,
  scope: Scope,
  filter: { readonly status?: ReferralStatus | undefined; readonly personId?: string | undefined } & PageRequest,
): Promise<Page<Referral>> {
  const page = { limit: filter.limit, cursor: filter.cursor };
  const staff = scope.role === 'coordinator' || scope.role === 'admin';
  // A partner is not told whose a referral is, not even by asking for somebody's.
  const wanted = (referral: Referral): boolean =>
    isShownTo(scope, referral) &&
    (filter.status === undefined || filter.status === referral.status) &&
    (filter.personId === undefined || (staff && filter.personId === referral.personId));
  if (filter.personId === undefined && staff) return listByStatus(platform, filter.status, page);
  const organizationId = scope.organizationId ?? '';
  const owner = filter.personId !== undefined && staff ? { personId: filter.personId } : { organizationId };
  const found = await listByOwner(platform, owner, page);
  return { ...found, items: found.items.filter(wanted) };
}

export type Transition =
  | { readonly action: 'send' | 'receive' | 'accept' | 'start' }
  | { readonly action: 'reject'; readonly rejectReason: RejectReason; readonly reason?: string | undefined }
  | { readonly action: 'complete' | 'fail'; readonly outcome: Outcome; readonly reason?: string | undefined }
  | { readonly action: 'cancel'; readonly outcome?: Outcome | undefined; readonly reason?: string | undefined }
  | { readonly action: 'reopen'; readonly reason: string };

const HUB_ONLY: readonly ReferralAction[] = ['send', 'cancel', 'reopen'];

/**
 * Moves a referral on, for a coordinator or the partner it was sent to.
 * Refusals: `referral-not-found`, `hub-only`, `changed-meanwhile`, `not-in-order`, and those of sending.
 */
export async function changeReferral(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  transition: Transition,
): Promise<Referral | Refusal> {
  const referral = await readReferral(platform, id);
  if (referral === undefined || !isShownTo(scope, referral)) return NOT_FOUND;
  if (scope.role === 'partner' && HUB_ONLY.includes(transition.action)) {
    return refuse('forbidden', 'hub-only', 'Only the hub can do this. Call the coordinator.', 'action');
  }
  if (referral.version !== version) return CHANGED;
  const steps = stepsFrom(referral.status, transition.action);
  if (steps === undefined) {
    const message = `A referral that is ${referral.status} cannot be changed by "${transition.action}".`;
    return refuse('conflict', 'not-in-order', message, 'action');
  }
  const by: Actor =
    scope.role === 'partner' && scope.organizationId !== undefined
      ? { kind: 'partner', organizationId: scope.organizationId }
      : { kind: 'member', id: scope.memberId };
  const moved = await move(platform, referral, transition, by);
  if ('refused' in moved) return moved;
  const now = platform.clock().toISOString();
  const events = moved.recorded
    ? []
    : steps.map(({ action, from, to }) => {
        const reason =
          'rejectReason' in transition
            ? transition.rejectReason
            : 'reason' in transition
              ? transition.reason
              : undefined;
        return historyWrite(id, {
          id: platform.ids.uuid(),
          at: now,
          event: action,
          from,
          to,
          by,
          ...(reason !== undefined && { reason }),
        });
      });
  const outcome = await platform.table.write([
    replaceReferral(platform.hubId, moved.referral, version),
    ...events,
    ...moved.writes,
    ...askFollows(referral, transition.action),
  ]);
  return outcome.committed ? { ...moved.referral, version: version + 1 } : CHANGED;
}

/** What was said by telephone or in the console closes the ask that the partner's line still holds. */
function askFollows(referral: Referral, action: ReferralAction): Write[] {
  const state = askStateAfter(action);
  if (state === undefined || referral.status === 'draft' || referral.sending === undefined) return [];
  return [moveAsk(askOf(referral, referral.sending), state)];
}

interface Moved {
  readonly referral: Referral;
  readonly writes: readonly Write[];
  /** The history is among the writes. */
  readonly recorded?: true;
}

async function move(
  platform: Platform,
  referral: Referral,
  transition: Transition,
  by: Actor,
): Promise<Moved | Refusal> {
  const now = platform.clock().toISOString();
  const timerId = platform.ids.uuid();
  const lookNow = setTimer({ id: timerId, dueAt: now, work: { what: 'review-referral', referralId: referral.id } });
  const to = (change: Record<string, unknown>): Referral =>
    referralSchema.parse({ ...referral, updatedAt: now, clock: { at: now, timerId }, ...change });
  const receivedAt = referral.receivedAt ?? now;
  switch (transition.action) {
    case 'send': {
      const sending = await prepareSending(platform, referral, by);
      return 'refused' in sending ? sending : { ...sending, recorded: true };
    }
    case 'receive':
      return { referral: to({ status: 'received', receivedAt }), writes: [lookNow] };
    case 'accept':
      return { referral: to({ status: 'accepted', receivedAt, acceptedAt: now }), writes: [lookNow] };
    case 'start':
      return { referral: to({ status: 'in-progress', startedAt: now }), writes: [lookNow] };
    case 'reject': {
      const closed = { status: 'rejected', outcome: 'declined-by-provider', closedAt: now };
      return { referral: to({ ...closed, receivedAt, rejectReason: transition.rejectReason }), writes: [lookNow] };
    }
    case 'complete': {
      const startedAt = referral.startedAt ?? now;
      const closed = { status: 'completed', outcome: transition.outcome, closedAt: now };
      return { referral: to({ ...closed, startedAt }), writes: [lookNow] };
    }
    case 'fail':
      return {
        referral: to({ status: 'failed', outcome: transition.outcome, closedAt: now }),
        writes: [lookNow],
      };
    case 'cancel': {
      const ended = to({ status: 'cancelled', outcome: transition.outcome, closedAt: now });
      return { referral: ended, writes: [lookNow, ...(await cancelAtPartner(platform, referral))] };
    }
    case 'reopen':
      return { referral: to(reopened(referral)), writes: [lookNow] };
  }
}

/** What an earlier round left is in the history; a reopened referral starts its clocks and its answers anew. */
function reopened(referral: Referral): Record<string, unknown> {
  const again = { round: referral.round + 1, closedAt: undefined, outcome: undefined, rejectReason: undefined };
  if (referral.status === 'completed') return { ...again, status: 'in-progress' };
  const facts = { sending: undefined, receivedAt: undefined, acceptedAt: undefined, startedAt: undefined };
  return { ...again, ...facts, status: 'draft', overdueSince: undefined, alert: undefined };
}

/**
 * Looks at a referral because a clock, an answer or a failed text says so, and does what it calls for. The timer is
 * consumed with the effect; called again it finds nothing to do.
 */
export async function reviewReferralNow(platform: Platform, referralId: string, timerId?: string): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const done = timerId === undefined ? [] : [consumeTimer(timerId)];
    const referral = await readReferral(platform, referralId);
    if (referral === undefined) {
      await platform.table.write(done);
      return;
    }
    const outcome = await platform.table.write([...done, ...(await reviewWrites(platform, referral, timerId))]);
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
  }
  throw new Error('A referral kept changing while it was reviewed');
}

async function reviewWrites(platform: Platform, referral: Referral, timerId: string | undefined): Promise<Write[]> {
  const settings = await readHubSettings(platform);
  const sending = referral.status === 'draft' ? undefined : referral.sending;
  const lines = await readLines(platform, sending === undefined ? [] : [sending.phoneKey]);
  const textIds = [sending?.textId, referral.alert?.textId].filter((id) => id !== undefined);
  const texts = await outboxStates(platform, textIds);
  const failed = (id: string | undefined): boolean => {
    const status = id === undefined ? undefined : texts.get(id)?.status;
    return status === 'failed' || status === 'undelivered';
  };
  const now = platform.clock().toISOString();
  const review = reviewReferral(
    referral,
    {
      textFailed: failed(sending?.textId),
      partnerStopped: sending !== undefined && lines.get(sending.phoneKey)?.optedOut === true,
      alertFailed: failed(referral.alert?.textId),
    },
    settings.referral,
    now,
  );
  const { clock } = referral;
  // A clock that rang a moment early is wound again: the timer that asked is consumed.
  const kept = review.lookAgainAt !== undefined && clock?.at === review.lookAgainAt && clock.timerId !== timerId;
  const unchanged = review.alert === undefined && review.overdueSince === referral.overdueSince;
  if (unchanged && (kept || (review.lookAgainAt === undefined && clock === undefined))) return [];

  const writes: Write[] = [];
  const next: Record<string, unknown> = {
    ...referral,
    clock: undefined,
    problemSince: undefined,
    overdueSince: review.overdueSince,
  };
  if (review.lookAgainAt !== undefined) {
    const id = platform.ids.uuid();
    next['clock'] = { at: review.lookAgainAt, timerId: id };
    const work = { what: 'review-referral' as const, referralId: referral.id };
    writes.push(setTimer({ id, dueAt: review.lookAgainAt, work }));
  }
  if (review.alert !== undefined) {
    const alert = await alertOnCall(platform, settings, referral, review.alert);
    next['alert'] = alert.alert;
    writes.push(...alert.writes);
  }
  return [replaceReferral(platform.hubId, referralSchema.parse(next), referral.version), ...writes];
}
