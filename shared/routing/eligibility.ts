import type { Entry } from './index-directory.ts';
import { featuresMask } from './masks.ts';
import { agreementOf, isInForce } from './standing.ts';
import { reason } from './reasons.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import type { Situation } from './situation.ts';

/** Names of what a place may lack, for the texts. */
const featureNames: Readonly<Record<string, { fr: string; en: string }>> = {
  wheelchair: { fr: 'fauteuil roulant', en: 'wheelchair' },
  lifting: { fr: 'aide pour se lever', en: 'help with lifting' },
  'service-animal': { fr: "animal d'assistance", en: 'service animal' },
  'sign-language': { fr: 'langue des signes', en: 'sign language' },
  'low-vision': { fr: 'basse vision', en: 'low vision' },
  attendant: { fr: 'accompagnateur', en: 'attendant' },
  children: { fr: 'enfants', en: 'children' },
};

const none: readonly ReasonCode[] = [];

/** Why a service cannot be offered to this person wherever it is given, safety first; empty when it can. */
export function exclusionsOf(entry: Entry, situation: Situation): readonly ReasonCode[] {
  let codes: ReasonCode[] | undefined;
  const avoided = situation.avoids(entry);
  if (avoided !== undefined) codes = and(codes, avoided);
  if (!entry.active) codes = and(codes, 'not-active');
  if ((entry.agesMask & situation.ageMask) === 0) codes = and(codes, 'age-not-served');
  if ((entry.gendersMask & situation.genderMask) === 0) codes = and(codes, 'gender-not-served');
  if (entry.nationOnly !== undefined && !sharesOne(entry.nationOnly, situation.person.nations ?? []))
    codes = and(codes, 'members-only');
  if (!entry.interpretation && !sharesLanguage(entry.languages, situation)) codes = and(codes, 'no-common-language');
  if (situation.settings.agreementPolicy === 'refuse' && !isInForce(agreementOf(entry, situation))) {
    codes = and(codes, 'agreement-required');
  }
  return codes ?? none;
}

const and = (codes: ReasonCode[] | undefined, code: ReasonCode): ReasonCode[] =>
  codes === undefined ? [code] : [...codes, code];

/** Whether what the service itself can do, wherever it is given, is all that the person needs. */
export const isAccessible = ({ featuresMask }: Entry, { requiredMask }: Situation): boolean =>
  (featuresMask & requiredMask) === requiredMask;

function sharesOne<T>(offered: readonly T[], wanted: readonly T[]): boolean {
  for (const one of wanted) if (offered.includes(one)) return true;
  return false;
}

const sharesLanguage = (spoken: readonly string[], { firstLanguage, otherLanguages }: Situation) =>
  firstLanguage === undefined || spoken.includes(firstLanguage) || sharesOne(spoken, otherLanguages);

/** What the person needs and does not find where the least is missing, of the places they need not avoid. */
function missingAt(entry: Entry, { requiredFeatures, avoidsPlace }: Situation): Situation['requiredFeatures'] {
  const lacking = (mask: number) => requiredFeatures.filter((feature) => (featuresMask([feature]) & mask) === 0);
  return entry.places
    .filter((there) => !avoidsPlace(there))
    .map((there) => lacking(there.featuresMask))
    .reduce((least, one) => (one.length > 0 && one.length < least.length ? one : least), lacking(entry.featuresMask));
}

/** The reasons in words, for the exclusions that are shown. */
export function exclusionReasons(codes: readonly ReasonCode[], entry: Entry, situation: Situation): Reason[] {
  return codes.map((code) => {
    if (code !== 'not-accessible') return reason(code);
    const missing = missingAt(entry, situation);
    const list = (language: 'fr' | 'en') =>
      missing.map((feature) => featureNames[feature]?.[language] ?? feature).join(', ');
    return reason(code, { features: { fr: list('fr'), en: list('en') } });
  });
}

/** What is left to confirm with the person before a service that is not for everyone. */
export function toConfirm(entry: Entry, situation: Situation): Reason[] {
  const { ageBands, genders, nationOnly } = entry.service.eligibility;
  const { ageBand = 'unknown', gender } = situation.person;
  return [
    ...(nationOnly === undefined ? [] : [reason('for-members')]),
    ...(ageBands !== undefined && ageBand === 'unknown' ? [reason('age-to-confirm')] : []),
    ...(genders !== undefined && gender === undefined ? [reason('gender-to-confirm')] : []),
  ];
}
