import { fiscalMonthOf, FISCAL_MONTHS } from '../../shared/counting/fiscal-year.ts';
import type { Report, ServiceEvent } from '../../shared/counting/index.ts';
import { SHIPPED_TYPES } from '../../shared/counting/counter.ts';

/** What three ways of counting must agree on: persons served by one recipient in one year, each once. */
export interface PersonsServed {
  readonly total: number;
  /** By the month of the first service, April first. */
  readonly byMonth: readonly number[];
  /** `null`: so few that the report does not say. */
  readonly byType: readonly { readonly serviceType: string; readonly persons: number | null }[];
}

export function personsIn({ elements, personsByServiceType }: Report): PersonsServed {
  const element = elements.find(({ code }) => code === 'persons-served');
  if (element === undefined) throw new Error('A report without the persons served');
  return {
    total: element.value,
    byMonth: element.byMonth.map(({ value }) => value),
    byType: SHIPPED_TYPES.map((serviceType) => ({
      serviceType,
      persons: personsByServiceType.find((row) => row.serviceType === serviceType)?.value ?? null,
    })),
  };
}

/** Counted with nothing but sets, so that it shares no line with what it is compared to. */
export function personsOf(
  events: readonly Pick<ServiceEvent, 'personId' | 'serviceDate' | 'serviceType'>[],
): PersonsServed {
  const servedUpTo = FISCAL_MONTHS.map(
    (month) =>
      new Set(events.filter(({ serviceDate }) => fiscalMonthOf(serviceDate) <= month).map(({ personId }) => personId))
        .size,
  );
  return {
    total: servedUpTo.at(-1) ?? 0,
    byMonth: servedUpTo.map((persons, at) => persons - (servedUpTo[at - 1] ?? 0)),
    byType: SHIPPED_TYPES.map((serviceType) => ({
      serviceType,
      persons: new Set(events.filter((event) => event.serviceType === serviceType).map(({ personId }) => personId))
        .size,
    })),
  };
}

/** By how many persons two counts differ, over every figure that both of them say. */
export function difference(a: PersonsServed, b: PersonsServed): number {
  const apart = (x: number, y: number | undefined): number => Math.abs(x - (y ?? 0));
  const byMonth = a.byMonth.reduce((sum, persons, at) => sum + apart(persons, b.byMonth[at]), 0);
  const byType = a.byType.reduce((sum, { persons }, at) => {
    const other = b.byType[at]?.persons ?? null;
    return persons === null || other === null ? sum : sum + apart(persons, other);
  }, 0);
  return apart(a.total, b.total) + byMonth + byType;
}
