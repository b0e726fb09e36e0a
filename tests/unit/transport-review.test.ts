import { describe, expect, it } from 'vitest';
import { measure } from '../../shared/messaging/index.ts';
import { TRIP_ALERTS, TRIP_STATUSES, type TripStatus } from '../../shared/transport/model.ts';
import { reviewTrip } from '../../shared/transport/review/review.ts';
import { isClosedTrip, TRIP_ACTIONS, tripStatesBefore, tripTable } from '../../shared/transport/states.ts';
import {
  tripAlertText,
  tripAskText,
  type TripToAsk,
  tripCancelledText,
  tripCoveredText,
  tripLinkText,
} from '../../shared/transport/texts.ts';
import { accepted, at, facts, NOW, offer, offering, partner, rules, trip } from '../trip-model/drafts.ts';

const asked = ({ open }: { readonly open: readonly { readonly organizationId: string }[] }): string[] =>
  open.map(({ organizationId }) => organizationId);

describe('a trip that was just requested', () => {
  it('is offered to the first wave, and looked at again when the wave ends', () => {
    const review = reviewTrip(trip(), [], facts(), rules, NOW);
    expect(review).toMatchObject({ status: 'offering', waveEndsAt: at(5), lookAgainAt: at(5) });
    expect(review.open).toEqual([
      { organizationId: 'a', phoneKey: 'phone-a', stage: 1 },
      { organizationId: 'b', phoneKey: 'phone-b', stage: 1 },
    ]);
  });

  it('is unfilled, with an alert, when no partner can be asked', () => {
    expect(reviewTrip(trip(), [], facts({ stages: [] }), rules, NOW)).toMatchObject({
      status: 'unfilled',
      alert: { kind: 'unfilled', count: 1, turn: 0, deaf: [] },
      lookAgainAt: at(10),
    });
  });

  it('passes over a partner that has stopped texts', () => {
    expect(asked(reviewTrip(trip(), [], facts({ stopped: new Set(['phone-a']) }), rules, NOW))).toEqual(['b', 'c']);
  });
});

describe('a trip wanted later', () => {
  const tomorrow = trip({ when: { kind: 'at', at: at(2880) }, pickupAt: at(2880), dispatchAt: at(1440) });

  it('asks nobody before its lead time, and is looked at then', () => {
    expect(reviewTrip(tomorrow, [], facts(), rules, at(1439))).toEqual({
      open: [],
      close: [],
      tell: [],
      lookAgainAt: at(1440),
    });
  });

  it('asks partners from then on', () => {
    expect(asked(reviewTrip(tomorrow, [], facts(), rules, at(1440)))).toEqual(['a', 'b']);
  });
});

describe('a way back without a time', () => {
  const open = trip({ when: { kind: 'open', about: at(180) }, dispatchAt: at(180) });

  it('waits for the hour at which somebody asks', () => {
    expect(reviewTrip(open, [], facts(), rules, at(10))).toEqual({
      open: [],
      close: [],
      tell: [],
      lookAgainAt: at(180),
    });
  });

  it('calls whoever is on call then, and asks no partner', () => {
    expect(reviewTrip(open, [], facts(), rules, at(180))).toEqual({
      open: [],
      close: [],
      tell: [],
      alert: { kind: 'return-open', count: 1, turn: 0, deaf: [] },
      lookAgainAt: at(190),
    });
  });
});

describe('a seat on what runs anyway', () => {
  const planned = { departsAt: at(2880), arrivesAt: at(3000), carriage: 'scheduled' };
  const flight = trip({ when: { kind: 'at', at: at(2880) }, pickupAt: at(2880), dispatchAt: at(60), planned });

  it('is for somebody on call to book, from the lead time on', () => {
    expect(reviewTrip(flight, [], facts(), rules, at(59))).toEqual({
      open: [],
      close: [],
      tell: [],
      lookAgainAt: at(60),
    });
    expect(reviewTrip(flight, [], facts(), rules, at(60))).toMatchObject({ open: [], alert: { kind: 'to-book' } });
  });
});

describe('a trip being offered', () => {
  it('waits while a partner may still answer', () => {
    const review = reviewTrip(offering(), [offer('a'), offer('b', { closedAs: 'declined' })], facts(), rules, at(2));
    expect(review).toEqual({ open: [], close: [], tell: [], lookAgainAt: at(5) });
  });

  it('goes on at once when the whole wave declined', () => {
    const declined = [offer('a', { closedAs: 'declined' }), offer('b', { closedAs: 'declined' })];
    const review = reviewTrip(offering(), declined, facts(), rules, at(1));
    expect(asked(review)).toEqual(['c', 'd']);
    expect(review.inSameWave).toBeUndefined();
    expect(review.lookAgainAt).toBe(at(6));
  });

  it('passes over a silent partner when the wave is over', () => {
    const review = reviewTrip(offering(), [offer('a'), offer('b', { closedAs: 'declined' })], facts(), rules, at(5));
    expect(asked(review)).toEqual(['c', 'd']);
    expect(review.close).toMatchObject([{ offer: { id: 'offer-a' }, as: 'expired', because: 'no-answer' }]);
  });

  it('is unfilled, with an alert, when the waves have run out', () => {
    const before = [offer('c', { closedAs: 'expired' }), offer('d', { closedAs: 'declined' })];
    const second = [offer('a', { wave: 2 }), offer('b', { wave: 2 })];
    const review = reviewTrip(offering({ wave: 2 }), [...before, ...second], facts(), rules, at(5));
    expect(review).toMatchObject({ status: 'unfilled', alert: { kind: 'unfilled' }, open: [] });
    expect(review.close).toHaveLength(2);
  });

  it('asks again, in a new round, partners that were only silent, never one that declined', () => {
    const old = [offer('a', { closedAs: 'declined' }), offer('b', { closedAs: 'expired' })];
    const again = offering({ round: 2, wave: 0, waveEndsAt: undefined });
    expect(asked(reviewTrip(again, old, facts(), rules, at(9)))).toEqual(['b', 'c']);
  });

  it('does not ask anew whom the hub has taken it from', () => {
    const taken = [offer('a', { closedAs: 'withdrawn', closedBecause: 'withdrawn-by-hub' })];
    const again = offering({ round: 2, wave: 0, waveEndsAt: undefined });
    expect(asked(reviewTrip(again, taken, facts(), rules, at(9)))).toEqual(['b', 'c']);
  });

  it('tells a human that the partner has withdrawn while it asks the others', () => {
    const left = offering({
      round: 2,
      wave: 0,
      waveEndsAt: undefined,
      attention: { kind: 'partner-withdrew', at: at(1), alerted: false },
    });
    const review = reviewTrip(left, [offer('a', { closedAs: 'declined' })], facts(), rules, at(1));
    expect(review.alert).toEqual({ kind: 'partner-withdrew', count: 1, turn: 0, deaf: [] });
    expect(asked(review)).toEqual(['b', 'c']);
  });
});

describe('a text that did not arrive', () => {
  const twoLines = facts({
    stages: [[partner('a', 'phone-a2'), partner('b'), partner('c')]],
    failedTexts: new Set(['text-a']),
  });

  it('is asked again on the other line of the same partner, within the wave, which then lasts as long', () => {
    const review = reviewTrip(offering(), [offer('a'), offer('b')], twoLines, rules, at(3));
    expect(review).toMatchObject({ inSameWave: true, waveEndsAt: at(8), lookAgainAt: at(8) });
    expect(review.status).toBeUndefined();
    expect(review.open).toEqual([{ organizationId: 'a', phoneKey: 'phone-a2', stage: 1 }]);
    expect(review.close).toMatchObject([{ offer: { id: 'offer-a' }, as: 'expired', because: 'unreachable' }]);
  });

  it('is replaced by the next partner where there is no other line', () => {
    const oneLine = facts({ failedTexts: new Set(['text-a']) });
    const review = reviewTrip(offering(), [offer('a'), offer('b')], oneLine, rules, at(3));
    expect(asked(review)).toEqual(['c']);
    expect(review.inSameWave).toBe(true);
  });

  it('is replaced although it is the last wave', () => {
    const last = offering({ wave: 2 });
    const before = [offer('d', { closedAs: 'expired' }), offer('e', { closedAs: 'declined' })];
    const standing = [offer('a', { wave: 2 }), offer('b', { wave: 2 })];
    const deaf = facts({ failedTexts: new Set(['text-a']) });
    expect(reviewTrip(last, [...before, ...standing], deaf, rules, at(3))).toMatchObject({
      inSameWave: true,
      open: [{ organizationId: 'c' }],
    });
  });

  it('leaves the wave as it is when there is nobody to ask instead', () => {
    const alone = facts({ stages: [[partner('a'), partner('b')]], failedTexts: new Set(['text-a']) });
    const review = reviewTrip(offering(), [offer('a'), offer('b')], alone, rules, at(3));
    expect(review).toMatchObject({ open: [], close: [{ because: 'unreachable' }], lookAgainAt: at(5) });
  });

  it('is not sent again to that line, also not for another organization on the same telephone, nor in another round', () => {
    const shared = facts({ stages: [[partner('a'), { organizationId: 'z', phoneKeys: ['phone-a'] }, partner('c')]] });
    const deaf = { ...shared, failedTexts: new Set(['text-a']) };
    const again = offering({ round: 2, wave: 0, waveEndsAt: undefined });
    const old = offer('a', { closedAs: 'expired', closedBecause: 'unreachable' });
    expect(asked(reviewTrip(again, [old], deaf, rules, at(9)))).toEqual(['c']);
  });
});

describe('stages', () => {
  const staged = facts({ stages: [[partner('a'), partner('b')], [partner('p'), partner('q')], [partner('n')]] });
  const spent = [offer('a', { closedAs: 'declined' }), offer('b', { closedAs: 'expired' })];

  it('another mode is asked once nobody of the own mode is left', () => {
    const review = reviewTrip(offering(), spent, staged, rules, at(5));
    expect(review.open.map(({ organizationId, stage }) => [organizationId, stage])).toEqual([
      ['p', 2],
      ['q', 2],
    ]);
  });

  it('each stage has its own number of waves', () => {
    const many = facts({ stages: [['a', 'b', 'c'].map((id) => partner(id)), [partner('p')]] });
    const one = { ...rules, waveSize: 1, maxWaves: 2 };
    const twoWaves = [offer('a', { closedAs: 'expired' }), offer('b', { closedAs: 'expired', wave: 2 })];
    expect(asked(reviewTrip(offering({ wave: 2 }), twoWaves, many, one, at(5)))).toEqual(['p']);
  });

  it('the neighbouring hub comes last, before whoever is on call', () => {
    const second = [offer('p', { closedAs: 'expired', wave: 2, stage: 2 }), offer('q', { closedAs: 'declined' })];
    expect(asked(reviewTrip(offering({ wave: 2 }), [...spent, ...second], staged, rules, at(10)))).toEqual(['n']);
    const third = [...spent, ...second, offer('n', { closedAs: 'expired', wave: 3, stage: 3 })];
    expect(reviewTrip(offering({ wave: 3 }), third, staged, rules, at(15))).toMatchObject({ status: 'unfilled' });
  });
});

describe('an unfilled trip', () => {
  const alert = { kind: 'unfilled', at: NOW, count: 1, turn: 0, textId: 'al' };
  const unfilled = trip({ status: 'unfilled', wave: 2, alert });

  it('is looked at when somebody comes out of quiet hours, if that is sooner than the next alert', () => {
    const asleep = facts({ stages: [], quietUntil: at(7) });
    expect(reviewTrip(unfilled, [], asleep, rules, at(1)).lookAgainAt).toBe(at(7));
    expect(reviewTrip(unfilled, [], { ...asleep, quietUntil: at(99) }, rules, at(1)).lookAgainAt).toBe(at(10));
    expect(reviewTrip(trip(), [], asleep, rules, NOW)).toMatchObject({ status: 'unfilled', lookAgainAt: at(7) });
  });

  it('is offered again as soon as somebody can be asked', () => {
    const awake = facts({ stages: [[partner('a')]] });
    const review = reviewTrip(unfilled, [], awake, rules, at(7));
    expect(review).toMatchObject({ status: 'offering', open: [{ organizationId: 'a' }], waveEndsAt: at(12) });
    expect(review.alert).toBeUndefined();
  });
});

describe('an accepted trip', () => {
  const others = [
    offer('a', { closedAs: 'accepted' }),
    offer('b', { closedAs: 'withdrawn', closedBecause: 'covered' }),
    offer('c'),
    offer('d', { closedAs: 'declined' }),
    offer('e', { closedAs: 'expired', closedBecause: 'no-answer' }),
    offer('f', { closedAs: 'expired', closedBecause: 'unreachable' }),
  ];

  it('withdraws the other offers and tells all who may still be thinking that it is covered', () => {
    const review = reviewTrip(accepted(), others, facts(), rules, at(1));
    expect(review.close.map(({ offer: { organizationId } }) => organizationId)).toEqual(['c']);
    expect(review.tell.map(({ offer: { organizationId } }) => organizationId)).toEqual(['b', 'c', 'e']);
    expect(review.tell.every(({ what }) => what === 'covered')).toBe(true);
    expect(review.lookAgainAt).toBe(at(30));
  });

  it('tells nobody twice, and an organization asked twice about the later offer only', () => {
    const told = others.map((one) => ({ ...one, closedAs: one.closedAs ?? ('withdrawn' as const), toldAt: at(1) }));
    expect(reviewTrip(accepted(), told, facts(), rules, at(2))).toEqual({
      open: [],
      close: [],
      tell: [],
      lookAgainAt: at(30),
    });
    const again = [...told, offer('e', { id: 'later', openedAt: at(1), round: 2 })];
    expect(reviewTrip(accepted(), again, facts(), rules, at(2)).tell).toMatchObject([{ offer: { id: 'later' } }]);
  });

  it('tells no more partners at once than one transaction holds, and goes on at once', () => {
    const crowd = Array.from({ length: 20 }, (_, n) => offer(`x${n}`, { closedAs: 'expired' }));
    const review = reviewTrip(accepted(), crowd, facts(), rules, at(1));
    expect(review.tell).toHaveLength(15);
    expect(review.lookAgainAt).toBe(at(1));
  });
});

describe('a closed trip', () => {
  it('has no clock once everyone knows', () => {
    expect(reviewTrip(accepted({ status: 'completed' }), [], facts(), rules, at(99)).lookAgainAt).toBeUndefined();
  });

  it('that was cancelled tells also the partner who had it', () => {
    const cancelled = accepted({ status: 'cancelled' });
    const review = reviewTrip(cancelled, [offer('a', { closedAs: 'accepted' }), offer('b')], facts(), rules, at(3));
    expect(review.tell).toMatchObject([
      { offer: { organizationId: 'a' }, what: 'cancelled' },
      { offer: { organizationId: 'b' }, what: 'cancelled' },
    ]);
    expect(review.call).toBeUndefined();
  });

  it('that was cancelled has somebody telephone a partner whom no text reaches', () => {
    const stopped = facts({ stopped: new Set(['phone-a']) });
    const mine = offer('a', { closedAs: 'accepted' });
    const review = reviewTrip(accepted({ status: 'cancelled' }), [mine], stopped, rules, at(3));
    expect(review).toMatchObject({ tell: [], call: { organizationId: 'a' } });
    const called = [{ ...mine, toldAt: at(3) }];
    expect(reviewTrip(accepted({ status: 'cancelled' }), called, stopped, rules, at(4)).call).toBeUndefined();
  });
});

describe('the states of a trip', () => {
  /** Columns: offer give-up accept withdraw depart pick-up complete miss redispatch cancel. */
  const no = undefined;
  const expected: Readonly<Record<TripStatus, readonly (TripStatus | undefined)[]>> = {
    requested: ['offering', 'unfilled', 'accepted', no, no, no, no, no, no, 'cancelled'],
    offering: ['offering', 'unfilled', 'accepted', no, no, no, no, no, 'offering', 'cancelled'],
    unfilled: ['offering', no, 'accepted', no, no, no, no, no, 'offering', 'cancelled'],
    accepted: [no, no, no, 'offering', 'en-route', 'picked-up', 'completed', 'no-show', 'offering', 'cancelled'],
    'en-route': [no, no, no, 'offering', no, 'picked-up', 'completed', 'no-show', 'offering', 'cancelled'],
    'picked-up': [no, no, no, no, no, no, 'completed', no, no, 'cancelled'],
    completed: Array.from(TRIP_ACTIONS, () => no),
    'no-show': Array.from(TRIP_ACTIONS, () => no),
    cancelled: Array.from(TRIP_ACTIONS, () => no),
  };

  it.each(TRIP_STATUSES)('from %s lead where the table says, and nowhere else', (from) => {
    expect(TRIP_ACTIONS.map((action) => tripTable[from][action])).toEqual(expected[from]);
  });

  it('guard an acceptance with every state in which somebody waits', () => {
    expect(tripStatesBefore('accept')).toEqual(['requested', 'offering', 'unfilled']);
  });

  it('that are closed stay closed', () => {
    expect(TRIP_STATUSES.filter(isClosedTrip)).toEqual(['completed', 'no-show', 'cancelled']);
  });
});

const ASKED = {
  purpose: 'safe-place',
  passengers: { adults: 2, children: 3, attendants: 1 },
  accessibility: ['wheelchair', 'service-animal', 'attendant'],
  luggage: 'bulky',
  avoid: { organizationIds: [], locationIds: [], communityIds: [], policeMarks: true },
  when: { kind: 'at', at: at(60) },
  pickupAt: at(60),
  from: 'Noëlville',
  to: 'Sudbury',
  stops: [],
  returns: false,
  timeZone: 'America/Toronto',
} satisfies TripToAsk;

describe('the texts of a trip', () => {
  const asks = (['fr', 'en'] as const).flatMap((language) =>
    (['emergency-service', 'safe-place', 'appointment'] as const).flatMap((purpose) =>
      [undefined, 'Kitchenuhmaykoosib Inninuwug'].flatMap((to) =>
        [[], ['Moosonee'], [undefined, 'Aéroport de Big Trout Lake', 'Kapuskasing']].map((stops) =>
          tripAskText(language, '7K3M', { ...ASKED, purpose, to, stops, returns: true }),
        ),
      ),
    ),
  );
  const others = (['fr', 'en'] as const).flatMap((language) => [
    tripCoveredText(language, '7K3M'),
    tripCancelledText(language, '7K3M'),
    tripLinkText(language, '7K3M', undefined),
    tripLinkText(language, '7K3M', 'https://carrefour.example.ca/p/0123456789abcdefghijkl'),
    ...TRIP_ALERTS.map((kind) => tripAlertText(language, 'A1B2C3', kind, '7K3M')),
  ]);

  it.each([...asks, ...others])('%j fits two GSM-7 segments', (text) => {
    expect(measure(text).encoding).toBe('GSM-7');
    expect(measure(text).segments).toBeLessThanOrEqual(2);
  });

  it.each([
    [[], 'Départ: Noëlville. Arrivée: Sudbury,', 'From Noëlville to Sudbury, on'],
    [['Moosonee'], 'Noëlville. Escale: Moosonee. Arrivée: Sudbury,', 'to Sudbury (stop: Moosonee), on'],
    [['Cochrane', 'Hearst'], '. Escales: Cochrane, Hearst. A', 'to Sudbury (stops: Cochrane, Hearst), on'],
    [['Hearst', undefined], '. Escales: Hearst + 1 autre. A', ' (stops: Hearst + 1 other), on'],
    [[undefined], '. Escale: 1. A', ' (stop: 1), on'],
    [['x'.repeat(90), 'Hearst'], '. Escales: 2. A', ' (stops: 2), on'],
  ])('tell whoever is asked where it stops on the way: %j', (stops, fr, en) => {
    expect(tripAskText('fr', '7K3M', { ...ASKED, stops })).toContain(fr.replaceAll('ë', 'e'));
    expect(tripAskText('en', '7K3M', { ...ASKED, stops })).toContain(en.replaceAll('ë', 'e'));
  });

  it('do not say what kind of place the passenger goes to', () => {
    expect(asks.filter((text) => /safe|sécur|shelter|refuge/i.test(text))).toEqual([]);
  });
});
