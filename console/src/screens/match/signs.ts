import type { AnswerOf } from '../../api/contract.ts';
import type { Tone } from '../../ui/page.tsx';

export type Match = AnswerOf<'POST /v1/matches'>;
export type MatchAnswer = Match['answers'][number];
export type Option = MatchAnswer['options'][number];
export type Excluded = MatchAnswer['excluded'][number];
export type Reason = Option['reasons'][number];

/** What a reason is about, in the order in which a coordinator asks. */
export const ASPECTS = [
  'safety',
  'travel',
  'room',
  'hours',
  'eligibility',
  'language',
  'support',
  'agreement',
  'trust',
  'wish',
  'other',
] as const;
export type Aspect = (typeof ASPECTS)[number];

interface Sign {
  readonly aspect: Aspect;
  readonly tone: Tone;
}

const ok = (aspect: Aspect, ...codes: string[]) => codes.map((code) => [code, { aspect, tone: 'ok' }] as const);
const warn = (aspect: Aspect, ...codes: string[]) => codes.map((code) => [code, { aspect, tone: 'warn' }] as const);
const bad = (aspect: Aspect, ...codes: string[]) => codes.map((code) => [code, { aspect, tone: 'danger' }] as const);
const plain = (aspect: Aspect, ...codes: string[]) => codes.map((code) => [code, { aspect, tone: 'info' }] as const);

/** What each code of routing and of travel speaks for or against. */
const SIGNS: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ...bad('safety', 'avoid-organization', 'avoid-organization-kind', 'avoid-place', 'way-avoided', 'place-avoided'),
  ...plain('safety', 'way-around'),
  ...ok('travel', 'same-community', 'at-a-distance', 'comes-to-person'),
  ...plain('travel', 'by-road', 'hours-by-road', 'hours-by-rail-or-boat', 'hours-at-most', 'base-near'),
  ...plain('travel', 'at-a-distance-ask', 'winter-road-open', 'next-flight', 'next-departure'),
  ...plain('travel', 'local-none', 'local-full', 'local-closed', 'local-unreachable', 'local-less-suitable'),
  ...warn('travel', 'by-winter-road', 'by-air-only', 'by-air-or-rail', 'hours-by-winter-road', 'hours-by-air'),
  ...warn('travel', 'access-unknown', 'no-way-known', 'place-not-told', 'person-place-not-told', 'place-unknown'),
  ...warn('travel', 'winter-road-closed', 'winter-road-reported-closed', 'no-flight-tonight', 'ice-not-safe'),
  ...warn('travel', 'out-of-season', 'rail-days', 'outside-hours', 'closed-until', 'too-late', 'charter-to-find'),
  ...warn('travel', 'timetable-estimated', 'timetable-unknown', 'road-estimated', 'not-verified', 'long-drive'),
  ...warn('travel', 'long-wait', 'wheelchair-ask', 'too-many-for-charter'),
  ...bad('travel', 'no-road-now', 'only-at-a-distance', 'other-mode-needed', 'route-not-served', 'not-enough-seats'),
  ...ok('room', 'has-room'),
  ...warn('room', 'had-room', 'was-full'),
  ...bad('room', 'is-full'),
  ...plain('room', 'capacity-unknown'),
  ...ok('hours', 'always-open', 'open-then', 'open-on-arrival'),
  ...plain('hours', 'by-appointment', 'hours-unknown'),
  ...warn('hours', 'closed-then', 'closed-for-days', 'closed-on-arrival'),
  ...bad('hours', 'closed-long', 'not-active'),
  ...ok('eligibility', 'for-members'),
  ...warn('eligibility', 'age-to-confirm', 'gender-to-confirm'),
  ...bad('eligibility', 'age-not-served', 'gender-not-served', 'members-only', 'out-of-area', 'not-accessible'),
  ...ok('language', 'first-language'),
  ...plain('language', 'other-language', 'interpreter'),
  ...bad('language', 'no-common-language'),
  ...ok('support', 'culture-as-wished', 'adapted'),
  ...warn('support', 'plain-language-only', 'adaptation-unknown'),
  ...ok('agreement', 'agreement-in-force'),
  ...warn('agreement', 'agreement-ends-soon', 'agreement-ended', 'no-agreement'),
  ...bad('agreement', 'agreement-required', 'no-dispatch-phone'),
  ...warn('trust', 'not-confirmed-lately', 'never-confirmed'),
  ...ok('wish', 'wish-organization', 'wish-community', 'wish-near-home', 'wish-away-from-home', 'wish-in-person'),
  ...ok('wish', 'wish-at-a-distance', 'one-organization', 'same-place', 'same-town', 'fewer-hand-offs'),
  ...warn('wish', 'wish-not', 'ranked-lower', 'separate-hand-offs', 'other-need'),
  ...bad('wish', 'not-answered', 'need-gone'),
]);

const UNKNOWN: Sign = { aspect: 'other', tone: 'muted' };

export const signOf = (code: string): Sign => SIGNS.get(code) ?? UNKNOWN;

/** Reasons by what they are about, in the order of the aspects; within one as the API gave them. */
export const inOrder = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.toSorted(
    (one, other) => ASPECTS.indexOf(signOf(one.code).aspect) - ASPECTS.indexOf(signOf(other.code).aspect),
  );

/** One service may be given in several places: both make an option. */
export const idOf = ({ service, location }: Pick<Option, 'service' | 'location'>): string =>
  location === undefined ? service.id : `${service.id}/${location.id}`;

/** The part of the reasons that is about one thing. */
export const about = (reasons: readonly Reason[], aspect: Aspect): readonly Reason[] =>
  reasons.filter(({ code }) => signOf(code).aspect === aspect);

export interface Difference {
  readonly aspect: Aspect;
  readonly reasons: readonly [readonly Reason[], readonly Reason[]];
  readonly differs: boolean;
}

/** Two options side by side: every aspect of which either says anything, and whether they say the same. */
export function compare(one: Option, other: Option): readonly Difference[] {
  return ASPECTS.flatMap((aspect): Difference[] => {
    const [left, right] = [about(one.reasons, aspect), about(other.reasons, aspect)];
    if (left.length + right.length === 0) return [];
    const said = (reasons: readonly Reason[]): string => reasons.map(({ text }) => text.fr).join('\n');
    return [{ aspect, reasons: [left, right], differs: said(left) !== said(right) }];
  });
}

/** Why options were left out, the most frequent reason first. */
export function whyExcluded(
  excluded: readonly Excluded[],
): readonly { readonly reason: Reason; readonly count: number }[] {
  const counted = new Map<string, { reason: Reason; count: number }>();
  for (const { reasons } of excluded) {
    for (const reason of reasons) {
      const known = counted.get(reason.code);
      if (known === undefined) counted.set(reason.code, { reason, count: 1 });
      else known.count += 1;
    }
  }
  return [...counted.values()].toSorted((one, other) => other.count - one.count);
}

/** `3 h 20`, `45 min`. */
export function travelTime(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0
    ? `${Math.floor(minutes / 60)} h`
    : `${Math.floor(minutes / 60)} h ${String(rest).padStart(2, '0')}`;
}
