import { describe, expect, it } from 'vitest';
import { reasonTexts, type MatchingHub } from '../../shared/routing/index.ts';
import { ask, codes, evening, february, june, order, withRouting } from './routing-asking.ts';
import { directoryOf, hub } from './routing-builder.ts';

describe('the hours at the end of a long way', () => {
  const days = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
  const schedule = {
    kind: 'weekly' as const,
    timeZone: 'America/Toronto',
    hours: [{ days: [...days], opens: '09:00', closes: '17:00' }],
  };

  it('are those of the arrival too: 16 hours from Timmins a door that was open is closed', () => {
    const directory = directoryOf({ in: 'place-kenora', service: { schedule } });
    expect(codes(ask(directory), 0)).toEqual(expect.arrayContaining(['open-then', 'closed-on-arrival']));
    const atNight = { at: new Date('2026-06-16T00:00:00Z') };
    expect(codes(ask(directory, atNight), 0)).toEqual(expect.arrayContaining(['closed-then', 'open-on-arrival']));
  });

  it('say nothing new of what is close, nor of a confidential place', () => {
    const near = codes(ask(directoryOf({ in: 'place-timmins', service: { schedule } })), 0);
    const hidden = codes(ask(directoryOf({ in: 'place-kenora', confidential: true, service: { schedule } })), 0);
    expect([...(near ?? []), ...(hidden ?? [])].filter((code) => code.endsWith('-on-arrival'))).toEqual([]);
  });
});

describe('travel', () => {
  it('prefers the same community, then what is reached sooner', () => {
    const answer = ask(directoryOf({ in: 'place-north-bay' }, { in: 'place-timmins' }, { in: 'place-cochrane' }));
    expect(order(answer)).toEqual([1, 2, 0]);
    expect([codes(answer, 1)?.[0], codes(answer, 2)?.[0]]).toEqual(['same-community', 'hours-by-road']);
    expect(answer.options[1]?.reasons[0]?.text).toEqual({
      fr: "Environ 1 h 30 par la route (113 km); arrivée aujourd'hui à 12 h 27.",
      en: 'About 1 h 30 min by road (113 km), arriving today at 12:27.',
    });
  });

  it('compares hours, not kilometres', () => {
    // From Attawapiskat, Moosonee is 260 km away and Timmins 490: both by the same flight, that lands in Moosonee first.
    const answer = ask(directoryOf({ in: 'place-timmins' }, { in: 'place-moosonee' }), { communityId: 'fn-143' });
    expect(order(answer)).toEqual([1, 0]);
    // From Moosonee, Cochrane is 250 km away, but the train leaves in the evening; the flight to Timmins is there before.
    const other = ask(directoryOf({ in: 'place-cochrane' }, { in: 'place-timmins' }), {
      communityId: 'place-moosonee',
    });
    expect(order(other)).toEqual([1, 0]);
  });

  it('from Attawapiskat is by air in June, and by winter road in February', () => {
    const directory = directoryOf({ in: 'place-timmins' });
    expect(codes(ask(directory, { communityId: 'fn-143' }), 0)?.slice(0, 2)).toEqual([
      'hours-by-air',
      'winter-road-closed',
    ]);
    // In the evening nothing flies, and the ice is open.
    expect(codes(ask(directory, { communityId: 'fn-143' }, evening), 0)?.slice(0, 2)).toEqual([
      'hours-by-winter-road',
      'winter-road-open',
    ]);
  });

  it('follows what is reported of the winter roads rather than the calendar', () => {
    const reported = (status: MatchingHub['routing']['winterRoad']['status']) =>
      withRouting({ winterRoad: { ...hub.routing.winterRoad, status } });
    const directory = directoryOf({ in: 'place-timmins' });
    const closed = codes(ask(directory, { communityId: 'fn-143' }, february, reported('temporarily closed')), 0);
    expect(closed?.[0]).toBe('hours-by-air');
    expect(closed).toContain('winter-road-reported-closed');
    const toMoosonee = directoryOf({ in: 'place-moosonee' });
    expect(codes(ask(toMoosonee, { communityId: 'fn-143' }, new Date('2026-06-16T00:00:00Z')), 0)?.[0]).toBe(
      'hours-by-air',
    );
    const open = ask(toMoosonee, { communityId: 'fn-143' }, new Date('2026-06-16T00:00:00Z'), reported('partial'));
    expect(codes(open, 0)?.[0]).toBe('hours-by-winter-road');
  });

  it('to or from a community whose access nobody knows is said to be unknown', () => {
    const answer = ask(directoryOf({ in: 'place-kenora' }), { communityId: 'fn-151' });
    expect(codes(answer, 0)?.[0]).toBe('access-unknown');
    expect(answer.options[0]?.minutes).toBeUndefined();
  });

  it('by night waits for the flight of the morning, and says so', () => {
    const tonight = new Date('2026-06-16T02:00:00Z');
    const answer = ask(directoryOf({ in: 'place-timmins' }), { communityId: 'fn-143' }, tonight);
    expect(answer.options[0]?.reasons[0]?.text.en).toMatch(/arriving tomorrow at/);
    expect(answer.options[0]?.reasons[0]?.text.fr).toMatch(/arrivée demain à/);
    expect(codes(answer, 0)).toContain('no-flight-tonight');
    expect(codes(answer, 0)).toContain('charter-to-find');
  });

  it('starts when the person can leave', () => {
    const answer = ask(directoryOf({ in: 'place-cochrane' }), { at: new Date('2026-06-18T12:00:00Z') });
    expect(answer.options[0]?.reasons[0]?.text.en).toContain('arriving the same day at 9:27');
  });

  it('is not needed where the person can use the telephone', () => {
    const directory = directoryOf({ in: 'place-kenora' }, { service: { virtual: true } });
    expect(order(ask(directory, { communityId: 'fn-143', virtual: 'yes' }))).toEqual([1, 0]);
    expect(codes(ask(directory, { virtual: 'ask' }), 1)?.[0]).toBe('at-a-distance-ask');
    expect(codes(ask(directory, { virtual: 'no' }), 1)).toEqual(['only-at-a-distance']);
  });

  it('offers no road carrier to a community that only planes reach', () => {
    const directory = directoryOf(
      { service: { kinds: ['transport-road'], mobile: true } },
      { service: { kinds: ['transport-air'], mobile: true } },
    );
    const answer = ask(directory, { need: 'transport', communityId: 'fn-143' });
    expect(order(answer)).toEqual([1]);
    expect(codes(answer, 0)).toEqual(['no-road-now']);
  });

  it('is left open when nobody knows where the person is', () => {
    const answer = ask(directoryOf({ in: 'place-kenora' }), { communityId: undefined });
    expect(codes(answer, 0)?.[0]).toBe('person-place-not-told');
  });
});

describe('the answer as a whole', () => {
  it('says how many were considered, even when few are shown', () => {
    const directory = directoryOf(...Array.from({ length: 30 }, () => ({ in: 'place-timmins' })));
    const answer = ask(directory, {}, june, withRouting({ maxOptions: 5 }));
    expect(answer.options).toHaveLength(5);
    expect(answer.counts).toEqual({ considered: 30, options: 30, excluded: 0 });
  });

  it('puts equals in the order of their identifiers', () => {
    expect(order(ask(directoryOf({ in: 'place-timmins' }, { in: 'place-timmins' }, { in: 'place-timmins' })))).toEqual([
      0, 1, 2,
    ]);
  });

  it('has a reason in both languages for every code, with nothing left to fill', () => {
    const answer = ask(directoryOf({ in: 'place-cochrane' }, { in: 'place-timmins', service: { languages: ['oj'] } }), {
      person: { languages: ['fr'] },
    });
    for (const { reasons } of [...answer.options, ...answer.excluded]) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const { text } of reasons) expect(`${text.fr}${text.en}`).not.toMatch(/[{}]/);
    }
    for (const { fr, en } of Object.values(reasonTexts)) expect(fr).not.toBe(en);
  });
});
