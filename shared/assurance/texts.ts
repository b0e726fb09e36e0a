import type { Service } from '../directory/index.ts';
import { plainLetters, type Language } from '../partners/line/index.ts';

/** What is asked of partners, and told to whoever is on call, about the directory. GSM-7, one segment; no person is in any of it. */

type Unit = NonNullable<Service['capacity']>['unit'];

const UNITS = {
  bed: { fr: ['lit libre', 'lits libres'], en: ['bed free', 'beds free'] },
  place: { fr: ['place libre', 'places libres'], en: ['place free', 'places free'] },
  seat: { fr: ['siège libre', 'sièges libres'], en: ['seat free', 'seats free'] },
  appointment: { fr: ['rendez-vous libre', 'rendez-vous libres'], en: ['appointment free', 'appointments free'] },
} as const satisfies Record<Unit, Record<Language, readonly [string, string]>>;

/** French counts nothing, and one, in the singular; English one alone. */
const counted = (language: Language, count: number, [one, many]: readonly [string, string]): string =>
  `${count} ${count === 1 || (count === 0 && language === 'fr') ? one : many}`;

/** What the directory has of an organization, in a few words: "2 services, 3 beds free". */
export function listedInShort(language: Language, services: readonly Pick<Service, 'status' | 'capacity'>[]): string {
  const active = services.filter(({ status }) => status === 'active');
  const free = Map.groupBy(
    active.flatMap(({ capacity }) => (capacity === undefined ? [] : [capacity])),
    ({ unit }) => unit,
  );
  const units = [...free].map(([unit, some]) =>
    counted(
      language,
      some.reduce((sum, { available }) => sum + available, 0),
      UNITS[unit][language],
    ),
  );
  return [counted(language, active.length, ['service', 'services']), ...units.sort().slice(0, 2)].join(', ');
}

/** @param listed what the directory has of them in short. */
export function confirmText(language: Language, code: string, listed: string, isReminder: boolean): string {
  if (language === 'fr') {
    const opening = isReminder ? 'Petit rappel: votre' : 'Votre';
    return `${opening} fiche au répertoire (${listed}) est-elle encore juste? Répondez OK ${code}, ou écrivez ce qui a changé. Merci!`;
  }
  const opening = isReminder ? 'A reminder: is' : 'Is';
  return `${opening} what we list of you (${listed}) still right? Reply OK ${code}, or tell us what has changed. Thank you!`;
}

const LONGEST_NAME = 40;
const shortName = (name: string): string => plainLetters(name).slice(0, LONGEST_NAME).trim();

/** To whoever is on call, by day: which organization, and nothing of what it said. */
export const changedText = (language: Language, name: string): string =>
  language === 'fr'
    ? `Une information du répertoire a changé, selon ${shortName(name)}. Appelez-les quand vous le pourrez.`
    : `${shortName(name)} says that something listed of them has changed. Call them when you can.`;

/** @param others how many parties there are beside the one named. */
export function agreementEndsText(language: Language, name: string, others: number, lastDay: string): string {
  const parties = `${shortName(name)}${others > 0 ? ` +${others}` : ''}`;
  return language === 'fr'
    ? `Une entente avec ${parties} prend fin le ${lastDay}. Voir le répertoire.`
    : `An agreement with ${parties} ends on ${lastDay}. See the directory.`;
}
