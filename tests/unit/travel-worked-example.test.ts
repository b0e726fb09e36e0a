import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Leg } from '../../shared/travel/index.ts';
import { leaving } from './travel-builder.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'journeys.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => /^\| [12] +\|/u.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Toronto',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dollars = new Intl.NumberFormat('en-CA', { style: 'currency', currency: 'CAD' });
const timeOf = (iso: string): string => clock.format(Date.parse(iso));
const stopOf = (point: Leg['from']): string =>
  point.kind === 'airport' ? point.ident : point.kind === 'community' ? point.communityId : point.locationId;

describe('the example of docs/journeys.md', () => {
  it('is what the program plans, to the minute and the cent', () => {
    const { plans, why } = leaving('fn-143', 'place-timmins', '2026-06-10T09:00:00-04:00');
    const planned = plans
      .slice(0, 2)
      .flatMap(({ legs }, at) =>
        legs.map((leg) => [
          String(at + 1),
          `${stopOf(leg.from)} to ${stopOf(leg.to)}, ${leg.mode}, ${leg.craft}`,
          timeOf(leg.beThereAt),
          timeOf(leg.departsAt),
          timeOf(leg.arrivesAt),
          String(leg.km),
          dollars.format(leg.costCents / 100),
        ]),
      );
    expect(rows).toEqual(planned);
    expect(why.map(({ text }) => text)).toEqual([
      {
        fr: "Route d'hiver (corridor 5, côte de la baie James) : fermée à cette date. Saison habituelle : du 20 janvier au 25 mars.",
        en: 'Winter road (corridor 5, James Bay coast): closed on that date. Usual season: January 20 to March 25.',
      },
    ]);
    expect(plans[0]?.reasons.map(({ code }) => code)).toEqual(['next-flight', 'timetable-estimated']);
    expect(plans[2]?.legs.map(({ craft }) => craft)).toEqual(['vehicle', 'airline', 'vehicle', 'train', 'vehicle']);
    expect(Math.min(...plans.map(({ costCents }) => costCents))).toBe(plans[2]?.costCents);
  });
});
