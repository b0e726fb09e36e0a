import { describe, expect, it } from 'vitest';
import { calendarName, entriesOf, type FeedWords } from '../../shared/transport/calendar/feed/entries.ts';
import { calendarFile } from '../../shared/transport/calendar/feed/ical.ts';
import { TRIP_STATUSES, tripRequestSchema, tripSchema, type Trip } from '../../shared/transport/model.ts';
import { seriesSchema, seriesTripSchema, type Series } from '../../shared/transport/series/model.ts';

const NOW = '2026-12-01T12:00:00.000Z';
const window = { from: '2026-11-30T12:00:00.000Z', until: '2027-01-30T12:00:00.000Z' };
const SHELTER = '22d44ef8-ce49-50d7-b046-5ba3f3c27470';
const legs = [
  { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'airport', ident: 'CYTS' } },
  { from: { kind: 'airport', ident: 'CYTS' }, to: { kind: 'location', locationId: SHELTER } },
];
const words = (language: 'fr' | 'en'): FeedWords => ({
  language,
  nameOf: (point) => (point.kind === 'community' ? 'Attawapiskat' : point.kind === 'airport' ? 'Timmins' : undefined),
  referenceOf: (id) => id.slice(-6).toUpperCase(),
  tripIdOf: (seriesId, date) => `${seriesId}/${date}`,
});

function trip(change: object = {}): Trip {
  const { pickupDetails: _details, ...asked } = tripRequestSchema.parse({
    purpose: 'safe-place',
    legs,
    when: { kind: 'at', at: '2026-12-02T15:00:00.000Z' },
    passengers: { adults: 1, children: 2 },
  });
  return tripSchema.parse({
    ...asked,
    id: 'trip-abcdef',
    personId: '018f0000-0000-7000-8000-000000000000',
    status: 'requested',
    createdAt: NOW,
    createdBy: 'somebody',
    updatedAt: NOW,
    pickupAt: '2026-12-02T15:00:00.000Z',
    dispatchAt: NOW,
    round: 1,
    wave: 0,
    progressAt: NOW,
    alertAsks: [],
    sealedWith: 'HUB#demo',
    acceptance: { offerId: 'o', organizationId: 'o', at: NOW },
    version: 3,
    ...change,
  });
}

const series = (change: object = {}): Series =>
  seriesSchema.parse({
    id: 's',
    status: 'active',
    trip: seriesTripSchema.parse({ purpose: 'appointment', legs, passengers: { adults: 1, children: 0 } }),
    schedule: {
      rhythm: { every: 'week', interval: 1, weekdays: ['TU'] },
      from: '2026-12-01',
      ends: { kind: 'never' },
      time: '10:00',
      timeZone: 'America/Toronto',
    },
    exceptions: {},
    doneThrough: '2026-12-01',
    clock: { at: NOW, timerId: 't' },
    createdAt: NOW,
    createdBy: 'somebody',
    updatedAt: NOW,
    sealedWith: 'HUB#demo',
    version: 1,
    ...change,
  });

describe('a trip in the calendar', () => {
  it('has a reference, a time, its state and communities: a place that may not be told has no name at all', () => {
    expect(entriesOf([trip()], [], window, words('fr'))).toMatchObject([
      {
        uid: 'trip-abcdef',
        startsAt: '2026-12-02T15:00:00.000Z',
        endsAt: '2026-12-02T16:00:00.000Z',
        summary: 'Trajet ABCDEF (demandé): Attawapiskat → Timmins → lieu non affiché',
        place: 'Attawapiskat',
        status: 'tentative',
      },
    ]);
    expect(entriesOf([trip()], [], window, words('en'))[0]?.summary).toBe(
      'Trip ABCDEF (requested): Attawapiskat → Timmins → place not shown',
    );
  });

  it('takes as long as it was planned to take', () => {
    const planned = { departsAt: NOW, arrivesAt: '2026-12-02T19:30:00Z', carriage: 'on-demand' };
    expect(entriesOf([trip({ planned })], [], window, words('en'))[0]?.endsAt).toBe('2026-12-02T19:30:00.000Z');
  });

  it('says when its time is still open', () => {
    const [entry] = entriesOf([trip({ when: { kind: 'open' } })], [], window, words('fr'));
    expect(entry?.summary).toContain('(demandé, heure à confirmer)');
  });

  it.each(TRIP_STATUSES)('that is %s says so in both languages', (status) => {
    const [fr, en] = (['fr', 'en'] as const).map(
      (language) => entriesOf([trip({ status })], [], window, words(language))[0],
    );
    expect(fr?.summary).toMatch(/^Trajet ABCDEF \([^()]+\): /);
    expect(en?.summary).toMatch(/^Trip ABCDEF \([^()]+\): /);
    expect(fr?.status === 'cancelled').toBe(status === 'cancelled');
  });

  it('is left out when it is past or further away than the calendar goes', () => {
    const others = ['2026-11-30T11:59:59.999Z', '2027-01-30T12:00:00.001Z'].map((pickupAt) => trip({ pickupAt }));
    expect(entriesOf(others, [], window, words('fr'))).toEqual([]);
  });
});

describe('a series in the calendar', () => {
  it('shows its coming dates, moved ones where they are moved to, and those that are skipped as cancelled', () => {
    const exceptions = {
      '2026-12-08': { kind: 'skip', reason: 'person-asked' },
      '2026-12-15': { kind: 'move', to: { date: '2026-12-16', time: '08:00' }, done: false },
    };
    const entries = entriesOf([], [series({ exceptions })], window, words('en'));
    expect(entries.map(({ uid, startsAt, status }) => [uid, startsAt, status])).toEqual([
      ['s/2026-12-08', '2026-12-08T15:00:00.000Z', 'cancelled'],
      ['s/2026-12-15', '2026-12-16T13:00:00.000Z', 'tentative'],
      ...['22', '29'].map((day) => [`s/2026-12-${day}`, `2026-12-${day}T15:00:00.000Z`, 'tentative']),
      ...['05', '12', '19', '26'].map((day) => [`s/2027-01-${day}`, `2027-01-${day}T15:00:00.000Z`, 'tentative']),
    ]);
    expect(entries[0]?.summary).toContain('(does not take place)');
  });

  it('shows no date twice: the trip that is made takes the place of its date', () => {
    const made = trip({ id: 's/2026-12-08', status: 'accepted', pickupAt: '2026-12-08T15:00:00.000Z' });
    const entries = entriesOf([made], [series()], window, words('en'));
    const uids = entries.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    expect(entries.find(({ uid }) => uid === made.id)?.status).toBe('confirmed');
  });

  it('shows nothing once it has ended', () => {
    const ended = series({ status: 'ended', endedAt: NOW, endedReason: 'over' });
    expect(entriesOf([], [ended], window, words('fr'))).toEqual([]);
  });
});

describe('the file', () => {
  const file = (...trips: Trip[]) =>
    calendarFile(calendarName('fr'), 'fr', entriesOf(trips, [series()], window, words('fr')));
  /** Long lines are folded. */
  const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

  it('is a calendar by RFC 5545, in times that each program shows on its own clock', () => {
    const lines = unfolded(file(trip()));
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Carrefour//Calendar//FR']);
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:trip-abcdef',
        'DTSTAMP:20261201T120000Z',
        'DTSTART:20261202T150000Z',
        'DTEND:20261202T160000Z',
        'SUMMARY:Trajet ABCDEF (demandé): Attawapiskat → Timmins → lieu non affiché',
        'LOCATION:Attawapiskat',
        'STATUS:TENTATIVE',
      ]),
    );
    for (const line of file(trip()).split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('is the same to the byte while nothing changes', () => {
    expect(file(trip())).toBe(file(trip()));
  });

  it('shows a trip that is called off as cancelled, under the same name, as the newer of the two', () => {
    const off = trip({ status: 'cancelled', updatedAt: '2026-12-01T12:00:07.000Z', closedAt: NOW });
    const of = (text: string, name: string): string[] => {
      const lines = unfolded(text);
      const from = lines.indexOf('UID:trip-abcdef');
      return lines.slice(from, lines.indexOf('END:VEVENT', from)).filter((line) => line.startsWith(`${name}:`));
    };
    expect(of(file(off), 'STATUS')).toEqual(['STATUS:CANCELLED']);
    const sequence = (text: string): number => Number(of(text, 'SEQUENCE')[0]?.slice('SEQUENCE:'.length));
    expect(sequence(file(off))).toBe(sequence(file(trip())) + 7);
  });

  it('tells nothing of the person, nor what it is about', () => {
    const text = file(trip(), trip({ id: 'another', status: 'accepted' }));
    for (const secret of ['018f0000', 'safe-place', 'appointment', 'children', SHELTER, 'CYTS', 'somebody']) {
      expect(text).not.toContain(secret);
    }
  });
});
