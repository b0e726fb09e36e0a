import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_MINUTES, claimAt, holds, type Claim } from '../../shared/work/queue/claim.ts';
import { QUEUE_KINDS, QUEUE_URGENCIES, queueReasonSchema } from '../../shared/work/queue/model.ts';
import { mostOfEach, rank, urgencyOf, type Found } from '../../shared/work/queue/rank.ts';

const instant = fc
  .integer({ min: Date.parse('2026-11-01'), max: Date.parse('2026-12-01') })
  .map((ms) => new Date(ms).toISOString());
const found: fc.Arbitrary<Found> = fc.record(
  {
    kind: fc.constantFrom(...QUEUE_KINDS),
    id: fc.uuid(),
    reason: fc.constantFrom(...queueReasonSchema.options),
    since: instant,
    dueAt: instant,
    pressing: fc.boolean(),
    version: fc.nat(),
  },
  { requiredKeys: ['kind', 'id', 'reason', 'since', 'version'] },
);
const several = fc.uniqueArray(found, { selector: ({ kind, id }) => `${kind} ${id}`, maxLength: 40 });
const member = fc.constantFrom('one', 'other', 'third');
const claimsOn = (items: readonly Found[]): fc.Arbitrary<Claim[]> =>
  fc.tuple(...items.map(() => fc.option(fc.tuple(member, instant)))).map((picked) =>
    picked.flatMap((claimed, at) => {
      const item = items[at];
      return claimed === null || item === undefined
        ? []
        : [claimAt({ kind: item.kind, id: item.id, by: claimed[0] }, claimed[1])];
    }),
  );
const place = (urgency: (typeof QUEUE_URGENCIES)[number]): number => QUEUE_URGENCIES.indexOf(urgency);

describe('the queue', () => {
  it('holds everything once, the most urgent first, then who has waited longest', () => {
    fc.assert(
      fc.property(several, instant, (items, now) => {
        const ranked = rank(items, [], now);
        expect(ranked.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
        for (const [at, item] of ranked.entries()) {
          const next = ranked[at + 1];
          if (next === undefined) continue;
          expect(place(item.urgency)).toBeLessThanOrEqual(place(next.urgency));
          expect(item.urgency !== next.urgency || item.since <= next.since).toBe(true);
        }
      }),
    );
  });

  it('is the same whatever the order in which things were found', () => {
    fc.assert(
      fc.property(
        several.chain((items) =>
          fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }), claimsOn(items)),
        ),
        instant,
        ([items, shuffled, claims], now) => {
          expect(rank(shuffled, claims.toReversed(), now)).toEqual(rank(items, claims, now));
        },
      ),
    );
  });

  it('lets nothing become less urgent as time goes on', () => {
    fc.assert(
      fc.property(found, instant, instant, (item, one, other) => {
        const [early = '', late = ''] = [one, other].sort();
        expect(place(urgencyOf(item, late))).toBeLessThanOrEqual(place(urgencyOf(item, early)));
      }),
    );
  });

  it('calls danger only what a person wrote', () => {
    fc.assert(
      fc.property(found, instant, (item, now) => {
        const isDanger = item.kind === 'conversation' && item.reason === 'danger';
        expect(urgencyOf(item, now) === 'danger').toBe(isDanger);
      }),
    );
  });

  it('is not moved by who has claimed what, and shows each claim while it holds', () => {
    fc.assert(
      fc.property(
        several.chain((items) => fc.tuple(fc.constant(items), claimsOn(items))),
        instant,
        ([items, claims], now) => {
          const ranked = rank(items, claims, now);
          expect(ranked.map(({ id }) => id)).toEqual(rank(items, [], now).map(({ id }) => id));
          for (const { kind, id, claim } of ranked) {
            const wanted = claims.find((one) => one.kind === kind && one.id === id && holds(one, now));
            expect(claim).toEqual(wanted);
          }
        },
      ),
    );
  });

  it('keeps the first of each kind when there are too many', () => {
    fc.assert(
      fc.property(several, fc.integer({ min: 1, max: 5 }), instant, (items, most, now) => {
        const ranked = rank(items, [], now);
        const shown = mostOfEach(ranked, most);
        for (const kind of QUEUE_KINDS) {
          const ofKind = ranked.filter((item) => item.kind === kind);
          expect(shown.filter((item) => item.kind === kind)).toEqual(ofKind.slice(0, most));
        }
        expect(shown).toEqual(ranked.filter((item) => shown.includes(item)));
      }),
    );
  });

  it('lets what may wait wait until its clock has run out, and an urgent referral not at all', () => {
    const toBook: Found = { kind: 'trip', id: 't', reason: 'to-book', since: '2026-11-20T12:00:00.000Z', version: 1 };
    const booked = { ...toBook, dueAt: '2026-11-22T12:00:00.000Z' };
    expect(urgencyOf(booked, '2026-11-22T11:59:59.999Z')).toBe('today');
    expect(urgencyOf(booked, '2026-11-22T12:00:00.000Z')).toBe('now');
    const late: Found = { ...toBook, kind: 'referral', reason: 'overdue' };
    expect(urgencyOf(late, '2026-11-22T12:00:00.000Z')).toBe('today');
    expect(urgencyOf({ ...late, pressing: true }, '2026-11-22T12:00:00.000Z')).toBe('now');
    expect(urgencyOf({ ...late, reason: 'feedback', pressing: true }, '2026-11-22T12:00:00.000Z')).toBe('later');
    expect(urgencyOf({ ...late, kind: 'trip', reason: 'unfilled' }, '2026-11-22T12:00:00.000Z')).toBe('now');
    expect(urgencyOf({ ...late, kind: 'conversation', reason: 'unread' }, '2026-11-22T12:00:00.000Z')).toBe('today');
  });
});

describe('a claim', () => {
  it('holds for its time, keeps its beginning when it is renewed in time, and begins anew after it has lapsed', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 2 * CLAIM_MINUTES * 60_000 }), (now, ms) => {
        const work = { kind: 'referral', id: 'r', by: 'one' } as const;
        const first = claimAt(work, now);
        const then = new Date(Date.parse(now) + ms).toISOString();
        expect(holds(first, then)).toBe(ms < CLAIM_MINUTES * 60_000);
        expect(claimAt(work, then, first).at).toBe(ms < CLAIM_MINUTES * 60_000 ? now : then);
        expect(claimAt({ ...work, by: 'other' }, then, first).at).toBe(then);
        expect(Date.parse(claimAt(work, then, first).until) - Date.parse(then)).toBe(CLAIM_MINUTES * 60_000);
      }),
    );
  });
});
