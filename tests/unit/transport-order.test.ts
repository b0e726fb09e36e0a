import { describe, expect, it } from 'vitest';
import type { Directory } from '../../shared/directory/model.ts';
import { indexDirectory, rankTransportPartners } from '../../shared/routing/index.ts';
import type { TripRequest } from '../../shared/routing/index.ts';
import { orderPartners, type OrderFacts } from '../../shared/transport/order/order.ts';
import { monthsBefore, recordOf, type CarrierCounts } from '../../shared/transport/order/record.ts';
import { isWithin, quietUntil } from '../../shared/directory/quiet-hours.ts';
import { directoryOf, hub, id } from './routing-builder.ts';

const noon = new Date('2026-06-15T16:00:00Z');
const night = new Date('2026-06-16T03:30:00Z');
const trip: TripRequest = {
  pickup: { communityId: 'place-timmins' },
  destination: { communityId: 'place-cochrane' },
  passengers: 2,
};
const road = { kinds: ['transport-road' as const], mobile: true };
const air = { kinds: ['transport-air' as const], mobile: true };
const counts = (change: Partial<CarrierCounts>): CarrierCounts => ({
  asked: 0,
  accepted: 0,
  declined: 0,
  silent: 0,
  withdrew: 0,
  released: 0,
  carried: 0,
  noShow: 0,
  ...change,
});
/** What is remembered of organizations by their number, all of it of June 2026. */
const past = (known: Record<number, Partial<CarrierCounts>>): OrderFacts => ({
  stats: new Map(
    Object.entries(known).map(([n, one]) => [id('organization', Number(n)), new Map([['2026-06', counts(one)]])]),
  ),
});
const nothing = past({});
type Dispatch = typeof hub.dispatch;
const settingsWith = (change: Partial<Dispatch>) => ({
  ...hub,
  dispatch: { ...hub.dispatch, neighbours: [], ...change },
});
const rotaOf = (...numbers: number[]): Pick<Dispatch, 'nightRota'> => ({
  nightRota: { from: '22:00', to: '07:00', organizationIds: numbers.map((n) => id('organization', n)) },
});

function ask(
  directory: Directory,
  { facts = nothing, settings = settingsWith(rotaOf()), now = noon, request = trip } = {},
) {
  const ranking = rankTransportPartners(request, indexDirectory(directory), settings, now);
  const order = orderPartners(ranking, facts, settings, now);
  const numberOf = (organizationId: string) => Number(organizationId.slice(-4));
  return {
    order,
    stages: order.now.map((stage) => stage.map(({ organizationId }) => numberOf(organizationId))),
    quiet: order.quiet.map(({ organizationId, until }) => [numberOf(organizationId), until]),
    why: (n: number) =>
      [...order.now.flat(), ...order.quiet]
        .find(({ organizationId }) => numberOf(organizationId) === n)
        ?.reasons.map(({ code }) => code),
  };
}
const here = { in: 'place-timmins', service: road };

describe('of two partners who are equal otherwise, first is', () => {
  it('the one whose base is closer to the pickup', () => {
    expect(ask(directoryOf({ in: 'place-hearst', service: road }, here)).stages).toEqual([[1, 0], [], []]);
  });

  it('the one with an agreement in force', () => {
    expect(ask(directoryOf({ ...here, agreement: 'none' }, here)).stages[0]).toEqual([1, 0]);
  });

  it('the one that carried out what it said', () => {
    const facts = past({ 0: { asked: 4, silent: 4 }, 1: { asked: 4, accepted: 1, carried: 1, declined: 3 } });
    expect(ask(directoryOf(here, here), { facts }).stages[0]).toEqual([1, 0]);
  });

  it('the one that carried fewer lately', () => {
    const facts = past({ 0: { asked: 6, accepted: 6, carried: 6 }, 1: { asked: 5, accepted: 5, carried: 5 } });
    expect(ask(directoryOf(here, here), { facts }).stages[0]).toEqual([1, 0]);
  });

  it('the one on the night rota, at night only', () => {
    const settings = settingsWith(rotaOf(1));
    expect(ask(directoryOf(here, here), { settings, now: night }).stages[0]).toEqual([1, 0]);
    expect(ask(directoryOf(here, here), { settings, now: night }).why(1)).toContain('on-night-rota');
    expect(ask(directoryOf(here, here), { settings }).stages[0]).toEqual([0, 1]);
  });
});

describe('a new partner', () => {
  it('stands between one that keeps its word and one that does not', () => {
    const order = { distance: 40, agreement: 20, reliability: 25, fairness: 0, night: 60 };
    const facts = past({ 0: { asked: 5, silent: 5 }, 2: { asked: 9, accepted: 9, carried: 9 } });
    const asked = ask(directoryOf(here, here, here), { facts, settings: settingsWith({ ...rotaOf(), order }) });
    expect(asked.stages[0]).toEqual([2, 1, 0]);
    expect(asked.why(1)).toContain('no-record');
    expect(asked.why(0)).toContain('record');
  });
});

describe('a partner closed at departure, or without enough free seats,', () => {
  const closed = {
    kind: 'weekly' as const,
    timeZone: 'America/Toronto',
    hours: [{ days: ['SU' as const], opens: '08:00', closes: '09:00' }],
  };
  const told = (available: number, updatedAt: string) => ({ unit: 'seat' as const, available, maximum: 5, updatedAt });

  it('comes after the others, however close', () => {
    const far = { in: 'place-hearst', service: road };
    const asked = ask(
      directoryOf(
        { in: 'place-timmins', service: { ...road, schedule: closed } },
        { in: 'place-timmins', service: { ...road, capacity: told(1, '2026-06-15T14:00:00Z') } },
        far,
      ),
    );
    expect(asked.stages[0]).toEqual([2, 1, 0]);
    expect(asked.why(0)).toEqual(expect.arrayContaining(['closed-or-full', 'closed-then']));
    expect(asked.why(2)).not.toContain('closed-or-full');
  });

  it('is asked in its turn when what it told is old, or the trip is far ahead', () => {
    const full = { in: 'place-timmins', service: { ...road, capacity: told(0, '2026-06-15T14:00:00Z') } };
    const old = { in: 'place-timmins', service: { ...road, capacity: told(0, '2026-06-10T14:00:00Z') } };
    const far = { in: 'place-hearst', service: road };
    expect(ask(directoryOf(full, far)).stages[0]).toEqual([1, 0]);
    expect(ask(directoryOf(old, far)).stages[0]).toEqual([0, 1]);
    const later = { ...trip, at: new Date('2026-06-20T14:00:00Z') };
    expect(ask(directoryOf(full, far), { request: later }).stages[0]).toEqual([0, 1]);
  });

  it('counts as open at night when it is on the rota', () => {
    const asleep = { in: 'place-timmins', service: { ...road, schedule: closed } };
    expect(ask(directoryOf(here, asleep), { settings: settingsWith(rotaOf(1)), now: night }).stages[0]).toEqual([1, 0]);
  });
});

describe('quiet hours', () => {
  const quietHours = { from: '22:00', to: '06:00' };
  const asleep = { ...here, organization: { quietHours } };

  it('keep a partner from being asked, and say until when', () => {
    const asked = ask(directoryOf(asleep, here), { now: night });
    expect(asked.stages[0]).toEqual([1]);
    expect(asked.quiet).toEqual([[0, '2026-06-16T10:00:00.000Z']]);
    expect(asked.order.quiet[0]).toMatchObject({ stage: 1 });
    expect(asked.order.quiet[0]?.reasons[0]?.text).toEqual({
      fr: "Heures de silence jusqu'à 6 h, à l'heure du partenaire.",
      en: "Quiet hours until 6:00, by the partner's clock.",
    });
  });

  it('do not hold by day, nor for a member of the night rota', () => {
    expect(ask(directoryOf(asleep, here)).stages[0]).toEqual([0, 1]);
    const asked = ask(directoryOf(asleep, here), { now: night, settings: settingsWith(rotaOf(0)) });
    expect(asked.stages[0]).toEqual([0, 1]);
    expect(asked.quiet).toEqual([]);
  });

  it('hold for a member of the rota outside the hours of the rota', () => {
    const early = { ...here, organization: { quietHours: { from: '19:00', to: '06:00' } } };
    const evening = new Date('2026-06-16T00:30:00Z');
    expect(ask(directoryOf(early), { now: evening, settings: settingsWith(rotaOf(0)) }).quiet).toEqual([
      [0, '2026-06-16T10:00:00.000Z'],
    ]);
  });

  it("are by the partner's own clock, the first to be free again first", () => {
    const west = { ...here, organization: { quietHours: { ...quietHours, timeZone: 'America/Winnipeg' } } };
    expect(ask(directoryOf(west, asleep), { now: new Date('2026-06-16T04:30:00Z') }).quiet).toEqual([
      [1, '2026-06-16T10:00:00.000Z'],
      [0, '2026-06-16T11:00:00.000Z'],
    ]);
  });

  it('end with the minute they name, over midnight or within a day', () => {
    const at = (clock: string) => Date.parse(`2026-06-15T${clock}:00-04:00`);
    const within = (hours: typeof quietHours, clock: string) => isWithin(hours, 'America/Toronto', at(clock));
    expect(['21:59', '22:00', '00:00', '05:59', '06:00'].map((clock) => within(quietHours, clock))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    const siesta = { from: '12:00', to: '14:00' };
    expect(['11:59', '12:00', '13:59', '14:00'].map((clock) => within(siesta, clock))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('that end in an hour the clocks skip end when the clocks have skipped it', () => {
    const springForward = new Date('2027-03-14T06:00:00Z');
    expect(quietUntil({ from: '22:00', to: '02:30' }, 'America/Toronto', springForward)).toBe(
      '2027-03-14T07:00:00.000Z',
    );
  });

  it('that end in an hour the clocks show twice end the first time', () => {
    const fallBack = new Date('2026-11-01T04:00:00Z');
    expect(quietUntil({ from: '22:00', to: '01:30' }, 'America/Toronto', fallBack)).toBe('2026-11-01T05:30:00.000Z');
  });
});

describe('the stages', () => {
  const long: TripRequest = { ...trip, destination: { communityId: 'place-hearst' } };
  const neighbour = directoryOf({ in: 'place-kenora' }).organizations.map((organization) => ({
    ...organization,
    id: directoryOf(...Array.from({ length: 9 }, () => ({}))).organizations[8]?.id ?? organization.id,
  }));

  it("are carriers of the trip's mode, carriers of another, then neighbouring hubs", () => {
    const directory = directoryOf({ in: 'place-timmins', service: air }, { in: 'place-kenora', service: road });
    const asked = ask(directory, { request: { ...long, neighbours: neighbour } });
    expect(asked.stages).toEqual([[1], [0], [8]]);
    expect(asked.why(0)).toContain('other-mode');
    expect(asked.why(8)).toEqual(['neighbouring-hub']);
  });

  it('leave out a neighbouring hub in its quiet hours', () => {
    const asleep = neighbour.map((one) => ({ ...one, quietHours: { from: '22:00', to: '06:00' } }));
    const asked = ask(directoryOf(), { request: { ...long, neighbours: asleep }, now: night });
    expect(asked.stages).toEqual([[], [], []]);
    expect(asked.quiet).toEqual([[8, '2026-06-16T10:00:00.000Z']]);
  });
});

describe('every position', () => {
  it('says in both languages why it is where it is', () => {
    const facts = past({ 0: { asked: 3, accepted: 2, carried: 1, noShow: 1, silent: 1 } });
    const [first] = ask(directoryOf(here), { facts }).order.now[0] ?? [];
    expect(first?.reasons.map(({ text }) => text.fr).slice(0, 3)).toEqual([
      'Sur 12 mois : 2 faits, 0 refusés, 1 sans réponse, 0 abandonnés après un oui.',
      'Trajets pris ces trois derniers mois : 2.',
      "À 0 km du départ, à vol d'oiseau.",
    ]);
    expect(first?.reasons.every(({ text }) => text.en !== '' && !/[{}]/.test(text.en + text.fr))).toBe(true);
    expect(first?.score).toBeGreaterThan(90);
  });

  it('names no factor that the hub gave no weight', () => {
    const order = { distance: 0, agreement: 0, reliability: 0, fairness: 0, night: 0 };
    const asked = ask(directoryOf(here), { settings: settingsWith({ ...rotaOf(), order }) });
    expect(asked.order.now[0]?.[0]?.score).toBe(0);
    expect(asked.why(0)).not.toEqual(expect.arrayContaining(['no-record']));
    expect(asked.why(0)).not.toEqual(expect.arrayContaining(['carried-lately']));
  });
});

describe('the record of a carrier', () => {
  const over = (months: Record<string, Partial<CarrierCounts>>) =>
    new Map(Object.entries(months).map(([month, one]) => [month, counts(one)]));

  it('goes back twelve months, and three for what is lately', () => {
    const stats = over({
      '2025-12': { carried: 100, accepted: 100 },
      '2026-01': { carried: 1, accepted: 1 },
      '2026-09': { carried: 1, accepted: 1 },
      '2026-10': { carried: 1, accepted: 1 },
      '2026-12': { accepted: 1 },
    });
    const record = recordOf(stats, '2026-12');
    expect(record.year.carried).toBe(3);
    expect(record.lately).toBe(2);
  });

  it('counts what is under way among the trips lately, and not what was given back', () => {
    expect(recordOf(over({ '2026-12': { accepted: 5, withdrew: 1, released: 2 } }), '2026-12').lately).toBe(2);
    expect(recordOf(over({ '2026-12': { withdrew: 1 } }), '2026-12').lately).toBe(0);
  });

  it('weighs a withdrawal most, then silence, then a no; a passenger who was not there not at all', () => {
    const after = (one: Partial<CarrierCounts>) => recordOf(over({ '2026-12': one }), '2026-12').reliability;
    const sorted = [{ withdrew: 1 }, { silent: 1 }, { declined: 1 }, {}, { carried: 1 }].map(after);
    expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
    expect(new Set(sorted).size).toBe(5);
    expect(after({ noShow: 1 })).toBe(after({ carried: 1 }));
    expect(after({ asked: 9, accepted: 1, released: 1 })).toBe(after({}));
  });

  it('knows the months before the new year', () => {
    expect([0, 1, 11, 12, 13].map((count) => monthsBefore('2026-01', count))).toEqual([
      '2026-01',
      '2025-12',
      '2025-02',
      '2025-01',
      '2024-12',
    ]);
  });
});
