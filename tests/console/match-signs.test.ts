import { describe, expect, it } from 'vitest';
import {
  ASPECTS,
  compare,
  idOf,
  inOrder,
  signOf,
  travelTime,
  whyExcluded,
  type Option,
  type Reason,
} from '../../console/src/screens/match/signs.ts';
import { reasonTexts } from '../../shared/routing/reasons.ts';
import { reasonTexts as travelTexts } from '../../shared/travel/reasons.ts';

const reason = (code: string, fr = code): Reason => ({ code, text: { fr, en: fr } });
const option = (...codes: string[]): Option => ({
  service: { id: 's', name: { fr: 'Service', en: 'Service' } },
  organization: { id: 'o', name: { fr: 'Organisme', en: 'Organization' } },
  score: 50,
  reasons: codes.map((code) => reason(code)),
});

describe('the sign of a reason', () => {
  it.each([...Object.keys(reasonTexts), ...Object.keys(travelTexts)])('%s is known', (code) => {
    expect(signOf(code).aspect).not.toBe('other');
  });

  it('of a code that came later is neither for nor against', () => {
    expect(signOf('something-new')).toEqual({ aspect: 'other', tone: 'muted' });
  });
});

describe('reasons', () => {
  it('stand in the order of their aspects, and within one as they came', () => {
    const codes = inOrder(
      ['agreement-in-force', 'has-room', 'hours-by-air', 'winter-road-closed'].map((code) => reason(code)),
    );
    expect(codes.map(({ code }) => code)).toEqual([
      'hours-by-air',
      'winter-road-closed',
      'has-room',
      'agreement-in-force',
    ]);
  });
});

describe('two options side by side', () => {
  it('differ where they say something else, or one says nothing', () => {
    const rows = compare(option('has-room', 'always-open'), option('has-room', 'closed-then', 'no-agreement'));
    expect(rows.map(({ aspect, differs }) => [aspect, differs])).toEqual([
      ['room', false],
      ['hours', true],
      ['agreement', true],
    ]);
    expect(ASPECTS).toContain('room');
  });
});

describe('why services were left out', () => {
  it('counts each reason, the most frequent first', () => {
    const excluded = [['age-not-served'], ['avoid-place', 'age-not-served'], ['avoid-place'], ['age-not-served']].map(
      (codes) => option(...codes),
    );
    expect(whyExcluded(excluded).map(({ reason: { code }, count }) => [code, count])).toEqual([
      ['age-not-served', 3],
      ['avoid-place', 2],
    ]);
  });
});

describe('an option', () => {
  it('is another in another place', () => {
    const here = { ...option(), location: { id: 'l', confidential: false } };
    expect(idOf(here)).not.toBe(idOf(option()));
  });
});

describe('a travel time', () => {
  it.each([
    [0, '0 min'],
    [59, '59 min'],
    [60, '1 h'],
    [200, '3 h 20'],
    [605, '10 h 05'],
  ])('of %i minutes is %s', (minutes, said) => {
    expect(travelTime(minutes)).toBe(said);
  });
});
