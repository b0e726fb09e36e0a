import { isOrWas, type Location } from '../directory/index.ts';
import { daysAfter, wallTime, winterRoadsOpen } from './calendar.ts';
import type { WallTime } from './calendar.ts';
import type { Avoid, PersonCriteria, RoutingHub } from './model.ts';
import { agesMask, featuresMask, gendersMask } from './masks.ts';
import { kmBetween, placeOfCommunity } from './reach.ts';
import type { Place } from './reach.ts';
import type { Entry } from './index-directory.ts';

/** Everything about one question that does not depend on the service looked at. */
export type Situation = {
  /** What is about to be asked of the services: an agreement on trips says nothing of a referral. */
  purpose: 'referral' | 'transport';
  person: PersonCriteria;
  firstLanguage: string | undefined;
  otherLanguages: readonly string[];
  /** Features without which a place cannot be used. */
  requiredFeatures: readonly NonNullable<PersonCriteria['accessibility']>[number][];
  requiredMask: number;
  /** Those of them that still matter by telephone or video. */
  requiredAtADistance: number;
  /** The person's age band and gender as masks, every bit when they were not told. */
  ageMask: number;
  genderMask: number;
  /** The person asked for support adapted to a developmental disability, or for plain language. */
  wantsAdaptation: 'developmental-disability' | 'plain-language' | undefined;
  here: Place | undefined;
  nowMs: number;
  /** The date on the hub's calendar when the service is wanted, and the last date that is "soon" after it. */
  date: string;
  soon: string;
  winterRoadsOpen: boolean;
  settings: RoutingHub['routing'];
  avoids: (entry: Pick<Entry, 'organization'>) => 'avoid-organization' | 'avoid-organization-kind' | undefined;
  avoidsPlace: (there: { location: Location; place: Place; host?: Entry['organization'] | undefined }) => boolean;
  /** What the clocks of a zone show when the service is wanted. */
  wall: (timeZone: string) => WallTime;
};

/** Nobody needs a ramp for a telephone call. */
const alsoAtADistance: ReadonlySet<string> = new Set(['sign-language', 'low-vision']);

/** Support that is adapted is a wish to weigh; the other features are needs without which the service is of no use. */
const adaptations: ReadonlySet<string> = new Set(['developmental-disability', 'plain-language']);
export const isAdaptation = (feature: string) => adaptations.has(feature);

export function situationOf(
  purpose: Situation['purpose'],
  question: { person?: PersonCriteria | undefined; avoid?: Avoid | undefined; at?: Date | undefined },
  here: Place | undefined,
  hub: RoutingHub,
  now: Date,
): Situation {
  const { person = {}, avoid = {}, at = now } = question;
  const { ageBand, gender, accessibility: features = [] } = person;
  const requiredFeatures = features.filter((feature) => !isAdaptation(feature));
  const date = wallTime(hub.timeZone, at).date;
  const walls = new Map<string, WallTime>();
  return {
    purpose,
    person,
    firstLanguage: person.languages?.[0],
    otherLanguages: person.languages?.slice(1) ?? [],
    requiredFeatures,
    requiredMask: featuresMask(requiredFeatures),
    requiredAtADistance: featuresMask(requiredFeatures.filter((feature) => alsoAtADistance.has(feature))),
    ageMask: agesMask(ageBand === undefined || ageBand === 'unknown' ? undefined : [ageBand]),
    genderMask: gendersMask(gender === undefined ? undefined : [gender]),
    wantsAdaptation: (['developmental-disability', 'plain-language'] as const).find((one) => features.includes(one)),
    here,
    nowMs: now.getTime(),
    date,
    soon: daysAfter(date, hub.routing.agreementEndsSoonDays),
    winterRoadsOpen: winterRoadsOpen(hub.routing.winterRoad, hub.timeZone, at, now),
    settings: hub.routing,
    ...avoidance(avoid, hub.routing.avoidRadiusKm),
    wall: (timeZone) => {
      const known = walls.get(timeZone);
      if (known !== undefined) return known;
      const wall = wallTime(timeZone, at);
      walls.set(timeZone, wall);
      return wall;
    },
  };
}

function avoidance(avoid: Avoid, radiusKm: number): Pick<Situation, 'avoids' | 'avoidsPlace'> {
  const organizations = new Set<string>(avoid.organizationIds);
  const kinds = new Set<string>(avoid.organizationKinds);
  const locations = new Set<string>(avoid.locationIds);
  const communities = new Set(avoid.communityIds);
  const around = [...communities].flatMap((id) => placeOfCommunity(id) ?? []);
  const avoids: Situation['avoids'] = ({ organization }) => {
    if (organizations.size + kinds.size === 0) return undefined;
    if (isOrWas(organization, organizations)) return 'avoid-organization';
    return organization.kinds.some((kind) => kinds.has(kind)) ? 'avoid-organization-kind' : undefined;
  };
  return {
    avoids,
    // A place on the edge of a community is still in the reach of whoever lives there. Whoever has the house is met at its door:
    // a counsellor with an office at the police station is no counsellor without police.
    avoidsPlace: ({ location, place, host }) =>
      (locations.size > 0 && isOrWas(location, locations)) ||
      (host !== undefined && avoids({ organization: host }) !== undefined) ||
      (place.communityId !== undefined && communities.has(place.communityId)) ||
      around.some((community) => kmBetween(community, place) <= radiusKm),
  };
}
