import type { Offer, TripAlertKind } from '../model.ts';
import type { PersonNews } from './person-news.ts';
import type { Way } from './way.ts';

/** What a review is given and what it says; from the hub's settings, in minutes and seconds. */
export interface DispatchRules {
  readonly waveSize: number;
  readonly waitSeconds: number;
  /** In each stage. */
  readonly maxWaves: number;
  readonly patience: {
    readonly departMinutes: number;
    readonly arriveMinutes: number;
    readonly completeMinutes: number;
  };
  readonly acknowledgeMinutes: number;
  readonly inHandMinutes: number;
  /** How many people are on call. */
  readonly onCall: number;
}

/** A partner that can be asked by text, with its lines, the first to be tried first. */
export interface Askable {
  readonly organizationId: string;
  readonly phoneKeys: readonly string[];
}

export interface ToAsk {
  readonly organizationId: string;
  readonly phoneKey: string;
  /** 1 and up, as in `TripFacts.stages`. */
  readonly stage: number;
}

/** What is known beside the trip and its offers when the trip is looked at. */
export interface TripFacts {
  /** Whom to ask, in order: carriers of the trip's own mode, then of another, then neighbouring hubs. */
  readonly stages: readonly (readonly Askable[])[];
  /** When somebody who is in quiet hours now may be asked. */
  readonly quietUntil?: string | undefined;
  /** Of the journey it is a part of. */
  readonly way?: Way | undefined;
  /** What the person was last told never left, because it was not so at that moment. */
  readonly toldNothing?: boolean;
  /** Texts that certainly did not arrive, by id. */
  readonly failedTexts: ReadonlySet<string>;
  /** Lines that have sent STOP, by phone key. */
  readonly stopped: ReadonlySet<string>;
}

export interface TripReview {
  readonly status?: 'offering' | 'unfilled';
  /** Ask these; a new wave, or in place of whom the standing one cannot reach. */
  readonly open: readonly ToAsk[];
  readonly inSameWave?: boolean;
  readonly waveEndsAt?: string;
  readonly close: readonly {
    readonly offer: Offer;
    readonly as: 'expired' | 'withdrawn';
    readonly because: 'no-answer' | 'unreachable' | 'covered' | 'cancelled';
  }[];
  /** Partners who still wait for word that they are not needed. */
  readonly tell: readonly { readonly offer: Offer; readonly what: 'covered' | 'cancelled' }[];
  /** Accepted a trip that was called off, and no text can tell it so: somebody has to telephone. */
  readonly call?: Offer;
  readonly alert?: OnCallAlert;
  /** Nobody on call can be told: the hub's people are told by the alert topic. */
  readonly tellStaff?: true;
  readonly person?: PersonNews;
  /** When to look again: absent only for a closed trip of which nobody has to be told any more. */
  readonly lookAgainAt?: string;
}

/** To whom on call, the nth time in a row. */
export interface OnCallAlert {
  readonly kind: TripAlertKind;
  readonly count: number;
  readonly turn: number;
  /** Turns that this row of alerts did not reach, or that passed it on. */
  readonly deaf: readonly number[];
}

/** No text reaches them there. */
export const cannotBeReached = (offer: Offer, facts: TripFacts): boolean =>
  offer.closedBecause === 'unreachable' || facts.failedTexts.has(offer.textId) || facts.stopped.has(offer.phoneKey);

export const NOTHING = { open: [], close: [], tell: [] } as const satisfies Partial<TripReview>;

export const earliest = (...instants: readonly (string | undefined)[]): string | undefined =>
  instants.filter((instant) => instant !== undefined).sort()[0];

export const latest = (a: string, b: string): string => (a > b ? a : b);
