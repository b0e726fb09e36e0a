import { wallTime, winterRoadsOpen } from './calendar.ts';
import type { Avoid, PersonCriteria, RoutingHub } from './model.ts';
import { agesMask, featuresMask, gendersMask } from './masks.ts';
import { kmBetween, placeOfCommunity } from './reach.ts';
import type { Place } from './reach.ts';
import type { Entry } from './index-directory.ts';

/** Everything about one question that does not depend on the service looked at. */
export type Situation = {
  person: PersonCriteria;
  firstLanguage: string | undefined;
  otherLanguages: readonly string[];
  /** Features without which a place cannot be used. */
  requiredFeatures: readonly NonNullable<PersonCriteria['accessibility']>[number][];
  requiredMask: number;
  /** The person's age band and gender as masks, every bit when they were not told. */
  ageMask: number;
  genderMask: number;
  /** The person asked for support adapted to a developmental disability, or for plain language. */
  wantsAdaptation: boolean;
  here: Place | undefined;
  nowMs: number;
  /** The date on the hub's calendar when the service is wanted, and the last date that is "soon" after it. */
  date: string;
  soon: string;
  winterRoadsOpen: boolean;
  settings: RoutingHub['routing'];
  avoids: (entry: Entry) => 'avoid-organization' | 'avoid-organization-kind' | undefined;
  avoidsPlace: (locationId: string, place: Place) => boolean;
  minuteOfWeek: (timeZone: string) => number;
};

/** Support that is adapted is a wish to weigh; the other features are needs without which the service is of no use. */
const adaptations: ReadonlySet<string> = new Set(['developmental-disability', 'plain-language']);
export const isAdaptation = (feature: string) => adaptations.has(feature);

export function situationOf(
  question: { person?: PersonCriteria | undefined; avoid?: Avoid | undefined; at?: Date | undefined },
  here: Place | undefined,
  hub: RoutingHub,
  now: Date,
): Situation {
  const { person = {}, avoid = {}, at = now } = question;
  const { ageBand, gender, accessibility: features = [] } = person;
  const requiredFeatures = features.filter((feature) => !isAdaptation(feature));
  const date = wallTime(hub.timeZone, at).date;
  const minutes = new Map<string, number>();
  return {
    person,
    firstLanguage: person.languages?.[0],
    otherLanguages: person.languages?.slice(1) ?? [],
    requiredFeatures,
    requiredMask: featuresMask(requiredFeatures),
    ageMask: agesMask(ageBand === undefined || ageBand === 'unknown' ? undefined : [ageBand]),
    genderMask: gendersMask(gender === undefined ? undefined : [gender]),
    wantsAdaptation: features.some(isAdaptation),
    here,
    nowMs: now.getTime(),
    date,
    soon: daysAfter(date, hub.routing.agreementEndsSoonDays),
    winterRoadsOpen: winterRoadsOpen(hub.routing.winterRoad, hub.timeZone, at, now),
    settings: hub.routing,
    ...avoidance(avoid, hub.routing.avoidRadiusKm),
    minuteOfWeek: (timeZone) => {
      const known = minutes.get(timeZone);
      if (known !== undefined) return known;
      const { minuteOfWeek } = wallTime(timeZone, at);
      minutes.set(timeZone, minuteOfWeek);
      return minuteOfWeek;
    },
  };
}

function avoidance(avoid: Avoid, radiusKm: number): Pick<Situation, 'avoids' | 'avoidsPlace'> {
  const organizations = new Set(avoid.organizationIds);
  const kinds = new Set<string>(avoid.organizationKinds);
  const locations = new Set(avoid.locationIds);
  const communities = new Set(avoid.communityIds);
  const around = [...communities].flatMap((id) => placeOfCommunity(id) ?? []);
  return {
    avoids: ({ organization }) => {
      if (organizations.size + kinds.size === 0) return undefined;
      if (organizations.has(organization.id)) return 'avoid-organization';
      return organization.kinds.some((kind) => kinds.has(kind)) ? 'avoid-organization-kind' : undefined;
    },
    // A place on the edge of a community is still in the reach of whoever lives there.
    avoidsPlace: (locationId, place) =>
      (locations.size > 0 && locations.has(locationId)) ||
      (place.communityId !== undefined && communities.has(place.communityId)) ||
      around.some((community) => kmBetween(community, place) <= radiusKm),
  };
}

function daysAfter(date: string, days: number): string {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}
