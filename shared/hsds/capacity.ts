import type { Capacity } from '../directory/index.ts';
import { uuidWithin } from './identified.ts';
import { recordsOf, said, type JsonObject } from './json.ts';
import type { HsdsCapacity } from './model.ts';
import { joinPath, type Report } from './problem.ts';

type Unit = Capacity['unit'];

const WORDS: readonly (readonly [Unit, RegExp])[] = [
  ['bed', /\b(beds?|lits?)\b/iu],
  ['seat', /\b(seats?|sièges?)\b/iu],
  ['appointment', /\b(appointments?|rendez-vous)\b/iu],
  ['place', /\b(places?|spaces?|spots?)\b/iu],
];

function unitOf(record: JsonObject): Unit | undefined {
  const [unit] = recordsOf([record['unit']]);
  const words = [unit?.['identifier'], unit?.['name']].filter((word) => typeof word === 'string');
  return WORDS.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0];
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= 10_000;

/** The first capacity that is counted in a unit of the hub's. */
export function readCapacity(capacities: readonly HsdsCapacity[], path: string, report: Report): Capacity | undefined {
  for (const [at, capacity] of capacities.entries()) {
    const here = joinPath(path, at);
    const { available, maximum, updated } = capacity;
    if (available !== undefined && maximum !== undefined && available > maximum) {
      report({
        effect: 'kept-aside',
        path: joinPath(here, 'available'),
        code: 'capacity-above-maximum',
        message: 'More is available than there is at most.',
        remedy: 'Correct `available` or `maximum`.',
      });
      continue;
    }
    const unit = unitOf(capacity);
    const instant = updated === undefined ? undefined : new Date(updated);
    if (unit === undefined || instant === undefined || !isCount(available)) {
      report({
        effect: 'kept-aside',
        path: here,
        code: 'capacity-not-counted',
        message: 'The hub counts beds, places, seats and appointments, in whole numbers with the time they were told.',
        remedy: 'Name the unit bed, place, seat or appointment, and give `available` and `updated`.',
      });
      continue;
    }
    return {
      unit,
      available,
      ...(isCount(maximum) && { maximum }),
      updatedAt: updated?.endsWith('Z') === true ? updated : instant.toISOString(),
    };
  }
  return undefined;
}

const NAMES: Readonly<Record<Unit, string>> = {
  bed: 'Bed / Lit',
  place: 'Place',
  seat: 'Seat / Siège',
  appointment: 'Appointment / Rendez-vous',
};

/** The capacity in the place of the one it was read from; the others stay. */
export function writeCapacity(
  serviceId: string,
  capacity: Capacity | undefined,
  source: readonly JsonObject[],
): JsonObject[] {
  const replaced = source.findIndex((record) => unitOf(record) !== undefined);
  const rest = source.filter((_, at) => at !== replaced);
  if (capacity === undefined) return rest;
  const { unit, available, maximum, updatedAt } = capacity;
  const was = source[replaced];
  const { maximum: _, ...kept } = was !== undefined && unitOf(was) === unit ? was : { maximum: undefined };
  const id = uuidWithin(serviceId, `capacities/${unit}`);
  return [
    {
      id,
      unit: { id: uuidWithin('units', unit), name: NAMES[unit], identifier: unit },
      ...kept,
      available,
      ...said({ maximum }),
      updated: updatedAt,
    },
    ...rest,
  ];
}
