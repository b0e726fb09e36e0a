import type { OfferAsk } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import type { TripAlertKind, TripStatus } from '../model.ts';
import { tripKey } from '../store.ts';
import { history, lookNow, type By } from './noted-store.ts';

/** What a partner says that somebody on call has to hear. */

/** What is news after which ends of a trip: that they are on board, that something is wrong, and whatever comes from a car. */
const AFTERWARDS = {
  aboard: ['no-show', 'cancelled'],
  wrong: ['no-show', 'cancelled', 'completed'],
  'called-off-aboard': ['cancelled'],
} as const satisfies Record<string, readonly TripStatus[]>;
export type Afterwards = keyof typeof AFTERWARDS;
const UNDER_WAY: readonly TripStatus[] = ['accepted', 'en-route', 'picked-up'];

/** The status stays what it is; the review within a second alerts whoever is on call. */
export function problem(
  platform: Platform,
  ask: OfferAsk,
  reason: string | undefined,
  by: By,
  after?: Afterwards,
): Write[] {
  const { tripId, offerId } = ask.about;
  const now = platform.clock().toISOString();
  const from = after === undefined ? UNDER_WAY : AFTERWARDS[after];
  const wasAboard = after === 'called-off-aboard';
  const { set, name, value } = calls('problem', reason, now);
  return [
    {
      update: tripKey(tripId),
      set: `SET ${set}, #updatedAt = :now, #version = #version + :one`,
      condition: `#acceptance.#offerId = :offer AND #status IN (${from.map((_, at) => `:from${at}`).join(', ')})${wasAboard ? ' AND #aboard = :yes' : ''}`,
      names: {
        ...name,
        ...(wasAboard && { aboard: 'calledOffAboard' }),
        updatedAt: 'updatedAt',
        version: 'version',
        acceptance: 'acceptance',
        offerId: 'offerId',
        status: 'status',
      },
      values: {
        ...value,
        ...(wasAboard && { yes: true }),
        ...Object.fromEntries(from.map((status, at) => [`from${at}`, status])),
        now,
        one: 1,
        offer: offerId,
      },
      refusal: 'trip-taken',
    },
    history(platform, ask, by, now, 'problem', undefined, reason),
    lookNow(platform, tripId, now).write,
  ];
}

/** Somebody has to hear of it: once, or, of danger, until they say that they have. */
export const calls = (kind: TripAlertKind, reason: string | undefined, now: string) =>
  reason === 'danger'
    ? { set: '#dangerAt = :now', name: { dangerAt: 'dangerAt' }, value: {} }
    : {
        set: '#attention = :attention',
        name: { attention: 'attention' },
        value: { attention: { kind, at: now, alerted: false } },
      };
