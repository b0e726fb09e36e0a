import type { AnswerOf, ItemOf } from '../../api/contract.ts';
import type { Localized } from '../../i18n/localized.ts';

export type ServiceEvent = ItemOf<'GET /v1/service-events'>;
export type Hub = AnswerOf<'GET /v1/hub'>;

/** `2026-27`: the year from April 1 to March 31. */
export const yearLabel = (fiscalYear: number): string =>
  `${fiscalYear}-${String((fiscalYear + 1) % 100).padStart(2, '0')}`;

/** The types that can be recorded, in the order of the hub's settings: their digits stay the same from day to day. */
export const activeTypes = (hub: Hub | undefined): readonly { readonly code: string; readonly names: Localized }[] =>
  (hub?.serviceTypes ?? []).filter(({ active }) => active);

/** The name of a type, of one that is not used any more as well. */
export const typeNames = (hub: Hub | undefined, code: string): Localized =>
  hub?.serviceTypes.find((type) => type.code === code)?.names ?? { fr: code, en: code };

export interface CountedTwice {
  /** Recipients and years in which both files count, each by itself. */
  readonly byRecipient: readonly { readonly recipientId: string; readonly fiscalYear: number }[];
  /** Years in which both files count for the hub as a whole. */
  readonly hubYears: readonly number[];
}

/**
 * Where two files count as two persons and one person would count once: a person counts once a year for each recipient,
 * and once for the hub. Services that were taken off the record count for nobody.
 */
export function countedTwice(one: readonly ServiceEvent[], other: readonly ServiceEvent[]): CountedTwice {
  const live = (events: readonly ServiceEvent[]): readonly ServiceEvent[] =>
    events.filter(({ state }) => state === 'live');
  const placeOf = ({ recipientId, fiscalYear }: ServiceEvent): string => `${fiscalYear} ${recipientId}`;
  const there = new Set(live(other).map(placeOf));
  const years = new Set(live(other).map(({ fiscalYear }) => fiscalYear));
  const shared = new Map(
    live(one)
      .filter((event) => there.has(placeOf(event)))
      .map((event) => [placeOf(event), { recipientId: event.recipientId, fiscalYear: event.fiscalYear }]),
  );
  const hubYears = new Set(
    live(one)
      .map(({ fiscalYear }) => fiscalYear)
      .filter((year) => years.has(year)),
  );
  return {
    byRecipient: [...shared.values()].sort(
      (a, b) => b.fiscalYear - a.fiscalYear || a.recipientId.localeCompare(b.recipientId),
    ),
    hubYears: [...hubYears].sort((a, b) => b - a),
  };
}
