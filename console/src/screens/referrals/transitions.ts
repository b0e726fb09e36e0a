import type { Action, Transition } from './state.ts';

type Of<A extends Action> = Extract<Transition, { action: A }>;
type Reason = NonNullable<Of<'reopen'>['reason']>;
type RejectReason = Of<'reject'>['rejectReason'];
type Outcome = Of<'fail'>['outcome'];
type Result = NonNullable<Of<'complete'>['result']>;
type How = Of<'hand-over'>['how'];
type HandOverOutcome = Of<'hand-over'>['outcome'];

export const REASONS = [
  'person-asked',
  'person-unreachable',
  'no-longer-needed',
  'arranged-otherwise',
  'partner-unavailable',
  'unsafe',
  'recorded-by-mistake',
  'other',
] as const satisfies readonly Reason[];
export const REJECT_REASONS = [
  'no-capacity',
  'not-eligible',
  'out-of-area',
  'unsafe',
  'no-agreement',
  'other',
] as const satisfies readonly RejectReason[];
export const OUTCOMES = [
  'successful',
  'declined-by-person',
  'declined-by-provider',
  'no-contact',
] as const satisfies readonly Outcome[];
export const RESULTS = [
  'served',
  'support-goes-on',
  'referred-on',
  'did-not-attend',
] as const satisfies readonly Result[];
export const HAND_OVER_HOW = ['both-on-the-line', 'met-in-person'] as const satisfies readonly How[];
export const HAND_OVER_OUTCOMES = [
  'connected',
  'person-absent',
  'partner-absent',
  'person-declined',
] as const satisfies readonly HandOverOutcome[];

/** What the fields of any action hold. */
export interface Filled {
  readonly position: string;
  readonly expectedOn: string;
  readonly reason: Reason | undefined;
  readonly rejectReason: RejectReason;
  readonly outcome: Outcome;
  readonly result: Result | undefined;
  readonly how: How;
  readonly handOver: HandOverOutcome;
  /** ISO instant. */
  readonly at: string;
}

const LAST_POSITION = 999;

/** The transition as it is sent; nothing while a field that it needs is not filled. */
export function transitionOf(action: Action, filled: Filled): Transition | undefined {
  const { reason, rejectReason, outcome, result, how, handOver, at, expectedOn } = filled;
  switch (action) {
    case 'wait': {
      const position = Number(filled.position);
      if (!Number.isInteger(position) || position < 1 || position > LAST_POSITION) return undefined;
      return { action, position, ...(expectedOn !== '' && { expectedOn }) };
    }
    case 'reject':
      return { action, rejectReason };
    case 'complete':
      return { action, outcome, ...(result !== undefined && { result }) };
    case 'fail':
      return { action, outcome };
    case 'hand-over':
      return { action, how, at, outcome: handOver };
    case 'cancel':
      return { action, ...(reason !== undefined && { reason }) };
    case 'reopen':
      return reason === undefined ? undefined : { action, reason };
    case 'send':
    case 'receive':
    case 'accept':
    case 'start':
    case 'news':
      return { action };
  }
}
