import type { AnswerOf, ItemOf } from '../../api/contract.ts';
import type { PersonFile } from './file.ts';
import type { ServiceEvent } from './services.ts';

type Consent = ItemOf<'GET /v1/consents'>;
type Goal = ItemOf<'GET /v1/plans/{personId}'>;
type Merge = AnswerOf<'GET /v1/people/{personId}/identity'>['merges'][number];

export interface Sources {
  readonly file: PersonFile;
  readonly events?: readonly ServiceEvent[] | undefined;
  readonly referrals?: readonly ItemOf<'GET /v1/referrals'>[] | undefined;
  readonly noReferrals?: readonly ItemOf<'GET /v1/no-referrals'>[] | undefined;
  readonly trips?: readonly ItemOf<'GET /v1/trips'>[] | undefined;
  readonly series?: readonly ItemOf<'GET /v1/trip-series'>[] | undefined;
  readonly consents?: readonly Consent[] | undefined;
  readonly goals?: readonly Goal[] | undefined;
  readonly merges?: readonly Merge[] | undefined;
}

/** What one can look for in somebody's story. */
export const STORY_KINDS = [
  'service',
  'referral',
  'trip',
  'consent',
  'goal',
  'protection',
  'identity',
  'file',
] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

type What =
  | { readonly kind: 'service'; readonly event: ServiceEvent }
  | { readonly kind: 'referral'; readonly of: 'referral'; readonly referral: ItemOf<'GET /v1/referrals'> }
  | { readonly kind: 'referral'; readonly of: 'no-referral'; readonly none: ItemOf<'GET /v1/no-referrals'> }
  | { readonly kind: 'trip'; readonly of: 'trip'; readonly trip: ItemOf<'GET /v1/trips'> }
  | { readonly kind: 'trip'; readonly of: 'series'; readonly series: ItemOf<'GET /v1/trip-series'> }
  | { readonly kind: 'consent'; readonly consent: Consent; readonly gone: boolean }
  | { readonly kind: 'goal'; readonly goal: Goal }
  | { readonly kind: 'protection'; readonly report: PersonFile['childProtection']['reports'][number] }
  | { readonly kind: 'identity'; readonly merge: Merge }
  | { readonly kind: 'file' };

/** One thing that happened. `at`: an instant, or the plain date of a service, which has no hour. */
export type StoryItem = What & { readonly id: string; readonly at: string };

/** A plain date stands in the middle of its day. */
const moment = (at: string): string => (at.length === 10 ? `${at}T12:00:00.000Z` : at);

/** Everything that happened with a person, the latest first. What has not been read yet is left out. */
export function storyOf(sources: Sources): readonly StoryItem[] {
  const { file, events, referrals, noReferrals, trips, series, consents, goals, merges } = sources;
  const items: readonly StoryItem[] = [
    { kind: 'file', id: file.personId, at: file.createdAt },
    ...(events ?? []).map((event): StoryItem => ({ kind: 'service', id: event.id, at: event.serviceDate, event })),
    ...(referrals ?? []).map((referral): StoryItem => ({
      kind: 'referral',
      of: 'referral',
      id: referral.id,
      at: referral.sentAt ?? referral.createdAt,
      referral,
    })),
    ...(noReferrals ?? []).map((none): StoryItem => ({
      kind: 'referral',
      of: 'no-referral',
      id: none.id,
      at: none.at,
      none,
    })),
    ...(trips ?? []).map((trip): StoryItem => ({ kind: 'trip', of: 'trip', id: trip.id, at: trip.pickupAt, trip })),
    ...(series ?? []).map((one): StoryItem => ({
      kind: 'trip',
      of: 'series',
      id: one.id,
      at: one.createdAt,
      series: one,
    })),
    ...(consents ?? []).flatMap((consent): StoryItem[] => [
      { kind: 'consent', id: consent.id, at: consent.givenAt, consent, gone: false },
      ...(consent.revokedAt === undefined
        ? []
        : [{ kind: 'consent', id: `${consent.id}-gone`, at: consent.revokedAt, consent, gone: true } as const]),
    ]),
    ...(goals ?? []).map((goal): StoryItem => ({ kind: 'goal', id: goal.id, at: goal.changedAt, goal })),
    ...file.childProtection.reports.map((report): StoryItem => ({
      kind: 'protection',
      id: `report-${report.recordedAt}`,
      at: report.reportedAt,
      report,
    })),
    ...(merges ?? []).map((merge): StoryItem => ({ kind: 'identity', id: merge.id, at: merge.at, merge })),
  ];
  return [...items].sort((a, b) => moment(b.at).localeCompare(moment(a.at)) || a.id.localeCompare(b.id));
}

/** How much there is of each kind, in the order of the filter; kinds of which there is nothing are left out. */
export function kindsIn(items: readonly StoryItem[]): readonly { readonly kind: StoryKind; readonly count: number }[] {
  return STORY_KINDS.map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}

/** What was asked to be seen, in the address: everything when nothing, or nothing known, was named. */
export function kindsAsked(asked: readonly string[]): readonly StoryKind[] {
  const known = STORY_KINDS.filter((kind) => asked.includes(kind));
  return known.length === 0 ? STORY_KINDS : known;
}
