import type { ReferralAsk } from '../partners/line/index.ts';
import { moveAsk } from '../partners/line/index.ts';
import { caseOwnerWrite, personThereWrite, readCaseOwner } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { answerReferralWrites, askStateAfter } from './answer-store.ts';
import { changedBy, moveOf, reasonOf, type Move, type ReferralAnswer } from './answer.ts';
import { askOf } from './ask.ts';
import { isExclusive, type Group } from './group/model.ts';
import { readGroup, replaceGroup } from './group/store.ts';
import { referralSchema, type Actor, type Referral } from './model.ts';
import { isClosedReferral, stepsFrom } from './states.ts';
import { historyWrite, readReferral, readReferrals, replaceReferral } from './store.ts';

/** `covered`: another partner of the group has said yes already. */
export type MoveRefused = 'covered' | 'not-in-order';

/**
 * One transaction of a move of a referral that was read: its state, its history, the partner's ask and the next look; in a group
 * the others are withdrawn by the first yes, and the place is free again when it comes to nothing; of a transfer the case goes
 * to the partner with its yes, and back with its failure. Refused as `changed-meanwhile`, `case-moved`, `person-gone`.
 */
export async function moveWrites(
  platform: Platform,
  referral: Referral,
  move: Move,
  by: Actor,
): Promise<{ readonly referral: Referral; readonly writes: readonly Write[] } | { readonly refused: MoveRefused }> {
  const steps = stepsFrom(referral.status, move.action);
  if (steps === undefined) return { refused: 'not-in-order' };
  const now = platform.clock().toISOString();
  const [group, owner] = await Promise.all([
    groupChange(platform, referral, move, now),
    caseChange(platform, referral, move, now),
  ]);
  if (group === 'covered') return { refused: 'covered' };
  const timerId = platform.ids.uuid();
  const memberId = by.kind === 'member' ? by.id : '';
  const next = referralSchema.parse({
    ...referral,
    updatedAt: now,
    clock: { at: now, timerId },
    ...changedBy(referral, move, now, memberId),
    ...owner.change,
  });
  const reason = reasonOf(move);
  const events = steps.map(({ action, from, to }) =>
    historyWrite(referral.id, {
      id: platform.ids.uuid(),
      at: now,
      event: action,
      from,
      to,
      by,
      ...(reason !== undefined && action === move.action && { reason }),
      ...('position' in move && action === move.action && { position: move.position }),
    }),
  );
  const work = { what: 'review-referral' as const, referralId: referral.id };
  return {
    referral: next,
    writes: [
      replaceReferral(platform.hubId, next, referral.version),
      ...events,
      ...askFollows(referral, move),
      setTimer({ id: timerId, dueAt: now, work }),
      ...group,
      ...owner.writes,
    ],
  };
}

/** What was said by telephone or in the console moves the ask on the partner's line too; taken up again, it is theirs to answer again. */
function askFollows(referral: Referral, { action }: Move): Write[] {
  const isTakenUp = action === 'reopen' && referral.status === 'completed';
  const state = isTakenUp ? 'accepted' : askStateAfter(action);
  if (state === undefined || referral.status === 'draft' || referral.sending === undefined) return [];
  return [moveAsk(askOf(referral, referral.sending), state)];
}

const inHand = ({ status }: Referral): boolean => status === 'accepted' || status === 'in-progress';

/** What a move of one means for the others of its group; nothing for a referral of its own, or where every yes counts. */
async function groupChange(
  platform: Platform,
  referral: Referral,
  move: Move,
  now: string,
): Promise<Write[] | 'covered'> {
  const concerned =
    move.action === 'accept' || move.action === 'fail' || move.action === 'cancel' || move.action === 'complete';
  // One whose turn has not come can be taken out of the line without more.
  if (referral.groupId === undefined || !concerned || referral.status === 'draft') return [];
  const group = await readGroup(platform, referral.groupId);
  if (group === undefined || !isExclusive(group)) return [];
  const isAccepted = group.acceptedBy === referral.id;
  if (move.action === 'accept') {
    if (group.acceptedBy !== undefined && !isAccepted) return 'covered';
    // Those whose turn has not come keep it, in case this one comes to nothing.
    const asked = (await othersOf(platform, group, referral)).filter(({ status }) => status !== 'draft');
    return [
      replaceGroup({ ...group, acceptedBy: referral.id }, group.version),
      ...asked.flatMap((other) => withdrawn(platform, other, 'covered', now)),
    ];
  }
  const released = { ...group, acceptedBy: isAccepted && move.action !== 'complete' ? undefined : group.acceptedBy };
  const ends = group.mode === 'in-turn' && group.endedAt === undefined && move.action !== 'fail';
  if (!ends) return isAccepted && move.action !== 'complete' ? [replaceGroup(released, group.version)] : [];
  // It was done, or the hub has called it off: nobody further is asked.
  const waiting = (await othersOf(platform, group, referral)).filter(({ status }) => status === 'draft');
  return [
    replaceGroup({ ...released, endedAt: now }, group.version),
    ...waiting.flatMap((other) => withdrawn(platform, other, 'group-ended', now)),
  ];
}

async function othersOf(platform: Platform, { id, members }: Group, referral: Referral): Promise<Referral[]> {
  const ids = members.filter((member) => member !== referral.id);
  const others = await readReferrals(platform, ids);
  return others.filter(({ status, groupId }) => !isClosedReferral(status) && groupId === id);
}

/** One that is no longer needed; whether the partner has anything to be told, its review sees. */
export function withdrawn(platform: Platform, referral: Referral, reason: string, now: string): Write[] {
  const timerId = platform.ids.uuid();
  const sending = referral.status === 'draft' ? undefined : referral.sending;
  const next = referralSchema.parse({
    ...referral,
    ...changedBy(referral, { action: 'cancel' }, now, ''),
    updatedAt: now,
    clock: { at: now, timerId },
    toTell: sending === undefined ? undefined : 'covered',
  });
  return [
    replaceReferral(platform.hubId, next, referral.version),
    historyWrite(referral.id, {
      id: platform.ids.uuid(),
      at: now,
      event: 'cancel',
      from: referral.status,
      to: 'cancelled',
      by: { kind: 'clock' },
      reason,
    }),
    ...(sending === undefined ? [] : [moveAsk(askOf(referral, sending), 'covered')]),
    setTimer({ id: timerId, dueAt: now, work: { what: 'review-referral', referralId: referral.id } }),
  ];
}

interface CaseChange {
  readonly change: Record<string, unknown>;
  readonly writes: readonly Write[];
}

/** A case goes with the yes to its transfer, and back to whoever had it when that comes to nothing. */
async function caseChange(platform: Platform, referral: Referral, move: Move, now: string): Promise<CaseChange> {
  const nothing: CaseChange = { change: {}, writes: [] };
  const { kind, personId, id: referralId } = referral;
  const gives = move.action === 'accept';
  const takesBack =
    (move.action === 'fail' || (move.action === 'cancel' && move.reason !== 'person-erased')) && inHand(referral);
  if (kind !== 'transfer' || (!gives && !takesBack)) return nothing;
  const was = await readCaseOwner(platform, personId);
  const event = (name: string): Write =>
    historyWrite(referralId, { id: platform.ids.uuid(), at: now, event: name, by: { kind: 'clock' } });
  if (gives) {
    const next = { organizationId: referral.organizationId, since: now, referralId };
    return {
      change: { caseFrom: was?.organizationId ?? 'hub' },
      writes: [personThereWrite(personId), caseOwnerWrite(personId, next, was), event('case-moved')],
    };
  }
  // It was transferred on meanwhile: it is no longer this partner's to give back.
  if (was?.referralId !== referralId) return nothing;
  const before = referral.caseFrom === 'hub' ? undefined : referral.caseFrom;
  const next = { ...(before !== undefined && { organizationId: before }), since: now, referralId };
  return {
    change: { caseFrom: undefined },
    writes: [personThereWrite(personId), caseOwnerWrite(personId, next, was), event('case-returned')],
  };
}

const RETRIED: readonly string[] = ['changed-meanwhile', 'case-moved'];

/**
 * What a partner says, by text or link: blind where the answer moves nothing but its own referral, else read first. Refusals of
 * the writes: `not-in-order`, `ask-changed` (to be read and tried again), `person-gone`.
 */
export async function answerAsPartner(
  platform: Platform,
  ask: ReferralAsk,
  answer: ReferralAnswer,
): Promise<{ readonly writes: readonly Write[] } | { readonly refused: MoveRefused }> {
  if (ask.about.readFirst !== true || answer.action === 'problem') {
    return { writes: answerReferralWrites(platform, ask, answer) };
  }
  const referral = await readReferral(platform, ask.about.referralId);
  const sending = referral === undefined || referral.status === 'draft' ? undefined : referral.sending;
  if (referral === undefined || sending?.code !== ask.code) return { refused: 'not-in-order' };
  const by: Actor = { kind: 'partner', organizationId: ask.organizationId };
  const moved = await moveWrites(platform, referral, moveOf(answer), by);
  if ('refused' in moved) return (await isCovered(platform, referral)) ? { refused: 'covered' } : moved;
  // A line is read anew when what it is about has changed.
  return {
    writes: moved.writes.map((write) =>
      'refusal' in write && RETRIED.includes(write.refusal) ? { ...write, refusal: 'ask-changed' } : write,
    ),
  };
}

async function isCovered(platform: Platform, { id, groupId, status }: Referral): Promise<boolean> {
  if (groupId === undefined || status !== 'cancelled') return false;
  const group = await readGroup(platform, groupId);
  return group?.acceptedBy !== undefined && group.acceptedBy !== id;
}
