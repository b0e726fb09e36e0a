import { describe, expect, it } from 'vitest';
import { ask, codes, june, order, withRouting } from './routing-asking.ts';
import { directoryOf } from './routing-builder.ts';

describe('room', () => {
  const capacity = (available: number, updatedAt = '2026-06-15T12:00:00Z') => ({
    unit: 'bed' as const,
    available,
    maximum: 5,
    updatedAt,
  });

  it('comes before no room, and what is not known between the two', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', service: { capacity: capacity(0) } },
        { in: 'place-timmins', service: { capacity: undefined } },
        { in: 'place-timmins', service: { capacity: capacity(2) } },
      ),
    );
    expect(order(answer)).toEqual([2, 1, 0]);
    expect([codes(answer, 2)?.[1], codes(answer, 1)?.[1], codes(answer, 0)?.[1]]).toEqual([
      'has-room',
      'capacity-unknown',
      'is-full',
    ]);
  });

  it('counts less when it was told long ago, and says when', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', service: { capacity: capacity(2, '2026-05-15T12:00:00Z') } },
        { in: 'place-timmins', service: { capacity: capacity(1) } },
      ),
    );
    expect(order(answer)).toEqual([1, 0]);
    expect(answer.options[1]?.reasons[1]).toMatchObject({
      code: 'had-room',
      text: { en: 'Had room (2), but that was 31 days ago.' },
    });
  });
});

describe('hours', () => {
  const weekdays = (timeZone: string, opens = '08:30', closes = '16:30') => ({
    kind: 'weekly' as const,
    timeZone,
    hours: [{ days: ['MO' as const, 'TU' as const], opens, closes }],
  });

  it("are read on the service's own clock", () => {
    // Monday 15 June, 12:45 UTC: 8:45 in Toronto, 7:45 in Winnipeg.
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', service: { schedule: weekdays('America/Winnipeg') } },
        { in: 'place-timmins', service: { schedule: weekdays('America/Toronto') } },
      ),
      {},
      new Date('2026-06-15T12:45:00Z'),
    );
    expect(order(answer)).toEqual([1, 0]);
    expect(codes(answer, 1)?.[2]).toBe('open-then');
    expect(answer.options[1]?.reasons[2]?.text.fr).toBe('Fermé au moment voulu; ouvre lundi à 8 h 30 (heure locale).');
  });

  it('that run past midnight are still open then, also from Sunday to Monday', () => {
    const nights = {
      kind: 'weekly' as const,
      timeZone: 'America/Toronto',
      hours: [{ days: ['SU' as const], opens: '20:00', closes: '06:00' }],
    };
    const answer = ask(
      directoryOf({ in: 'place-timmins', service: { schedule: nights } }),
      {},
      new Date('2026-06-15T07:00:00Z'),
    );
    expect(codes(answer, 0)?.[2]).toBe('open-then');
  });

  it('are those of the moment asked about', () => {
    const directory = directoryOf({ in: 'place-timmins', service: { schedule: weekdays('America/Toronto') } });
    expect(codes(ask(directory, { at: new Date('2026-06-17T15:00:00Z') }), 0)?.[2]).toBe('closed-then');
  });
});

describe('agreements', () => {
  it('in force come first; without one the hub is warned', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', agreement: 'none' },
        { in: 'place-timmins', agreement: { validTo: '2026-03-31' } },
        { in: 'place-timmins' },
        { in: 'place-timmins', agreement: { validTo: '2026-07-01' } },
      ),
    );
    expect(order(answer).slice(0, 2)).toEqual([2, 3]);
    expect(codes(answer, 0)).toContain('no-agreement');
    expect(codes(answer, 1)).toContain('agreement-ended');
    expect(codes(answer, 3)).toContain('agreement-ends-soon');
  });

  it('are required where the hub says so', () => {
    const answer = ask(
      directoryOf({ in: 'place-timmins', agreement: 'none' }),
      {},
      june,
      withRouting({ agreementPolicy: 'refuse' }),
    );
    expect(codes(answer, 0)).toEqual(['agreement-required']);
  });

  it('hold to the last of their days, on the calendar of the hub', () => {
    const directory = directoryOf({ in: 'place-timmins', agreement: { validTo: '2026-06-15' } });
    expect(codes(ask(directory, {}, new Date('2026-06-16T03:30:00Z')), 0)).toContain('agreement-ends-soon');
    expect(codes(ask(directory, {}, new Date('2026-06-16T04:30:00Z')), 0)).toContain('agreement-ended');
  });

  it('cover only the communities they name', () => {
    const directory = directoryOf({ in: 'place-timmins', agreement: { communityIds: ['fn-143'] } });
    expect(codes(ask(directory), 0)).toContain('no-agreement');
    expect(codes(ask(directory, { communityId: 'fn-143' }), 0)).toContain('agreement-in-force');
  });
});

describe('culture', () => {
  it('weighs only when the person asks for it', () => {
    const directory = directoryOf({ in: 'place-timmins' }, { in: 'place-timmins', service: { cultures: ['cree'] } });
    expect(order(ask(directory))).toEqual([0, 1]);
    expect(order(ask(directory, { person: { cultures: ['cree'] } }))).toEqual([1, 0]);
    expect(codes(ask(directory, { person: { nations: [143] } }), 1)).not.toContain('culture-as-wished');
  });
});
