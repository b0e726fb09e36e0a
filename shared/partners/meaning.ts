import type { ConfirmationMeaning } from './confirmation.ts';
import type { AlertAsk, Ask, OfferAsk, ReferralAsk } from './line/index.ts';
import type { DeclineReason, ProblemReason } from './reading/reasons.ts';
import type { SaidTime } from './reading/times.ts';

/** What a text comes down to, once it is held against what was asked of the partner. */
export type Meaning =
  | { readonly kind: 'stop' | 'start' | 'help' | 'thanks' | 'empty' | 'nothing-open' | 'who' | 'next' }
  /** A machine on their side wrote it: it gets no answer, or the two would go on for ever. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'strange-code'; readonly code: string; readonly open: readonly Ask[] }
  /** Said without a code, and several asks it could be about. `trouble`: a human has to hear of it in the meantime. */
  | { readonly kind: 'which'; readonly open: readonly Ask[]; readonly trouble: boolean }
  /** Which ask is clear, what is said is not. */
  | { readonly kind: 'unclear'; readonly ask: Ask }
  | {
      readonly kind: 'trip';
      readonly ask: OfferAsk;
      readonly answer: TripSays;
      readonly time?: SaidTime;
      readonly reason?: DeclineReason | ProblemReason;
      /** Said beside other news: what is wrong. */
      readonly problem?: ProblemReason;
    }
  | ReferralMeaning
  | { readonly kind: 'alert'; readonly ask: AlertAsk; readonly answer: AlertSays }
  | Extract<ConfirmationMeaning, { kind: 'confirmation' }>
  /** How many they can carry, whatever else is asked of them; `open` still waits for an answer. */
  | { readonly kind: 'capacity'; readonly seats: number; readonly open: readonly Ask[] }
  /** An answer to something that is over; what exactly, the ask says. */
  | {
      readonly kind: 'late';
      readonly ask: Ask;
      /** Of a trip: they say that the person is on board, or what is wrong. */
      readonly news?: 'aboard' | ProblemReason;
    };

export type TripSays =
  | 'accept'
  | 'decline'
  | 'withdraw'
  | 'received'
  | 'accept-again'
  | 'decline-again'
  | 'eta'
  | 'en-route'
  | 'picked-up'
  | 'completed'
  | 'arrived'
  | 'waiting'
  | 'no-show'
  | 'problem'
  | 'link';
export type ReferralSays =
  | 'receive'
  | 'wait'
  | 'wait-where'
  | 'accept'
  | 'reject'
  | 'start'
  | 'news'
  | 'complete'
  | 'fail'
  | 'person-declined'
  | 'accept-again'
  | 'link'
  | 'problem';
export interface ReferralMeaning {
  readonly kind: 'referral';
  readonly ask: ReferralAsk;
  readonly answer: ReferralSays;
  /** Of a rejection. */
  readonly reason?: 'no-capacity' | 'not-eligible' | 'out-of-area' | 'other';
  /** On their waiting list. */
  readonly position?: number;
}
export type AlertSays = 'acknowledge' | 'acknowledge-again' | 'pass-on' | 'pass-on-again';
