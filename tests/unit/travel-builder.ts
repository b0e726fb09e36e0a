import { travelSettingsSchema } from '../../shared/directory/travel-settings.ts';
import { networkFor, planJourneys } from '../../shared/travel/index.ts';
import type { JourneyPoint, JourneyRequest, Journeys, Plan, TravelHub } from '../../shared/travel/index.ts';

/** A hub that has said nothing but how its winter roads usually are. */
export const travelHub = (
  travel: Parameters<typeof travelSettingsSchema.parse>[0] = {},
  winterRoad: Partial<TravelHub['routing']['winterRoad']> = {},
): TravelHub => ({
  travel: travelSettingsSchema.parse(travel),
  routing: { winterRoad: { opens: '01-20', closes: '03-25', status: 'by-season', ...winterRoad } },
});

export const usualHub = travelHub();

export const pointOf = (stop: string): JourneyPoint =>
  /^[A-Z]/.test(stop) ? { kind: 'airport', ident: stop } : { kind: 'community', communityId: stop };

/** Leaving as soon as may be at an instant that is also now. */
export const leaving = (
  from: string,
  to: string,
  at: string,
  { hub = usualHub, ...more }: Partial<JourneyRequest> & { hub?: TravelHub } = {},
): Journeys =>
  planJourneys(
    { from: pointOf(from), to: pointOf(to), when: { leaveAt: at }, ...more },
    networkFor(hub, new Date(at)),
    new Date(at),
  );

export const meansOf = (plan: Plan | undefined): string =>
  plan?.legs.map(({ mode, craft }) => (mode === 'air' ? craft : mode)).join(', ') ?? 'none';
export const bestMeans = ({ plans }: Journeys): string => meansOf(plans[0]);
export const allMeans = ({ plans }: Journeys): string[] => plans.map(meansOf);
export const codesOf = (reasons: readonly { code: string }[]): string[] => reasons.map(({ code }) => code);
