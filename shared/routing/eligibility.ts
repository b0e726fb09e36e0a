import type { Entry } from './index-directory.ts';
import { agreementStatus } from './standing.ts';
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

/** Why a service cannot be offered to this person, safety first; empty when it can. */
export function exclusionsOf(entry: Entry, situation: Situation): readonly ReasonCode[] {
  let codes: ReasonCode[] | undefined;
  const exclude = (code: ReasonCode) => (codes ??= []).push(code);
  const avoided = situation.avoids(entry);
  if (avoided !== undefined) exclude(avoided);
  if (!entry.active) exclude('not-active');
  if ((entry.agesMask & situation.ageMask) === 0) exclude('age-not-served');
  if ((entry.gendersMask & situation.genderMask) === 0) exclude('gender-not-served');
  if (entry.nationOnly !== undefined && !sharesOne(entry.nationOnly, situation.person.nations ?? []))
    exclude('members-only');
  if (!entry.interpretation && !sharesLanguage(entry.languages, situation)) exclude('no-common-language');
  if ((entry.featuresMask & situation.requiredMask) !== situation.requiredMask) exclude('not-accessible');
  if (situation.settings.agreementPolicy === 'refuse' && agreementStatus(entry, situation).kind !== 'in-force') {
    exclude('agreement-required');
  }
  return codes ?? none;
}

function sharesOne<T>(offered: readonly T[], wanted: readonly T[]): boolean {
  for (const one of wanted) if (offered.includes(one)) return true;
  return false;
}

const sharesLanguage = (spoken: readonly string[], { firstLanguage, otherLanguages }: Situation) =>
  firstLanguage === undefined || spoken.includes(firstLanguage) || sharesOne(spoken, otherLanguages);

/** The reasons in words, for the exclusions that are shown. */
export function exclusionReasons(codes: readonly ReasonCode[], entry: Entry, situation: Situation): Reason[] {
  return codes.map((code) => {
    if (code !== 'not-accessible') return reason(code);
    const missing = situation.requiredFeatures.filter((feature) => !entry.service.accessibility.includes(feature));
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
