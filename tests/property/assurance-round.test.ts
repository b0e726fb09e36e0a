import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askHourFrom, hoursADay, isAskHour, type AskHours } from '../../shared/assurance/ask-hours.ts';
import type { Assurance } from '../../shared/assurance/model.ts';
import { asksLeft, dueOn, tasksNow, type Candidate } from '../../shared/assurance/round.ts';
import { hubSettingsSchema, quietUntil, type Organization } from '../../shared/directory/index.ts';
import { organizationSchema } from '../../shared/directory/model.ts';
import { localDateIn } from '../../shared/platform/local-date.ts';
import demoHub from '../../local/demo-hub.json' with { type: 'json' };

const ZONE = 'America/Toronto';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-02T05:00:00.000Z');
const rules = { ...hubSettingsSchema.parse(demoHub.hub).directory, confirmEveryDays: 30 };
const hours: AskHours = { timeZone: ZONE, ...rules.askHours };

const organization = (n: number, terms: object): Organization =>
  organizationSchema.parse({
    id: `0f000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    name: { fr: 'Partenaire', en: 'Partner' },
    kinds: ['community-organization'],
    status: 'active',
    isRecipient: false,
    fundingStreams: [],
    dispatchPhones: [`+1705555${String(1000 + n)}`],
    language: 'en',
    contacts: [],
    ...terms,
  });

/** How a partner is, and what it does when it is asked: nothing, or it confirms or says that something changed after some days. */
type Partner = typeof partner extends fc.Arbitrary<infer P> ? P : never;
const partner = fc.record({
  quiet: fc.constantFrom(undefined, { from: '20:00', to: '08:00' }, { from: '08:00', to: '12:30' }),
  stopsOn: fc.option(fc.integer({ min: 0, max: 80 }), { nil: undefined }),
  answers: fc.constantFrom('never' as const, 'right' as const, 'changed' as const),
  after: fc.integer({ min: 0, max: 12 }),
  confirmedBefore: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
});

interface Texted {
  readonly id: string;
  readonly at: number;
  readonly kind: 'ask' | 'remind';
}

interface Member {
  organization: Organization;
  state: Assurance;
  readonly is: { stopsOn?: number | undefined; answers: 'never' | 'right' | 'changed'; after: number };
}

/** Plays the runs at the given instants, as the service does, on a plain model of states and lines. */
function play(partners: readonly Partner[], instants: readonly number[], orderOf: (members: Member[]) => Member[]) {
  const today = (at: number): string => localDateIn(ZONE, new Date(at));
  const members = partners.map((is, n): Member => {
    const assuredOn = is.confirmedBefore === undefined ? undefined : today(START - is.confirmedBefore * DAY);
    const made = organization(n, { ...(is.quiet && { quietHours: is.quiet }), ...(assuredOn && { assuredOn }) });
    const state = { organizationId: made.id, status: 'waiting', since: today(START), at: '', version: 1 } as const;
    return { organization: made, state, is };
  });
  const texts: Texted[] = [];
  for (const at of instants) {
    const now = new Date(at).toISOString();
    const isOut = ({ is }: Member): boolean => is.stopsOn !== undefined && at >= START + is.stopsOn * DAY;
    for (const member of members) {
      const { state, is } = member;
      const isWaiting = state.status === 'asked' || state.status === 'reminded';
      if (!isWaiting || is.answers === 'never' || isOut(member)) continue;
      if (Date.parse(state.ask?.at ?? now) + is.after * DAY > at) continue;
      const status = is.answers === 'right' ? ('confirmed' as const) : ('changed' as const);
      member.state = { ...state, status, at: now };
      if (is.answers === 'right') member.organization = { ...member.organization, assuredOn: today(at) };
    }
    if (!isAskHour(hours, at)) continue;
    const candidates = orderOf(members).map((member): Candidate => {
      const isQuiet = quietUntil(member.organization.quietHours, ZONE, new Date(at)) !== undefined;
      return { ...member, obstacle: isOut(member) ? 'opted-out' : isQuiet ? 'quiet' : undefined };
    });
    let left = asksLeft(
      members.map(({ state }) => state),
      rules,
      today(at),
      hoursADay(hours),
    );
    for (const { candidate, step } of tasksNow(candidates, rules, { now, today: today(at) })) {
      const member = members.find(({ organization: one }) => one.id === candidate.organization.id);
      if (member === undefined || (step === 'ask' && left === 0)) continue;
      const { state } = member;
      const ask = { phoneKey: 'k', code: 'AAAA', textId: 't', at: now };
      if (step === 'ask') {
        left -= 1;
        member.state = { ...state, status: 'asked', at: now, askedOn: today(at), ask };
      } else if (step === 'remind') {
        member.state = { ...state, status: 'reminded', at: now, ask: { ...ask, ...state.ask, remindedAt: now } };
      } else member.state = { ...state, status: step, at: now };
      if (step === 'ask' || step === 'remind') texts.push({ id: member.organization.id, at, kind: step });
    }
  }
  return { texts, members };
}

const partners = fc.array(partner, { minLength: 1, maxLength: 12 });
/** Sweeps at any times in a hundred days, often or rarely. */
const anyTimes = fc
  .array(fc.integer({ min: 0, max: 100 * 24 * 4 }), { minLength: 1, maxLength: 400 })
  .map((quarters) => quarters.map((quarter) => START + (quarter * HOUR) / 4).sort((a, b) => a - b));
const everyHour = Array.from({ length: 80 * 24 }, (_, hour) => START + hour * HOUR).filter((at) =>
  isAskHour(hours, at),
);
const asItStands = (members: Member[]): Member[] => members;

describe('the round, whenever it is run', () => {
  it('asks nobody twice within the days between two rounds, and reminds once', () => {
    fc.assert(
      fc.property(partners, anyTimes, (some, times) => {
        const { texts } = play(some, times, asItStands);
        for (const [, ofOne] of Map.groupBy(texts, ({ id }) => id)) {
          const steps = ofOne.map((text, at) => ({ text, before: ofOne[at - 1] }));
          // A reminder follows its question, so many days later.
          const hasty = steps.filter(
            ({ text, before }) =>
              text.kind === 'remind' && (before?.kind !== 'ask' || text.at - before.at < rules.remindAfterDays * DAY),
          );
          const days = ofOne
            .filter(({ kind }) => kind === 'ask')
            .map(({ at }) => Date.parse(localDateIn(ZONE, new Date(at))) / DAY);
          const again = days.filter((day, at) => day - (days[at - 1] ?? -Infinity) < rules.confirmEveryDays);
          expect({ hasty, again }).toEqual({ hasty: [], again: [] });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('texts nobody at night, on a weekend, in their quiet hours, or who stopped texts', () => {
    fc.assert(
      fc.property(partners, anyTimes, (some, times) => {
        const { texts, members } = play(some, times, asItStands);
        for (const { id, at } of texts) {
          const wall = new Date(at).toLocaleString('en-CA', {
            timeZone: ZONE,
            weekday: 'short',
            hour: '2-digit',
            hourCycle: 'h23',
          });
          expect(wall).toMatch(/^(Mon|Tue|Wed|Thu|Fri),? (09|1[0-5])/);
          const member = members.find(({ organization: one }) => one.id === id);
          expect(quietUntil(member?.organization.quietHours, ZONE, new Date(at))).toBeUndefined();
          expect(at).toBeLessThan(START + (member?.is.stopsOn ?? 1000) * DAY);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('run hour by hour, asks everybody that can be reached once in each round', () => {
    fc.assert(
      fc.property(partners, (some) => {
        const { texts, members } = play(some, everyHour, asItStands);
        const asksOf = ({ organization: { id } }: Member): Texted[] =>
          texts.filter((text) => text.id === id && text.kind === 'ask');
        // Within 30 days of the start, or a weekend later, and then again.
        const firstOf = members
          .filter(({ is: { stopsOn = Infinity } }) => stopsOn > 35)
          .map((one) => asksOf(one)[0]?.at);
        expect(firstOf.filter((at = Infinity) => at >= START + 35 * DAY)).toEqual([]);
        const always = members.filter(({ is }) => is.stopsOn === undefined);
        expect(always.filter((one) => asksOf(one).length < 2)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('does the same in whatever order the directory stands', () => {
    fc.assert(
      fc.property(partners, anyTimes, (some, times) => {
        const backwards = play(some, times, (members) => members.toReversed());
        expect(backwards.texts).toEqual(play(some, times, asItStands).texts);
      }),
      { numRuns: 50 },
    );
  });

  it('asks no more on a day than the hub says', () => {
    const many = fc.array(partner, { minLength: 25, maxLength: 40 });
    fc.assert(
      fc.property(many, (some) => {
        const { texts } = play(
          some,
          everyHour.filter((at) => at < START + 40 * DAY),
          asItStands,
        );
        const byDay = Map.groupBy(
          texts.filter(({ kind }) => kind === 'ask'),
          ({ at }) => localDateIn(ZONE, new Date(at)),
        );
        expect(Math.max(0, ...[...byDay.values()].map(({ length }) => length))).toBeLessThanOrEqual(rules.asksADay);
      }),
      { numRuns: 5 },
    );
  });
});

describe('the hours in which the hub asks', () => {
  it('begin with the first of them that is not before an instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }), (minute) => {
        const from = START + minute * 60_000;
        const found = Date.parse(askHourFrom(hours, new Date(from).toISOString()));
        expect(isAskHour(hours, found)).toBe(true);
        expect(found).toBeGreaterThanOrEqual(from);
        expect(found - from).toBeLessThan(4 * DAY);
        // Nothing before it: looked at by quarters of an hour.
        for (let at = from; at < found; at += HOUR / 4) expect(isAskHour(hours, at)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the first round', () => {
  it('falls on days of its own for organizations of which nothing is known', () => {
    const state: Assurance = { organizationId: '', status: 'waiting', since: '2026-03-02', at: '', version: 1 };
    const days = Array.from({ length: 300 }, (_, n) =>
      dueOn(organization(n, {}), state, { ...rules, confirmEveryDays: 90 }),
    );
    expect(days.every((day) => day > '2026-03-02' && day <= '2026-05-31')).toBe(true);
    const busiest = Math.max(...[...Map.groupBy(days, (day) => day).values()].map(({ length }) => length));
    expect(busiest).toBeLessThan(14);
  });
});
