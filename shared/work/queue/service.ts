import { readHubSettings, type HubSettings } from '../../directory/index.ts';
import { listWaiting, shortName, type WaitingConversation } from '../../intake/index.ts';
import { listFollowUps, type FollowUp } from '../../plans/index.ts';
import { later } from '../../platform/clock.ts';
import { localDateIn } from '../../platform/local-date.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Scope } from '../../platform/scope.ts';
import { instantsOf } from '../../platform/wall-time.ts';
import {
  needsReading,
  referralNeedsStaff,
  referralsToLookThrough,
  type ReferralsToLookThrough,
} from '../../referrals/index.ts';
import { referenceOf, tripNeedsStaff, tripsToLookThrough, type Trip } from '../../transport/index.ts';
import { readClaims } from './claim-store.ts';
import { countsOf, type Counts } from './counts-service.ts';
import type { QueueKind } from './model.ts';
import { mostOfEach, rank, type Found, type Ranked } from './rank.ts';

/** Of each kind the queue shows this many; a hub with more has its own lists for them. */
const SHOWN_OF_EACH = 100;
/** A seat is booked, a way back timed, at the latest so long before the pickup. */
const BEFORE_PICKUP_MS = 2 * 3_600_000;

export interface Queue {
  readonly items: readonly Ranked[];
  /** There are more of a kind than are shown. */
  readonly more: Readonly<Record<QueueKind, boolean>>;
  readonly counts: Counts;
}

interface Part {
  readonly found: readonly Found[];
  readonly more: boolean;
}

/**
 * Everything that waits for a human, as this member sees it: all that concerns the hub, and how the referrals they made have ended.
 * All lists are read side by side: two round trips, however long they are.
 */
export async function readQueue(platform: Platform, scope: Scope): Promise<Queue> {
  const now = platform.clock();
  const [settings, waiting, trips, referrals, followUps, claims, counts] = await Promise.all([
    readHubSettings(platform),
    listWaiting(platform, scope, { limit: SHOWN_OF_EACH }),
    tripsToLookThrough(platform),
    referralsToLookThrough(platform, scope.memberId),
    // It is nowhere earlier than in the hub's calendar; what is of tomorrow there is left out below.
    listFollowUps(platform, scope, { until: now.toISOString().slice(0, 10), limit: SHOWN_OF_EACH }),
    readClaims(platform),
    countsOf(platform, scope),
  ]);
  const at = now.toISOString();
  const parts: Readonly<Record<QueueKind, Part>> = {
    conversation: { found: conversations(settings, waiting.items), more: waiting.cursor !== undefined },
    trip: { found: tripsAtRisk(settings, trips.trips, at), more: trips.more },
    referral: { found: referralsDue(settings, referrals, at), more: referrals.more },
    'follow-up': {
      found: followUpsDue(settings, followUps.items, localDateIn(settings.timeZone, now)),
      more: followUps.cursor !== undefined,
    },
  };
  const ranked = rank(
    Object.values(parts).flatMap(({ found }) => found),
    claims,
    at,
  );
  const isMore = ({ found, more }: Part): boolean => more || found.length > SHOWN_OF_EACH;
  return {
    items: mostOfEach(ranked, SHOWN_OF_EACH),
    more: {
      conversation: isMore(parts.conversation),
      trip: isMore(parts.trip),
      referral: isMore(parts.referral),
      'follow-up': isMore(parts['follow-up']),
    },
    counts,
  };
}

const conversations = ({ intake }: HubSettings, items: readonly WaitingConversation[]): Found[] =>
  items.flatMap(({ phoneKey, waiting, personId, claimedBy, handledBy, sequence, version }): Found[] =>
    waiting === undefined
      ? []
      : [
          {
            kind: 'conversation',
            id: phoneKey,
            reason: waiting.urgency,
            since: waiting.since,
            dueAt: later(waiting.since, intake.answerMinutes * 60_000),
            reference: shortName(phoneKey),
            personId,
            status: handledBy,
            heldBy: claimedBy,
            messages: sequence,
            version,
          },
        ],
  );

const tripsAtRisk = ({ dispatch }: HubSettings, trips: readonly Trip[], now: string): Found[] =>
  trips.flatMap((trip): Found[] => {
    const need = tripNeedsStaff(trip, dispatch.inHandMinutes, now);
    if (need === undefined) return [];
    const { id, status, personId, pickupAt, version } = trip;
    const { reason, since, heldBy, inHand } = need;
    const isDueBefore = reason === 'to-book' || reason === 'return-open';
    return [
      {
        kind: 'trip',
        id,
        reason,
        since,
        dueAt: isDueBefore ? later(pickupAt, -BEFORE_PICKUP_MS) : undefined,
        reference: referenceOf(id),
        personId,
        status,
        heldBy,
        inHand,
        version,
      },
    ];
  });

function referralsDue(settings: HubSettings, { open, toRead }: ReferralsToLookThrough, now: string): Found[] {
  const clocks = { ...settings.referral, timeZone: settings.timeZone };
  const needs = [
    ...open.map((referral) => ({ referral, need: referralNeedsStaff(referral, clocks, now) })),
    ...toRead.map((referral) => ({ referral, need: needsReading(referral) })),
  ];
  return needs.flatMap(({ referral, need }): Found[] => {
    if (need === undefined) return [];
    const { id, status, personId, organizationId, createdBy, urgency, version } = referral;
    const reference = referral.status === 'draft' ? undefined : referral.sending?.code;
    const pressing = urgency === 'urgent';
    return [
      {
        kind: 'referral',
        id,
        ...need,
        reference,
        personId,
        organizationId,
        status,
        heldBy: createdBy,
        pressing,
        version,
      },
    ];
  });
}

const followUpsDue = ({ timeZone }: HubSettings, goals: readonly FollowUp[], today: string): Found[] =>
  goals
    .filter(({ nextStepOn }) => nextStepOn <= today)
    .map(({ id, personId, area, state, nextStepOn, version }): Found => {
      const since = new Date(instantsOf(timeZone, Date.parse(nextStepOn))[0] ?? Date.parse(nextStepOn)).toISOString();
      return { kind: 'follow-up', id, reason: 'next-step-due', since, personId, area, status: state, version };
    });
