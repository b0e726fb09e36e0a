import type { LocalizedText } from './model.ts';

/**
 * Everything the planner can say about a journey. `{…}` is filled with the reason's own values. Written for a coordinator, who
 * decides: what is not known is said to be unknown.
 */
const texts = {
  // Why it is this way and not another.
  'winter-road-closed': {
    fr: "Route d'hiver ({road}) : fermée à cette date. Saison habituelle : du {opens} au {closes}.",
    en: 'Winter road ({road}): closed on that date. Usual season: {opens} to {closes}.',
  },
  'winter-road-reported-closed': {
    fr: "Route d'hiver ({road}) : signalée fermée aux véhicules.",
    en: 'Winter road ({road}): reported closed to vehicles.',
  },
  'winter-road-open': {
    fr: "Route d'hiver ({road}) : ouverte selon ce qu'on en sait. Vérifier son état avant le départ.",
    en: 'Winter road ({road}): open as far as is known. Check its state before leaving.',
  },
  'no-flight-tonight': {
    fr: '{place} : aucun vol à cette heure. Les petits avions volent de {opens} à {closes}, heure locale.',
    en: '{place}: no flight at this hour. Small aircraft fly from {opens} to {closes}, local time.',
  },
  'ice-not-safe': {
    fr: "La rivière ou le lac entre {from} et {to} n'est ni libre ni assez gelé : ni bateau ni route de glace à cette date.",
    en: 'The water between {from} and {to} is neither open nor frozen enough: no boat and no ice road on that date.',
  },
  'out-of-season': {
    fr: '{name} : hors saison à cette date (du {opens} au {closes}).',
    en: '{name}: out of season on that date ({opens} to {closes}).',
  },
  'rail-days': {
    fr: '{name} : pas ce jour-là. Jours de circulation : {days}.',
    en: '{name}: not on that day. It runs on {days}.',
  },
  'outside-hours': {
    fr: '{name} : pas à cette heure. De {opens} à {closes}, heure locale.',
    en: '{name}: not at this hour. From {opens} to {closes}, local time.',
  },
  'closed-until': {
    fr: "{what} : fermeture jusqu'au {until}.",
    en: '{what}: closed until {until}.',
  },
  'place-avoided': {
    fr: 'La destination est une collectivité que la personne doit éviter.',
    en: 'The destination is a community that the person must avoid.',
  },
  'too-late': {
    fr: "Aucun trajet connu n'arrive à temps en partant maintenant.",
    en: 'No known way arrives in time, leaving now.',
  },
  'no-way-known': {
    fr: 'Aucun trajet connu entre {from} et {to} dans les 14 jours.',
    en: 'No known way between {from} and {to} within 14 days.',
  },
  // What is not known.
  'access-unknown': {
    fr: "On ne sait pas si une route mène à {place} : à demander sur place. {near} est à {km} km à vol d'oiseau.",
    en: 'Whether a road leads to {place} is not known: ask there. {near} is {km} km away as the crow flies.',
  },
  'place-unknown': {
    fr: 'On ne sait pas dans quelle collectivité se trouve ce lieu.',
    en: 'Which community this place is in is not known.',
  },
  // About one plan.
  'next-flight': {
    fr: '{place} : prochain vol ({name}) {at}, heure locale.',
    en: '{place}: next flight ({name}) {at}, local time.',
  },
  'next-departure': {
    fr: '{place} : prochain départ ({name}) {at}, heure locale.',
    en: '{place}: next departure ({name}) {at}, local time.',
  },
  'timetable-estimated': {
    fr: "L'horaire ({name}) n'est pas vérifié : à confirmer avant de promettre quoi que ce soit.",
    en: 'The timetable ({name}) is not verified: confirm it before promising anything.',
  },
  'timetable-unknown': {
    fr: '{name} : environ {perWeek} fois par semaine, jours et heures inconnus. Ceux du plan sont supposés : à confirmer.',
    en: '{name}: about {perWeek} times a week, days and hours not known. Those of the plan are assumed: confirm them.',
  },
  'road-estimated': {
    fr: 'Une partie de la route ({km} km) est estimée à partir de la ligne droite.',
    en: 'Part of the road ({km} km) is estimated from the straight line.',
  },
  'not-verified': {
    fr: '{name} : saison, heures et durée non vérifiées auprès du transporteur.',
    en: '{name}: season, hours and duration not verified with who runs it.',
  },
  'charter-to-find': {
    fr: "Avion nolisé à trouver : {hours} h prévues pour l'avion et l'équipage.",
    en: 'A charter is to be found: {hours} h allowed for the aircraft and its crew.',
  },
  'too-many-for-charter': {
    fr: 'Plus de {seats} passagers : un seul avion nolisé ne suffit pas.',
    en: 'More than {seats} passengers: one charter does not suffice.',
  },
  'wheelchair-ask': {
    fr: 'Fauteuil roulant : demander au transporteur ({names}) avant de réserver.',
    en: 'Wheelchair: ask who carries ({names}) before booking.',
  },
  'long-drive': {
    fr: 'Longue route : {hours} h au volant. Prévoir du repos ou une deuxième personne au volant.',
    en: 'A long drive: {hours} h at the wheel. Plan for rest or a second driver.',
  },
  'long-wait': {
    fr: 'Attente de {hours} h à {place} : prévoir un endroit sûr, et pour la nuit.',
    en: 'A wait of {hours} h at {place}: plan for a safe place, and for the night.',
  },
} as const satisfies Record<string, LocalizedText>;

export type ReasonCode = keyof typeof texts;
export type ReasonValues = Readonly<Record<string, number | string | LocalizedText>>;
export type Reason = { code: ReasonCode; text: LocalizedText; values?: ReasonValues };

export const reasonTexts: Readonly<Record<ReasonCode, LocalizedText>> = texts;

const fill = (template: string, values: ReasonValues, language: 'fr' | 'en'): string =>
  template.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => {
    const value = values[name];
    return typeof value === 'object' ? value[language] : String(value);
  });

/** A reason in words. `values` has every name its text asks for. */
export function reason(code: ReasonCode, values: ReasonValues = {}): Reason {
  const { fr, en } = texts[code];
  const text = { fr: fill(fr, values, 'fr'), en: fill(en, values, 'en') };
  return Object.keys(values).length === 0 ? { code, text } : { code, text, values };
}

/** The same thing is said once. */
export function withoutRepeats(reasons: readonly Reason[]): Reason[] {
  const said = new Map(reasons.map((one) => [`${one.code} ${one.text.en}`, one]));
  return [...said.values()];
}
