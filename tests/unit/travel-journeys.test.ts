import { describe, expect, it } from 'vitest';
import { allMeans, bestMeans, codesOf, leaving } from './travel-builder.ts';

/**
 * Real journeys of the north: what a dispatcher there would expect, and why. Times are Eastern unless the place keeps Central time;
 * timetables are the shipped estimates, seasons the usual ones (winter roads from 20 January to 25 March).
 */
type Expected = {
  journey: string;
  from: string;
  to: string;
  at: string;
  /** The modes of the best plan, a flight by its craft. */
  best: string;
  /** Modes of another plan that must be offered. */
  also?: string[];
  why: string[];
  because: string;
};

const journeys: Expected[] = [
  {
    journey: 'Attawapiskat to Timmins, a February morning',
    from: 'fn-143',
    to: 'place-timmins',
    at: '2026-02-10T09:00:00-05:00',
    best: 'road, airline, road',
    also: ['road, charter, road', 'winter-road'],
    why: [],
    because: 'the flight of the afternoon is far quicker than 16 hours by winter road, which is open all the same',
  },
  {
    journey: 'Attawapiskat to Timmins in June',
    from: 'fn-143',
    to: 'place-timmins',
    at: '2026-06-10T09:00:00-04:00',
    best: 'road, airline, road',
    also: ['road, charter, road', 'road, airline, road, rail, road'],
    why: ['winter-road-closed'],
    because: 'there is no road without ice: one flies, or flies to Moosonee and takes the train',
  },
  {
    journey: 'Attawapiskat to Timmins, a night of freeze-up',
    from: 'fn-143',
    to: 'place-timmins',
    at: '2026-12-01T23:00:00-05:00',
    best: 'road, charter, road',
    also: ['road, airline, road'],
    why: ['no-flight-tonight', 'winter-road-closed'],
    because: 'nothing flies at night and the ice does not carry: a charter at seven is far before the afternoon flight',
  },
  {
    journey: 'Kashechewan to Timmins on a Saturday of break-up',
    from: 'fn-243',
    to: 'place-timmins',
    at: '2026-04-25T10:00:00-04:00',
    best: 'road, charter, road',
    also: ['road, airline, road'],
    why: ['winter-road-closed'],
    because: 'the airline flies again on Monday only; when the river threatens nobody waits for it',
  },
  {
    journey: 'Kashechewan to Fort Albany in February',
    from: 'fn-243',
    to: 'fn-142',
    at: '2026-02-10T20:00:00-05:00',
    best: 'winter-road',
    why: ['no-flight-tonight'],
    because: 'the winter road joins the two, and it is open at night',
  },
  {
    journey: 'Fort Severn to Thunder Bay in June',
    from: 'fn-215',
    to: 'place-thunder-bay',
    at: '2026-06-09T09:00:00-05:00',
    best: 'road, charter, road',
    also: ['road, airline, airline, road'],
    why: ['winter-road-closed'],
    because: 'scheduled flights go three times a week and through Sioux Lookout, a day later',
  },
  {
    journey: 'Fort Severn to Peawanuck in February',
    from: 'fn-215',
    to: 'fn-146',
    at: '2026-02-10T20:00:00-06:00',
    best: 'winter-road',
    also: ['road, charter, road'],
    why: ['no-flight-tonight'],
    because: 'the only winter road of the Hudson Bay coast joins these two and nothing else in Ontario',
  },
  {
    journey: 'Peawanuck to Timmins in June',
    from: 'fn-146',
    to: 'place-timmins',
    at: '2026-06-10T08:00:00-04:00',
    best: 'road, airline, road',
    also: ['road, charter, road'],
    why: [],
    because: 'one of the three days on which the airline comes; its winter road leads to Fort Severn, not south',
  },
  {
    journey: 'Sioux Lookout to Thunder Bay',
    from: 'place-sioux-lookout',
    to: 'place-thunder-bay',
    at: '2026-06-09T20:00:00-05:00',
    best: 'road',
    also: ['road, airline, road'],
    why: [],
    because: 'a highway joins them and at night one drives',
  },
  {
    journey: 'Kenora to Dryden',
    from: 'place-kenora',
    to: 'place-dryden',
    at: '2026-02-10T22:00:00-06:00',
    best: 'road',
    why: [],
    because: 'Highway 17 has no season and no hours',
  },
  {
    journey: 'Wiikwemkoong to Sudbury',
    from: 'fn-175',
    to: 'place-sudbury',
    at: '2026-02-10T22:00:00-05:00',
    best: 'road',
    why: [],
    because: 'Manitoulin has a bridge at Little Current, in winter too',
  },
  {
    journey: 'Wiikwemkoong to Owen Sound in July',
    from: 'fn-175',
    to: 'place-owen-sound',
    at: '2026-07-09T06:00:00-04:00',
    best: 'road, boat, road',
    also: ['road'],
    why: [],
    because: 'the ferry to Tobermory spares the way around Georgian Bay',
  },
  {
    journey: 'Wiikwemkoong to Owen Sound in December',
    from: 'fn-175',
    to: 'place-owen-sound',
    at: '2026-12-09T06:00:00-05:00',
    best: 'road',
    why: [],
    because: 'the ferry is laid up, and nothing in the network crosses Georgian Bay',
  },
  {
    journey: 'Moose Factory to Timmins in February',
    from: 'fn-144',
    to: 'place-timmins',
    at: '2026-02-10T09:00:00-05:00',
    best: 'winter-road',
    also: ['winter-road, charter, road', 'winter-road, rail, road'],
    why: [],
    because: 'the Wetum Road leads to Smooth Rock Falls: door to door in one car',
  },
  {
    journey: 'Moose Factory to Timmins in July',
    from: 'fn-144',
    to: 'place-timmins',
    at: '2026-07-14T09:00:00-04:00',
    best: 'boat, road, airline, road',
    also: ['boat, rail, road'],
    why: ['winter-road-closed'],
    because: 'the water taxi crosses to Moosonee, then the flight or the train',
  },
  {
    journey: 'Moose Factory to Timmins in the freeze-up of early December',
    from: 'fn-144',
    to: 'place-timmins',
    at: '2026-12-02T09:00:00-05:00',
    best: 'helicopter, road, airline, road',
    also: ['helicopter, rail, road'],
    why: ['winter-road-closed', 'ice-not-safe', 'out-of-season'],
    because: 'neither boats nor ice: only the helicopter crosses the Moose River',
  },
  {
    journey: 'Moose Factory to Moosonee, a night of freeze-up',
    from: 'fn-144',
    to: 'place-moosonee',
    at: '2026-12-02T23:00:00-05:00',
    best: 'helicopter',
    why: ['winter-road-closed', 'ice-not-safe', 'out-of-season', 'outside-hours'],
    because: 'the helicopter does not fly at night: the island is closed until morning, and the coordinator must know',
  },
  {
    journey: 'Pikangikum to Kenora in June',
    from: 'fn-208',
    to: 'place-kenora',
    at: '2026-06-09T08:00:00-05:00',
    best: 'road, airline, road',
    also: ['road, charter, road'],
    why: ['winter-road-closed'],
    because: 'a short flight to Red Lake, then the highway',
  },
  {
    journey: 'Pikangikum to Kenora, a February night',
    from: 'fn-208',
    to: 'place-kenora',
    at: '2026-02-10T20:00:00-06:00',
    best: 'winter-road',
    also: ['road, charter, road'],
    why: ['no-flight-tonight'],
    because: 'the winter road to Red Lake is open, and one arrives before the first aircraft leaves',
  },
  {
    journey: 'Sandy Lake to Sioux Lookout on a Saturday in June',
    from: 'fn-211',
    to: 'place-sioux-lookout',
    at: '2026-06-13T09:00:00-05:00',
    best: 'road, charter, road',
    also: ['road, airline, road'],
    why: ['winter-road-closed'],
    because: 'no scheduled flight is assumed before Monday',
  },
  {
    journey: 'Webequie to Thunder Bay in June',
    from: 'fn-240',
    to: 'place-thunder-bay',
    at: '2026-06-09T09:00:00-04:00',
    best: 'road, airline, road',
    also: ['road, charter, road'],
    why: ['winter-road-closed'],
    because: 'the flight of the day, whose hours are assumed and said to be',
  },
  {
    journey: 'Big Trout Lake (KI) to Sioux Lookout in June',
    from: 'fn-209',
    to: 'place-sioux-lookout',
    at: '2026-06-09T08:00:00-05:00',
    best: 'road, airline, road',
    also: ['road, charter, road'],
    why: ['winter-road-closed'],
    because: 'the hospital of the whole district is in Sioux Lookout and the flights go there',
  },
  {
    journey: 'Armstrong to Thunder Bay',
    from: 'place-armstrong',
    to: 'place-thunder-bay',
    at: '2026-02-10T23:00:00-05:00',
    best: 'road',
    why: [],
    because: 'Highway 527 ends there; its airport has no flights',
  },
  {
    journey: 'Chapleau to Sudbury on a Tuesday',
    from: 'place-chapleau',
    to: 'place-sudbury',
    at: '2026-06-09T06:00:00-04:00',
    best: 'road',
    also: ['rail'],
    why: ['rail-days'],
    because: 'the train runs the other way on Tuesdays',
  },
  {
    journey: 'Slate Falls to Sioux Lookout',
    from: 'fn-259',
    to: 'place-sioux-lookout',
    at: '2026-06-09T09:00:00-05:00',
    best: 'road, charter, road',
    also: ['road, airline, road'],
    why: [],
    because: 'whether a road leads there is unknown, so only its aerodrome is planned with',
  },
];

describe('real journeys of the north', () => {
  it.each(journeys)('$journey: $best, for $because', ({ from, to, at, best, also = [], why }) => {
    const found = leaving(from, to, at);
    expect(bestMeans(found)).toBe(best);
    expect(allMeans(found)).toEqual(expect.arrayContaining(also));
    expect(codesOf(found.why)).toEqual(why);
  });
});
