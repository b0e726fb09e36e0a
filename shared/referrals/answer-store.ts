import { moveAsk, type AskState, type ReferralAsk } from '../partners/line/index.ts';
import type { Platform } from '../platform/platform.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import type { ReferralAnswer } from './answer.ts';
import type { Actor, ReferralStatus } from './model.ts';
import { isClosedReferral, statesBefore, type ReferralAction } from './states.ts';
import { historyWrite, listPk, listSk, referralKey } from './store.ts';

const TARGET = {
  receive: { status: 'received', ask: 'received', from: ['open'] },
  wait: { status: 'received', ask: 'received', from: ['open', 'received'] },
  accept: { status: 'accepted', ask: 'accepted', from: ['open', 'received'] },
  reject: { status: 'rejected', ask: 'declined', from: ['open', 'received'] },
  start: { status: 'in-progress', ask: 'accepted', from: ['accepted'] },
  news: { status: 'in-progress', ask: 'accepted', from: ['accepted'] },
  complete: { status: 'completed', ask: 'done', from: ['accepted'] },
  fail: { status: 'failed', ask: 'done', from: ['accepted'] },
} as const satisfies Partial<
  Record<ReferralAction, { status: ReferralStatus; ask: AskState; from: readonly AskState[] }>
>;

const isAnswerAction = (action: ReferralAction): action is keyof typeof TARGET => action in TARGET;

/** Where an action leaves the partner's ask, if it touches it. */
export const askStateAfter = (action: ReferralAction): AskState | undefined =>
  isAnswerAction(action) ? TARGET[action].ask : undefined;

/** What a blind write sets beside the state; a value set only where there is none yet is `first`. */
interface Stamp {
  readonly name: string;
  readonly value: unknown;
  readonly first?: true;
}

function stampsOf(answer: Exclude<ReferralAnswer, { action: 'problem' }>, now: string): Stamp[] {
  switch (answer.action) {
    case 'receive':
      return [];
    case 'wait': {
      const { position, expectedOn } = answer;
      const waitlist = { position, at: now, ...(expectedOn !== undefined && { expectedOn }) };
      return [
        { name: 'waitlist', value: waitlist },
        { name: 'waitingSince', value: now, first: true },
      ];
    }
    case 'accept':
      return [{ name: 'acceptedAt', value: now }];
    case 'start':
    case 'news':
      return [{ name: 'startedAt', value: now, first: true }];
    case 'reject':
      return [
        { name: 'rejectReason', value: answer.reason },
        { name: 'outcome', value: 'declined-by-provider' },
      ];
    case 'complete':
      return [
        { name: 'outcome', value: answer.outcome },
        { name: 'startedAt', value: now, first: true },
        ...(answer.result === undefined ? [] : [{ name: 'result', value: answer.result }]),
      ];
    case 'fail':
      return [{ name: 'outcome', value: answer.outcome }];
  }
}

/**
 * A partner's answer, without reading the referral first: the guard is in the write. Refusals: `not-in-order` (the
 * referral does not allow it now), `ask-changed` (the partner has answered meanwhile). For an ask that is `readFirst`, see
 * `answerAsPartner`.
 */
export function answerReferralWrites(platform: Platform, ask: ReferralAsk, answer: ReferralAnswer): Write[] {
  const { referralId, listedAt } = ask.about;
  const now = platform.clock().toISOString();
  const timerId = platform.ids.uuid();
  const lookNow = setTimer({ id: timerId, dueAt: now, work: { what: 'review-referral', referralId } });
  if (answer.action === 'problem') return [...problemWrites(platform, ask, now), lookNow];
  const target = TARGET[answer.action];
  const by: Actor = { kind: 'partner', organizationId: ask.organizationId };
  const stamps: Stamp[] = [
    { name: 'status', value: target.status },
    { name: 'updatedAt', value: now },
    { name: 'gsi1pk', value: listPk(platform.hubId, target.status) },
    { name: 'gsi1sk', value: listSk(target.status, listedAt, referralId) },
    { name: 'clock', value: { at: now, timerId } },
    // Whatever it answered, it has received it.
    { name: 'receivedAt', value: now, first: true },
    ...stampsOf(answer, now),
    ...(isClosedReferral(target.status) ? [{ name: 'closedAt', value: now }] : []),
  ];
  const sets = stamps.map(({ name, first }) =>
    first === true ? `#${name} = if_not_exists(#${name}, :${name})` : `#${name} = :${name}`,
  );
  const names: Record<string, string> = { sending: 'sending', code: 'code', version: 'version' };
  const values: Record<string, unknown> = { one: 1, code: ask.code };
  for (const { name, value } of stamps) {
    names[name] = name;
    values[name] = value;
  }
  // A place was offered, or there will be none: nobody waits any more.
  const offList = answer.action === 'accept' || answer.action === 'reject';
  if (offList) for (const name of ['waitlist', 'waitingSince']) names[name] = name;
  const before = statesBefore(answer.action);
  before.forEach((status, at) => (values[`from${at}`] = status));

  const event = (action: ReferralAction, to: ReferralStatus): Write =>
    historyWrite(referralId, {
      id: platform.ids.uuid(),
      at: now,
      event: action,
      to,
      by,
      ...('reason' in answer && action === 'reject' && { reason: answer.reason }),
      ...('result' in answer && action === 'complete' && { reason: answer.result }),
      ...('position' in answer && action === 'wait' && { position: answer.position }),
    });
  const impliesReceipt = ask.state === 'open' && answer.action !== 'receive';
  return [
    {
      update: referralKey(referralId),
      set: `SET ${sets.join(', ')}, #version = #version + :one${offList ? ' REMOVE #waitlist, #waitingSince' : ''}`,
      condition: `#status IN (${before.map((_, at) => `:from${at}`).join(', ')}) AND #sending.#code = :code`,
      names,
      values,
      refusal: 'not-in-order',
    },
    moveAsk(ask, target.ask, target.from),
    ...(impliesReceipt ? [event('receive', 'received')] : []),
    event(answer.action, target.status),
    lookNow,
  ];
}

/** Its state stays what it is; the review within a second alerts whoever is on call. */
function problemWrites(platform: Platform, ask: ReferralAsk, now: string): Write[] {
  return [
    {
      update: referralKey(ask.about.referralId),
      set: 'SET #problemSince = :now, #version = #version + :one',
      condition: '#sending.#code = :code AND #status IN (:requested, :received, :accepted, :inProgress)',
      names: { problemSince: 'problemSince', version: 'version', sending: 'sending', code: 'code', status: 'status' },
      values: {
        now,
        one: 1,
        code: ask.code,
        requested: 'requested',
        received: 'received',
        accepted: 'accepted',
        inProgress: 'in-progress',
      },
      refusal: 'not-in-order',
    },
    historyWrite(ask.about.referralId, {
      id: platform.ids.uuid(),
      at: now,
      event: 'problem',
      by: { kind: 'partner', organizationId: ask.organizationId },
    }),
  ];
}
