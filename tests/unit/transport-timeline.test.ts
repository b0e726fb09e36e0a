import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changeReason } from '../../shared/contracts/change-reason.ts';
import { outboxStatus } from '../../shared/messaging/model.ts';
import type { OutboxState } from '../../shared/messaging/index.ts';
import {
  closedAsSchema,
  offerSchema,
  TRIP_ALERTS,
  TRIP_STATUSES,
  tripHistorySchema,
  tripRequestSchema,
  tripSchema,
  type Offer,
  type Trip,
  type TripHistory,
} from '../../shared/transport/model.ts';
import { dismissalReasonSchema } from '../../shared/transport/outcome/model.ts';
import { timelineCsv } from '../../shared/transport/outcome/timeline-csv.ts';
import {
  byLabels,
  eventLabel,
  reasonLabel,
  statusLabels,
  textLabels,
} from '../../shared/transport/outcome/timeline-texts.ts';
import { DERIVED_EVENTS, textIdsOf, timelineOf } from '../../shared/transport/outcome/timeline.ts';
import { TRIP_ACTIONS } from '../../shared/transport/states.ts';

const AT = '2026-11-22T15:';
const clock = { kind: 'clock' } as const;
const member = { kind: 'member', id: 'demo-coordinator' } as const;
const partner = (organizationId: string) => ({ kind: 'partner', organizationId }) as const;

const {
  pickupDetails: _d,
  agreedAs: _a,
  return: _r,
  ...asked
} = tripRequestSchema.parse({
  purpose: 'safe-place',
  legs: [
    { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'community', communityId: 'place-timmins' } },
  ],
  when: { kind: 'now' },
  passengers: { adults: 1, children: 0 },
});
const aTrip = (change: object = {}): Trip =>
  tripSchema.parse({
    ...asked,
    id: 'a-trip',
    status: 'cancelled',
    createdAt: `${AT}00:00.000Z`,
    createdBy: 'demo-coordinator',
    updatedAt: `${AT}00:00.000Z`,
    pickupAt: `${AT}00:00.000Z`,
    dispatchAt: `${AT}00:00.000Z`,
    progressAt: `${AT}00:00.000Z`,
    round: 1,
    wave: 1,
    alertAsks: [{ turn: 0, phoneKey: 'the-key-of-a-phone', code: '9XKW', openedAt: `${AT}20:00.000Z` }],
    sealedWith: 'HUB#demo',
    version: 1,
    ...change,
  });
const anOffer = (id: string, change: object = {}): Offer =>
  offerSchema.parse({
    id,
    tripId: 'a-trip',
    organizationId: `organization-of-${id}`,
    phoneKey: 'the-key-of-a-phone',
    code: '7K3M',
    round: 1,
    wave: 1,
    stage: 1,
    siblings: [],
    textId: `text-of-${id}`,
    openedAt: `${AT}00:01.000Z`,
    ...change,
  });
const happened = (id: string, at: string, event: string, change: object = {}): TripHistory =>
  tripHistorySchema.parse({ id, at: AT + at, event, by: clock, ...change });

/** Two are asked; one is silent and the other accepts, withdraws; the hub calls it off. */
const trip = aTrip({
  clock: { at: `${AT}59:00.000Z`, timerId: 'a-timer' },
  alert: { kind: 'partner-withdrew', at: `${AT}20:01.000Z`, count: 1, turn: 0, textId: 'text-of-alert' },
  toldPerson: { says: 'cancelled', holds: 'cancelled', at: `${AT}31:00.000Z`, outboxId: 'text-to-person' },
});
const offers = [
  anOffer('one', {
    closedAs: 'declined',
    closedBecause: 'withdrew',
    closedAt: `${AT}20:00.000Z`,
    toldAt: `${AT}31:00.000Z`,
  }),
  anOffer('two', { closedAs: 'expired', closedBecause: 'no-answer', closedAt: `${AT}05:00.000Z` }),
];
const ofOne = { by: partner('organization-of-one'), organizationId: 'organization-of-one' };
const history = [
  happened('h1', '00:00.000Z', 'request', { by: member, to: 'requested' }),
  happened('h2', '00:01.000Z', 'ask', { to: 'offering', wave: 1 }),
  happened('h3', '05:00.000Z', 'unfilled', { to: 'unfilled' }),
  happened('h4', '05:00.000Z', 'alert', { reason: 'unfilled', textId: 'text-of-first-alert' }),
  happened('h5', '06:00.000Z', 'acknowledge', { by: { kind: 'on-call' } }),
  happened('h6', '10:00.000Z', 'accept', { ...ofOne, to: 'accepted' }),
  happened('h7', '11:00.000Z', 'link-opened', ofOne),
  happened('h8', '20:00.000Z', 'withdraw', { ...ofOne, to: 'offering', reason: 'no-vehicle' }),
  happened('h9', '20:01.000Z', 'alert', { reason: 'partner-withdrew' }),
  happened('h10', '30:00.000Z', 'cancel', { by: member, to: 'cancelled', reason: 'no-longer-needed' }),
  happened('h11', '31:00.000Z', 'person-told', { reason: 'cancelled' }),
];
const texts = new Map<string, OutboxState>([
  ['text-of-one', { status: 'delivered' }],
  ['text-of-two', { status: 'undelivered', errorCode: 30003 }],
  ['text-of-first-alert', { status: 'failed', errorCode: 30006 }],
  ['text-of-alert', { status: 'sent' }],
  ['text-to-person', { status: 'withheld' }],
]);
const timeline = timelineOf(trip, offers, history, texts);

describe('the timeline of a trip', () => {
  it('tells everything in its order, the cause before what follows from it', () => {
    expect(timeline.map(({ at, event }) => `${at.slice(14, 19)} ${event}`)).toEqual([
      '00:00 request',
      '00:01 ask',
      '00:01 offer',
      '00:01 offer',
      '05:00 offer-expired',
      '05:00 unfilled',
      '05:00 alert',
      '06:00 acknowledge',
      '10:00 accept',
      '11:00 link-opened',
      '20:00 withdraw',
      '20:01 alert',
      '30:00 cancel',
      '31:00 person-told',
      '31:00 offer-told',
      '59:00 next-look',
    ]);
  });

  it('says where each text stands that went with something', () => {
    expect(timeline.filter(({ text }) => text !== undefined).map(({ event, text }) => [event, text])).toEqual([
      ['offer', { status: 'delivered' }],
      ['offer', { status: 'undelivered', errorCode: 30003 }],
      ['alert', { status: 'failed', errorCode: 30006 }],
      ['alert', { status: 'sent' }],
      ['person-told', { status: 'withheld' }],
    ]);
    expect(textIdsOf(trip, offers, history).toSorted()).toEqual([...texts.keys()].toSorted());
  });

  it('marks what is still to come', () => {
    expect(timeline.filter(({ ahead }) => ahead).map(({ event }) => event)).toEqual(['next-look']);
    expect(timelineOf(aTrip(), [], [], new Map())).toEqual([]);
  });

  it('names no phone, by key or otherwise', () => {
    expect(JSON.stringify(timeline)).not.toContain('the-key-of-a-phone');
  });

  const instant = fc.integer({ min: 0, max: 3 }).map((second) => `${AT}00:0${second}.000Z`);
  const someHistory = fc.uniqueArray(
    fc.record({ id: fc.uuid(), at: instant, event: fc.constantFrom(...TRIP_ACTIONS, 'alert', 'request', 'ask') }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
  const someOffers = fc.uniqueArray(
    fc.record({ id: fc.uuid(), closedAs: fc.constantFrom(undefined, ...closedAsSchema.options), at: instant }),
    { selector: ({ id }) => id, maxLength: 5 },
  );

  it('leaves nothing out, and is the same in whatever order it is given', () => {
    fc.assert(
      fc.property(someHistory, someOffers, (entries, offered) => {
        const told = entries.map((entry) => tripHistorySchema.parse({ ...entry, by: clock }));
        const made = offered.map(({ id, closedAs, at }) =>
          anOffer(id, closedAs === undefined ? { openedAt: at } : { openedAt: at, closedAs, closedAt: at }),
        );
        const whole = timelineOf(aTrip(), made, told, new Map());
        const closed = made.filter(({ closedAs }) => closedAs !== undefined).length;
        expect(whole).toHaveLength(told.length + made.length + closed);
        const instants = whole.map(({ at }) => at);
        expect(instants).toEqual(instants.toSorted());
        expect(timelineOf(aTrip(), made.toReversed(), told.toReversed(), new Map())).toEqual(whole);
      }),
    );
  });
});

/** Every event that the code of transport writes to a history. */
function writtenEvents(): string[] {
  const folder = 'shared/transport';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    // A series has a history of its own.
    (name) => name.endsWith('.ts') && !name.startsWith('series'),
  );
  const sources = files.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const patterns = [/\bevent: '([a-z-]+)'/g, /\bhistory\([^()]*?, '([a-z-]+)'[,)]/g];
  const found = sources.flatMap((source) =>
    patterns.flatMap((each) => [...source.matchAll(each)].map(([, code = '']) => code)),
  );
  return [...new Set(found)].toSorted();
}

describe('every code of a trip’s history', () => {
  const arrivals = ['arrived-well', 'arrived-not-well', 'arrived-no-answer'];
  const events = [...new Set([...TRIP_ACTIONS, ...DERIVED_EVENTS, ...arrivals, ...writtenEvents()])];
  const reasons = [
    ...TRIP_ALERTS,
    ...changeReason.options,
    ...dismissalReasonSchema.options,
    ...closedAsSchema.options.filter((one) => one === 'accepted' || one === 'declined'),
    ...['no-answer', 'unreachable', 'covered', 'withdrew', 'withdrawn-by-hub', 'same-journey'],
    ...['no-vehicle', 'no-driver', 'too-far', 'weather', 'full', 'too-late', 'breakdown', 'road'],
    ...['no-conversation', 'opted-out', 'not-safe', 'page'],
    ...['confirmed', 'new-time', 'changed', 'cancelled', 'check'],
  ];

  it('was found where it is written', () => {
    expect(writtenEvents()).toEqual(
      expect.arrayContaining(['accept', 'alert', 'decline', 'propose-service', 'request', 'state-cost', 'unfilled']),
    );
  });

  it.each(events)('has words in both languages: %s', (event) => {
    const { fr, en } = eventLabel(event);
    expect(fr).not.toMatch(/^Autre \(/);
    expect(en).not.toMatch(/^Other \(/);
    expect(fr).not.toBe(en);
  });

  it.each(reasons)('has a reason in both languages: %s', (reason) => {
    const { fr, en } = reasonLabel(reason);
    expect(fr.length * en.length).toBeGreaterThan(0);
    expect(fr, 'French is not the code').not.toBe(reason);
  });

  it('has every state of a trip, of a text, and everybody who acts', () => {
    const kinds = tripHistorySchema.shape.by.options.map(({ shape }) => shape.kind.value);
    expect(Object.keys(statusLabels)).toEqual([...TRIP_STATUSES]);
    expect(Object.keys(textLabels)).toEqual(outboxStatus.options);
    expect(Object.keys(byLabels)).toEqual(kinds);
  });

  it('is told by its code until it has words', () => {
    expect(eventLabel('something-new')).toEqual({ fr: 'Autre (something-new)', en: 'Other (something-new)' });
    expect(reasonLabel('something-new').fr).toBe('something-new');
    expect(eventLabel('constructor').en).toBe('Other (constructor)');
  });
});

describe('a timeline as CSV', () => {
  const read = (csv: string): string[][] => parse(csv, { bom: true });
  const csv = timelineCsv(timeline, 'America/Toronto');
  const [header = [], ...lines] = read(csv);
  const cell = (line: number, name: string): string | undefined =>
    lines[line]?.[header.findIndex((one) => one.startsWith(name))];

  it('has a line for each entry, in both languages', () => {
    expect(lines).toHaveLength(timeline.length);
    expect(lines.every(({ length }) => length === header.length)).toBe(true);
    expect(cell(8, 'Événement')).toBe('Un partenaire accepte');
    expect(cell(8, 'Event')).toBe('A partner accepts');
    expect(cell(8, 'Heure du carrefour')).toBe('2026-11-22 10:10');
    expect(cell(12, 'Membre')).toBe('demo-coordinator');
    expect(cell(12, 'Motif')).toBe('plus nécessaire');
    expect(cell(3, 'État du texto')).toBe('non remis / undelivered');
    expect(cell(15, 'À venir')).toBe('oui / yes');
  });

  it('holds no cell that a spreadsheet would run', () => {
    const entry = { at: `${AT}00:00.000Z`, event: '=1+1', reason: '@SUM(A1)', by: member, organizationId: '+1' };
    const [, line = []] = read(timelineCsv([entry], 'America/Toronto'));
    expect(line.filter((one) => /^[=+@-]/.test(one))).toEqual([]);
    expect(line).toEqual(expect.arrayContaining(["'=1+1", "'@SUM(A1)", "'+1"]));
  });
});
