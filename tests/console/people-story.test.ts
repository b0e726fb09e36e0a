import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonFile } from '../../console/src/screens/people/file.ts';
import { dueness, inOrder, isOpen, NEXT_STATES, termsOf, type Goal } from '../../console/src/screens/people/goals.ts';
import { agreement, olderFirst, type OpenedPair } from '../../console/src/screens/people/pairs.ts';
import {
  activeTypes,
  countedTwice,
  typeNames,
  yearLabel,
  type ServiceEvent,
} from '../../console/src/screens/people/services.ts';
import { kindsAsked, kindsIn, STORY_KINDS, storyOf } from '../../console/src/screens/people/timeline.ts';
import { whyNotGoTo } from '../../shared/plans/states.ts';

const event = (part: Partial<ServiceEvent>): ServiceEvent => ({
  id: 'e-1',
  personId: 'a',
  recipientId: 'north',
  fiscalYear: 2026,
  serviceDate: '2026-06-15',
  serviceType: 'transportation',
  state: 'live',
  recordedAt: '2026-06-15T14:00:00.000Z',
  recordedBy: 'm',
  version: 1,
  ...part,
});
const goal = (part: Partial<Goal>): Goal => ({
  id: 'g',
  personId: 'a',
  area: 'education',
  state: 'proposed',
  createdAt: '2026-06-01T12:00:00.000Z',
  changedAt: '2026-06-01T12:00:00.000Z',
  version: 1,
  ...part,
});
const file: PersonFile = {
  personId: 'a',
  ageBand: '18-plus',
  language: 'fr',
  createdAt: '2026-06-01T12:00:00.000Z',
  version: 1,
  private: {},
  conversationIds: [],
  consents: [],
  childProtection: { duty: 'none', reports: [] },
};

describe('two files that are one person', () => {
  it('count once instead of twice where the same recipient served both in the same year', () => {
    const one = [event({}), event({ id: 'e-2', serviceDate: '2026-07-01' }), event({ recipientId: 'south' })];
    const other = [event({ personId: 'b' }), event({ personId: 'b', fiscalYear: 2025 })];
    expect(countedTwice(one, other)).toEqual({
      byRecipient: [{ recipientId: 'north', fiscalYear: 2026 }],
      hubYears: [2026],
    });
  });

  it('change the hub as a whole where each was served by another recipient', () => {
    expect(countedTwice([event({})], [event({ personId: 'b', recipientId: 'south' })])).toEqual({
      byRecipient: [],
      hubYears: [2026],
    });
  });

  it('change nothing by a service that was taken off the record', () => {
    expect(countedTwice([event({})], [event({ personId: 'b', state: 'void' })])).toEqual({
      byRecipient: [],
      hubYears: [],
    });
  });

  it('change the same whichever of them is named first', () => {
    const events = fc.array(
      fc.record({
        recipientId: fc.constantFrom('north', 'south'),
        fiscalYear: fc.constantFrom(2024, 2025, 2026),
        state: fc.constantFrom('live' as const, 'void' as const),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(events, events, (first, second) => {
        const [one, other] = [first.map(event), second.map(event)];
        expect(countedTwice(one, other)).toEqual(countedTwice(other, one));
      }),
    );
  });
});

describe('a fiscal year', () => {
  it.each([
    [2026, '2026-27'],
    [2099, '2099-00'],
    [2008, '2008-09'],
  ])('%i is called %s', (year, label) => {
    expect(yearLabel(year)).toBe(label);
  });
});

describe('the types of services', () => {
  it('are none, and called by their code, until the hub’s settings are there', () => {
    expect(activeTypes(undefined)).toEqual([]);
    expect(typeNames(undefined, 'transportation')).toEqual({ fr: 'transportation', en: 'transportation' });
  });
});

describe('what happened with a person', () => {
  const consent = {
    id: 'c',
    recipient: { kind: 'partners-as-needed' as const },
    purpose: 'support' as const,
    shares: ['needs' as const],
    how: 'spoken' as const,
    givenAt: '2026-06-10T12:00:00.000Z',
    expiresAt: '2027-06-10T12:00:00.000Z',
    revokedAt: '2026-06-20T12:00:00.000Z',
  };

  it('is told with the latest first, a consent once when it is given and once when it is taken back', () => {
    const story = storyOf({ file, events: [event({})], consents: [consent], goals: [goal({})] });
    expect(story.map(({ kind, at }) => `${at.slice(0, 10)} ${kind}`)).toEqual([
      '2026-06-20 consent',
      '2026-06-15 service',
      '2026-06-10 consent',
      '2026-06-01 file',
      '2026-06-01 goal',
    ]);
  });

  it('leaves out what is not read yet', () => {
    expect(storyOf({ file }).map(({ kind }) => kind)).toEqual(['file']);
  });

  it('is counted by kind, without the kinds of which there is nothing', () => {
    expect(kindsIn(storyOf({ file, consents: [consent] }))).toEqual([
      { kind: 'consent', count: 2 },
      { kind: 'file', count: 1 },
    ]);
  });

  it('is shown whole when the address asks for nothing, or for what there is not', () => {
    expect(kindsAsked([])).toEqual(STORY_KINDS);
    expect(kindsAsked(['weather'])).toEqual(STORY_KINDS);
    expect(kindsAsked(['trip', 'service'])).toEqual(['service', 'trip']);
  });
});

describe('a plan', () => {
  it('shows what the person wants first, the next step that is due soonest on top', () => {
    const goals = [
      goal({ id: 'dropped', state: 'dropped' }),
      goal({ id: 'proposed' }),
      goal({ id: 'later', state: 'active', nextStepOn: '2026-12-01' }),
      goal({ id: 'undated', state: 'active' }),
      goal({ id: 'soon', state: 'active', nextStepOn: '2026-11-25' }),
    ];
    expect(inOrder(goals).map(({ id }) => id)).toEqual(['soon', 'later', 'undated', 'proposed', 'dropped']);
    expect(goals.filter(isOpen)).toHaveLength(4);
  });

  it('offers exactly the steps that the API allows', () => {
    const states = ['proposed', 'active', 'done', 'dropped'] as const;
    const pairs = states.flatMap((from) => states.filter((to) => to !== from).map((to) => [from, to] as const));
    expect(pairs.filter(([from, to]) => NEXT_STATES[from].includes(to))).toEqual(
      pairs.filter(([from, to]) => whyNotGoTo(from, to) === undefined),
    );
  });

  it('is sent whole, without what only the API writes', () => {
    expect(termsOf(goal({ words: 'Finir ma 12e année', nextStepOn: '2026-12-01' }))).toEqual({
      area: 'education',
      words: 'Finir ma 12e année',
      nextStepOn: '2026-12-01',
    });
  });

  it.each([
    ['2026-11-21', 'late'],
    ['2026-11-22', 'today'],
    ['2026-11-23', 'later'],
  ])('has a step for %s that is %s on November 22', (on, stands) => {
    expect(dueness(on, '2026-11-22')).toBe(stands);
  });
});

describe('two files side by side', () => {
  const side = (part: Partial<OpenedPair['files'][number]>): OpenedPair['files'][number] => ({
    personId: 'a',
    ageBand: 'unknown',
    language: 'cr',
    createdAt: '2026-06-01T12:00:00.000Z',
    version: 1,
    private: {},
    conversationIds: [],
    ...part,
  });

  it('agree whatever the accents, the case and the marks', () => {
    const [one, other] = [side({ private: { name: 'Noémie K.' } }), side({ private: { name: 'noemie k' } })];
    expect(agreement(one, other, 'name')).toBe('same');
    expect(agreement(one, side({ private: { name: 'Norah' } }), 'name')).toBe('differs');
  });

  it('do not differ where one of them says nothing', () => {
    expect(agreement(side({}), side({ private: { name: 'Nora' } }), 'name')).toBe('unknown');
    expect(agreement(side({ ageBand: 'under-16' }), side({}), 'ageBand')).toBe('unknown');
  });

  it('go on under the one that was there first', () => {
    const files = [side({ personId: 'young', createdAt: '2026-07-01T12:00:00.000Z' }), side({ personId: 'old' })];
    const pair: OpenedPair = {
      pairId: 'p',
      personIds: ['young', 'old'],
      kinds: ['phone'],
      state: 'open',
      since: '2026-07-02T12:00:00.000Z',
      refusals: [],
      version: 1,
      files,
    };
    expect(olderFirst(pair)).toEqual(['old', 'young']);
  });
});
