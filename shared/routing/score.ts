import type { Approach } from './approach.ts';
import type { Entry } from './index-directory.ts';
import type { Situation } from './situation.ts';
import {
  agreementFactor,
  capacityFactor,
  freshnessFactor,
  hoursFactor,
  adaptationFactor,
  languageFactor,
} from './standing.ts';
import { hasWishedCulture, wishFactor } from './wishes.ts';
import type { Wished } from './wishes.ts';

/** What of a question gives a service its score. */
type Scored = { kindBits: readonly number[]; situation: Situation; wished: Wished };

/** Weighted mean of the factors, 0 to 100, to four decimals. Wishes that were not made weigh nothing. */
export function scoreOf(entry: Entry, approach: Approach, { kindBits, situation, wished }: Scored): number {
  const { weights } = situation.settings;
  let sum =
    weights.travel * approach.factor +
    weights.capacity * capacityFactor(entry, situation) +
    weights.hours * hoursFactor(entry, situation) +
    weights.language * languageFactor(entry, situation) +
    weights.agreement * agreementFactor(entry, situation) +
    weights.freshness * freshnessFactor(entry, situation) +
    weights.kind * kindFactor(entry, kindBits);
  let total =
    weights.travel +
    weights.capacity +
    weights.hours +
    weights.language +
    weights.agreement +
    weights.freshness +
    weights.kind;
  if (wished.cultures.length > 0) {
    total += weights.culture;
    if (hasWishedCulture(entry, wished)) sum += weights.culture;
  }
  if (situation.wantsAdaptation !== undefined) {
    total += weights.adaptation;
    sum += weights.adaptation * adaptationFactor(entry, situation);
  }
  if (wished.any) {
    total += weights.wish;
    sum += weights.wish * wishFactor(entry, approach, wished);
  }
  return Math.round((1e6 * sum) / total) / 1e4;
}

/** 1 for the most wanted kind, falling evenly. */
function kindFactor({ kindMask }: Entry, kindBits: readonly number[]): number {
  let closest = 0;
  while (closest < kindBits.length && ((kindBits[closest] ?? 0) & kindMask) === 0) closest += 1;
  return 1 - closest / kindBits.length;
}
