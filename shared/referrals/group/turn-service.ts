import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import { withdrawn } from '../answer-service.ts';
import type { Referral } from '../model.ts';
import { prepareSending } from '../sending/service.ts';
import { awaitsPartner } from '../states.ts';
import { readReferrals, replaceReferral } from '../store.ts';
import type { Group } from './model.ts';
import { readGroup, replaceGroup } from './store.ts';

export interface Turn {
  /** The next partner is asked, or was before: this one is not what the hub waits for alone. */
  readonly isPassed: boolean;
  /** Nobody is left to be asked, as is seen now. */
  readonly isExhausted: boolean;
  readonly writes: readonly Write[];
}

interface TurnFacts {
  readonly isOverdue: boolean;
  readonly textFailed: boolean;
  readonly partnerStopped: boolean;
}

const NO_TURN: Turn = { isPassed: false, isExhausted: false, writes: [] };

/**
 * Of partners asked one after the other: once this one has said no, failed or is late, the next is asked, in the transaction of
 * the review that saw it. One whose consent, agreement or number does not allow it is passed over, and its history says why. A
 * late yes is still welcome as long as nobody else has said it.
 */
export async function turnAfter(platform: Platform, referral: Referral, facts: TurnFacts): Promise<Turn> {
  const { id, groupId, status } = referral;
  if (groupId === undefined) return NO_TURN;
  const unheard = awaitsPartner(status) && (facts.isOverdue || facts.textFailed || facts.partnerStopped);
  if (!unheard && status !== 'rejected' && status !== 'failed') return NO_TURN;
  const group = await readGroup(platform, groupId);
  if (group?.mode !== 'in-turn' || group.acceptedBy !== undefined || group.endedAt !== undefined) return NO_TURN;
  const others = await readReferrals(
    platform,
    group.members.filter((member) => member !== id),
  );
  const isLast = group.members[group.sent - 1] === id;
  // Somebody who was asked later still has the time to answer.
  const isPassed = !isLast && (unheard || others.some((one) => awaitsPartner(one.status)));
  if (isPassed) return { ...NO_TURN, isPassed };
  const left = group.members.slice(group.sent);
  return nextOf(
    platform,
    group,
    others.filter((one) => left.includes(one.id)),
  );
}

async function nextOf(platform: Platform, group: Group, left: readonly Referral[]): Promise<Turn> {
  const now = platform.clock().toISOString();
  const skipped: Write[] = [];
  let { sent } = group;
  for (const draft of left) {
    sent += 1;
    // Called off, or sent by hand, before its turn.
    if (draft.status !== 'draft' || draft.groupId !== group.id) continue;
    const prepared = await prepareSending(platform, draft, { kind: 'clock' });
    if ('refused' in prepared) {
      skipped.push(...withdrawn(platform, draft, prepared.code, now));
      continue;
    }
    const writes = [
      replaceGroup({ ...group, sent }, group.version),
      ...skipped,
      replaceReferral(platform.hubId, prepared.referral, draft.version),
      ...prepared.writes,
    ];
    return { isPassed: true, isExhausted: false, writes };
  }
  const ended = replaceGroup({ ...group, sent: group.members.length, endedAt: now }, group.version);
  return { isPassed: false, isExhausted: true, writes: [ended, ...skipped] };
}
