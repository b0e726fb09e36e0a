import { isOrWas } from '../directory/index.ts';
import type { Approach } from './approach.ts';
import { minutesOf } from './approach.ts';
import type { Entry } from './index-directory.ts';
import type { PersonCriteria, Rather, Wishes } from './model.ts';
import { reason } from './reasons.ts';
import type { Reason, ReasonCode } from './reasons.ts';

/** The wishes that hold for one need, ready to be compared with thousands of services. */
export type Wished = {
  prefer: Choice;
  ratherNot: Choice;
  home: Wishes['home'];
  how: Wishes['how'];
  cultures: readonly NonNullable<PersonCriteria['cultures']>[number][];
  /** The community where the person is. */
  hereId: string | undefined;
  /** Whether any wish but that of a culture was made: it has a weight of its own. */
  any: boolean;
};
type Choice = { organizations: ReadonlySet<string>; kinds: ReadonlySet<string>; communities: ReadonlySet<string> };

/** A need's own wishes come beside those of the whole request, and before them where they differ. */
export function wishedFor(
  own: Wishes = {},
  shared: Wishes = {},
  person: PersonCriteria = {},
  hereId: string | undefined,
): Wished {
  const prefer = choiceOf(own.prefer, shared.prefer);
  const ratherNot = choiceOf(own.ratherNot, shared.ratherNot);
  const home = own.home ?? shared.home;
  const how = own.how ?? shared.how;
  const cultures = new Set([...(person.cultures ?? []), ...(shared.cultures ?? []), ...(own.cultures ?? [])]);
  const any = isMade(prefer) || isMade(ratherNot) || home !== undefined || how !== undefined;
  return { prefer, ratherNot, home, how, cultures: [...cultures], hereId, any };
}

const choiceOf = (own: Rather = {}, shared: Rather = {}): Choice => ({
  organizations: new Set([...(own.organizationIds ?? []), ...(shared.organizationIds ?? [])]),
  kinds: new Set<string>([...(own.organizationKinds ?? []), ...(shared.organizationKinds ?? [])]),
  communities: new Set([...(own.communityIds ?? []), ...(shared.communityIds ?? [])]),
});
const isMade = ({ organizations, kinds, communities }: Choice): boolean =>
  organizations.size + kinds.size + communities.size > 0;

export function hasWishedCulture({ service }: Entry, { cultures }: Wished): boolean {
  for (const culture of cultures) if (service.cultures.includes(culture)) return true;
  return false;
}

/** One wish, as far as a service meets it: 0 to 1, and what there is to say when it does, or does not. */
type Met = { factor: number; code?: ReasonCode };

/** How far a service is as the person wishes, 0 to 1: the mean of the wishes that were made. 1 when none was. */
export function wishFactor(entry: Entry, approach: Approach, wished: Wished): number {
  if (!wished.any) return 1;
  const met = metBy(entry, approach, wished);
  return met.length === 0 ? 1 : met.reduce((sum, { factor }) => sum + factor, 0) / met.length;
}

export function wishReasons(entry: Entry, approach: Approach, wished: Wished): Reason[] {
  const codes = wished.any ? metBy(entry, approach, wished).flatMap(({ code }) => code ?? []) : [];
  return [
    ...[...new Set(codes)].map((code) => reason(code)),
    ...(hasWishedCulture(entry, wished) ? [reason('culture-as-wished')] : []),
  ];
}

function metBy(entry: Entry, approach: Approach, wished: Wished): Met[] {
  const { prefer, ratherNot, home, how } = wished;
  return [
    ...choices(entry, approach, prefer, true),
    ...choices(entry, approach, ratherNot, false),
    ...(home === undefined ? [] : [homeMet(approach, home, wished.hereId)]),
    ...(how === undefined ? [] : [howMet(approach, how)]),
  ];
}

function choices({ organization }: Entry, approach: Approach, chosen: Choice, isWanted: boolean): Met[] {
  const { organizations, kinds, communities } = chosen;
  const met: Met[] = [];
  if (organizations.size + kinds.size > 0) {
    const isOne = isOrWas(organization, organizations) || organization.kinds.some((kind) => kinds.has(kind));
    met.push(metIf(isOne, isWanted, 'wish-organization'));
  }
  if (communities.size > 0) {
    // Whether a confidential place is in a community is not for a wish to find out.
    const location = 'location' in approach && !approach.location.confidential ? approach.location : undefined;
    if (location === undefined) met.push({ factor: 0.5 });
    else met.push(metIf(communities.has(location.communityId ?? ''), isWanted, 'wish-community'));
  }
  return met;
}

const metIf = (isOne: boolean, isWanted: boolean, code: ReasonCode): Met => {
  if (isWanted) return isOne ? { factor: 1, code } : { factor: 0 };
  return isOne ? { factor: 0, code: 'wish-not' } : { factor: 1 };
};

/** Minutes at which a place is as far as near goes, and as near as away goes. */
const nearMinutes = 60;
const awayMinutes = 180;

function homeMet(approach: Approach, home: 'near' | 'away', hereId: string | undefined): Met {
  const minutes = minutesOf(approach);
  const confidential = 'location' in approach && approach.location.confidential;
  if (home === 'near') {
    const factor = minutes === Infinity ? 0 : nearMinutes / (nearMinutes + minutes);
    return minutes <= nearMinutes && !confidential ? { factor, code: 'wish-near-home' } : { factor };
  }
  if (approach.kind === 'at-a-distance') return { factor: 0.5 };
  if (approach.kind === 'comes-to-person') return { factor: 0 };
  if ('location' in approach && hereId !== undefined && approach.location.communityId === hereId) return { factor: 0 };
  const factor = Math.min(1, minutes / awayMinutes);
  return factor === 1 && minutes < Infinity && !confidential ? { factor, code: 'wish-away-from-home' } : { factor };
}

function howMet({ kind }: Approach, how: 'in-person' | 'at-a-distance'): Met {
  if (kind === 'place-not-told') return { factor: 0.5 };
  const isSo = (kind === 'at-a-distance') === (how === 'at-a-distance');
  if (!isSo) return { factor: 0 };
  return { factor: 1, code: how === 'in-person' ? 'wish-in-person' : 'wish-at-a-distance' };
}
