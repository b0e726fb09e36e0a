import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { mayActFor, type Scope } from '../platform/scope.ts';
import { moveWrites } from './answer-service.ts';
import type { Transition } from './answer.ts';
import type { Actor, Referral } from './model.ts';
import { cancelAtPartner, CONSENT_MISSING, prepareSending } from './sending/service.ts';
import { stepsFrom, type ReferralAction } from './states.ts';
import { feedbackReadWrite, readReferral, replaceReferral } from './store.ts';

export const NOT_FOUND = refuse(
  'not-found',
  'referral-not-found',
  'There is no such referral, or it is not yours to see.',
);
export const CHANGED = refuse(
  'precondition',
  'changed-meanwhile',
  'The referral changed meanwhile. Read it again and repeat your change.',
);

const HUB_ONLY: readonly ReferralAction[] = ['send', 'cancel', 'reopen', 'hand-over'];

/** A partner knows of a referral what it was sent: one that never went out, or is being written anew, does not exist for it. */
export const isShownTo = (scope: Scope, referral: Referral): boolean =>
  mayActFor(scope, referral.organizationId) &&
  (scope.role !== 'partner' || (referral.status !== 'draft' && referral.sending !== undefined));

/**
 * Moves a referral on, for a coordinator or the partner it was sent to.
 * Refusals: `referral-not-found`, `hub-only`, `changed-meanwhile`, `not-in-order`, `already-covered`, `person-gone`, and those of
 * sending.
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
  const { action } = transition;
  if (scope.role === 'partner' && HUB_ONLY.includes(action)) {
    return refuse('forbidden', 'hub-only', 'Only the hub can do this. Call the coordinator.', 'action');
  }
  if (referral.version !== version) return CHANGED;
  if (stepsFrom(referral.status, action) === undefined) return notInOrder(referral, action);
  if (transition.action === 'hand-over' && transition.at > platform.clock().toISOString()) {
    return refuse('invalid', 'future-date', 'A hand-over is recorded once it took place.', 'at');
  }
  const by = actorOf(scope);
  if (transition.action === 'send') return send(platform, referral, by);
  const moved = await moveWrites(platform, referral, transition, by);
  if ('refused' in moved) {
    if (moved.refused === 'not-in-order') return notInOrder(referral, action);
    return refuse('conflict', 'already-covered', 'Another partner has accepted already: it is covered.', 'action');
  }
  const outcome = await platform.table.write([
    ...moved.writes,
    ...(transition.action === 'cancel' ? await cancelAtPartner(platform, referral) : []),
    ...(transition.action === 'reopen' ? [feedbackReadWrite(id)] : []),
  ]);
  if (outcome.committed) return { ...moved.referral, version: version + 1 };
  return outcome.refusals.includes('person-gone')
    ? refuse('conflict', 'person-gone', "The person's file was erased: there is no case to move.")
    : CHANGED;
}

function notInOrder(referral: Referral, action: ReferralAction): Refusal {
  const message = `A referral that is ${referral.status} cannot be changed by "${action}".`;
  return refuse('conflict', 'not-in-order', message, 'action');
}

async function send(platform: Platform, referral: Referral, by: Actor): Promise<Referral | Refusal> {
  const prepared = await prepareSending(platform, referral, by);
  if ('refused' in prepared) return prepared;
  const outcome = await platform.table.write([
    replaceReferral(platform.hubId, prepared.referral, referral.version),
    ...prepared.writes,
  ]);
  if (outcome.committed) return { ...prepared.referral, version: referral.version + 1 };
  return outcome.refusals.includes('consent-gone') ? CONSENT_MISSING : CHANGED;
}

const actorOf = (scope: Scope): Actor =>
  scope.role === 'partner' && scope.organizationId !== undefined
    ? { kind: 'partner', organizationId: scope.organizationId }
    : { kind: 'member', id: scope.memberId };
