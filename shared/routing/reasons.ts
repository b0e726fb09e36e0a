import type { Organization } from '../directory/index.ts';

type LocalizedText = Organization['name'];

/**
 * Every reason routing can give, for an option or against it. `{…}` is filled with the reason's own values. Written for a
 * coordinator: plain, and without blame.
 */
const texts = {
  // Why not: safety first.
  'avoid-organization': {
    fr: 'La personne doit éviter cet organisme.',
    en: 'The person must avoid this organization.',
  },
  'avoid-organization-kind': {
    fr: "La personne veut éviter ce genre d'organisme.",
    en: 'The person wants to avoid this kind of organization.',
  },
  'avoid-place': {
    fr: 'Ce lieu, ou sa collectivité, est à éviter pour la personne.',
    en: 'The person must avoid this place or its community.',
  },
  // Why not: eligibility.
  'not-active': { fr: "Ce service n'est pas offert en ce moment.", en: 'This service is not offered at the moment.' },
  'age-not-served': {
    fr: "Ce service n'est pas offert à ce groupe d'âge.",
    en: 'This service does not serve this age group.',
  },
  'gender-not-served': {
    fr: "Ce service n'est pas offert à ce genre.",
    en: 'This service does not serve this gender.',
  },
  'members-only': {
    fr: "Réservé aux membres d'une Première Nation; la personne n'en a pas parlé ou n'en est pas membre.",
    en: 'Only for members of a First Nation; the person did not mention it, or is not a member.',
  },
  'no-common-language': {
    fr: "Aucune langue commune avec la personne, et pas d'interprète.",
    en: 'No language in common with the person, and no interpreter.',
  },
  'not-accessible': {
    fr: 'Il manque ce dont la personne a besoin : {features}.',
    en: 'What the person needs is missing: {features}.',
  },
  'out-of-area': { fr: 'Ne dessert pas la collectivité de la personne.', en: "Does not serve the person's community." },
  'only-at-a-distance': {
    fr: 'Offert seulement à distance, ce que la personne ne peut pas utiliser.',
    en: 'Only given at a distance, which the person cannot use.',
  },
  'no-road-now': {
    fr: "Aucune route n'est ouverte vers cette collectivité en ce moment.",
    en: 'No road to this community is open at the moment.',
  },
  'agreement-required': {
    fr: 'Aucune entente en vigueur, et le carrefour en exige une.',
    en: 'No agreement in force, and the hub requires one.',
  },
  // Why not: transport.
  'no-dispatch-phone': {
    fr: 'Aucun numéro pour recevoir une demande par texto.',
    en: 'No number to receive a request by text.',
  },
  'other-mode-needed': {
    fr: 'Le trajet demande un autre moyen de transport en ce moment.',
    en: 'The trip needs another way of travelling at the moment.',
  },
  'route-not-served': {
    fr: 'Ne dessert pas le départ et la destination.',
    en: 'Does not serve both the pickup and the destination.',
  },
  'not-enough-seats': {
    fr: '{available} places au plus, {wanted} demandées.',
    en: '{available} seats at most, {wanted} needed.',
  },
  // Travel.
  'same-community': { fr: 'Dans la même collectivité.', en: 'In the same community.' },
  'by-road': {
    fr: "Accessible par la route toute l'année, à {km} km à vol d'oiseau.",
    en: 'Reached by road all year, {km} km as the crow flies.',
  },
  'by-winter-road': {
    fr: "Accessible par la route d'hiver ou par avion, à {km} km à vol d'oiseau.",
    en: 'Reached by winter road or by air, {km} km as the crow flies.',
  },
  'by-air-only': {
    fr: "Accessible seulement par avion en ce moment, à {km} km à vol d'oiseau.",
    en: 'Reached only by air at the moment, {km} km as the crow flies.',
  },
  'by-air-or-rail': {
    fr: "Accessible par avion en ce moment, ou par le train {train}, à {km} km à vol d'oiseau.",
    en: 'Reached by air at the moment, or by the {train} train, {km} km as the crow flies.',
  },
  'access-unknown': {
    fr: "On ne sait pas s'il y a une route : à confirmer. {km} km à vol d'oiseau.",
    en: 'Whether there is a road is not known: to be confirmed. {km} km as the crow flies.',
  },
  'place-not-told': { fr: "Le lieu du service n'est pas indiqué.", en: 'Where the service is given is not told.' },
  'person-place-not-told': { fr: 'On ne sait pas où se trouve la personne.', en: 'Where the person is, is not known.' },
  'at-a-distance': {
    fr: 'Par téléphone ou par vidéo, sans déplacement.',
    en: 'By telephone or video, without travelling.',
  },
  'at-a-distance-ask': {
    fr: 'Offert par téléphone ou par vidéo : demander à la personne si cela lui convient.',
    en: 'Given by telephone or video: ask the person whether that suits them.',
  },
  'comes-to-person': {
    fr: 'Se déplace jusque dans la collectivité de la personne.',
    en: "Comes to the person's community.",
  },
  // Capacity.
  'has-room': {
    fr: 'De la place ({available}), confirmée il y a {age}.',
    en: 'Has room ({available}), confirmed {age} ago.',
  },
  'had-room': {
    fr: "Il y avait de la place ({available}), mais l'information date de {age}.",
    en: 'Had room ({available}), but that was {age} ago.',
  },
  'is-full': { fr: 'Complet, confirmé il y a {age}.', en: 'Full, confirmed {age} ago.' },
  'was-full': { fr: "C'était complet, mais l'information date de {age}.", en: 'Was full, but that was {age} ago.' },
  'capacity-unknown': { fr: 'Places disponibles inconnues.', en: 'Room not known.' },
  // Hours.
  'always-open': { fr: 'Ouvert jour et nuit.', en: 'Open day and night.' },
  'open-then': { fr: 'Ouvert au moment voulu.', en: 'Open when it is needed.' },
  'closed-then': {
    fr: 'Fermé au moment voulu; ouvre {day} à {time} (heure locale).',
    en: 'Closed when it is needed; opens {day} at {time} (local time).',
  },
  'hours-unknown': { fr: 'Heures inconnues.', en: 'Hours not known.' },
  // Language, culture, adaptation.
  'first-language': {
    fr: 'Service dans la langue préférée de la personne ({language}).',
    en: "Service in the person's preferred language ({language}).",
  },
  'other-language': {
    fr: 'Service dans une langue que la personne peut utiliser ({language}).',
    en: 'Service in a language the person can use ({language}).',
  },
  interpreter: { fr: 'Avec un interprète.', en: 'With an interpreter.' },
  'culture-as-wished': {
    fr: 'Soutien culturel que la personne souhaite.',
    en: 'The cultural support the person wishes.',
  },
  adapted: {
    fr: 'Soutien adapté à une déficience intellectuelle ou en langage clair.',
    en: 'Support adapted to a developmental disability, or in plain language.',
  },
  'adaptation-unknown': {
    fr: "Rien n'indique que le soutien est adapté : à demander.",
    en: 'Nothing says that the support is adapted: ask.',
  },
  'for-members': {
    fr: 'Offert aux membres de la Première Nation que la personne a nommée.',
    en: 'Offered to members of the First Nation the person named.',
  },
  'age-to-confirm': {
    fr: "Certains groupes d'âge seulement : à confirmer.",
    en: 'Some age groups only: to be confirmed.',
  },
  'gender-to-confirm': { fr: 'Certains genres seulement : à confirmer.', en: 'Some genders only: to be confirmed.' },
  // Agreements.
  'agreement-in-force': { fr: 'Entente en vigueur.', en: 'Agreement in force.' },
  'agreement-ends-soon': {
    fr: "Entente en vigueur jusqu'au {date} seulement.",
    en: 'Agreement in force until {date} only.',
  },
  'agreement-ended': { fr: "L'entente a pris fin le {date}.", en: 'The agreement ended on {date}.' },
  'no-agreement': { fr: 'Aucune entente en vigueur avec le carrefour.', en: 'No agreement in force with the hub.' },
  // Transport partners.
  'base-near': { fr: "À {km} km du départ, à vol d'oiseau.", en: '{km} km from the pickup, as the crow flies.' },
} as const satisfies Record<string, LocalizedText>;

export type ReasonCode = keyof typeof texts;
export const reasonTexts: Readonly<Record<ReasonCode, LocalizedText>> = texts;

/** A value that reads differently in the two languages, or the same. */
type ReasonValue = number | string | LocalizedText;
export type ReasonValues = Readonly<Record<string, ReasonValue>>;

export type Reason = {
  code: ReasonCode;
  text: LocalizedText;
  /** The figures behind the text, where there are any. */
  values?: ReasonValues;
};

/** A template cut once at its placeholders: texts and names in turn. */
const cut = (template: string): readonly string[] => template.split(/\{(\w+)\}/u);
const templates = new Map(
  Object.entries(texts).map(([code, text]) => [code, { fr: cut(text.fr), en: cut(text.en) }] as const),
);

function fill(pieces: readonly string[], values: ReasonValues, language: 'fr' | 'en'): string {
  let filled = '';
  for (const [at, piece] of pieces.entries()) {
    const value = at % 2 === 0 ? piece : values[piece];
    filled += typeof value === 'object' ? value[language] : String(value);
  }
  return filled;
}

const plain: ReadonlyMap<ReasonCode, Reason> = new Map(
  Object.keys(texts)
    .filter((code): code is ReasonCode => code in texts)
    .map((code) => [code, { code, text: reasonTexts[code] }]),
);

/** A reason in words. `values` has every name its text asks for. */
export function reason(code: ReasonCode, values?: ReasonValues): Reason {
  const template = templates.get(code);
  if (values === undefined || template === undefined) return plain.get(code) ?? { code, text: reasonTexts[code] };
  return { code, text: { fr: fill(template.fr, values, 'fr'), en: fill(template.en, values, 'en') }, values };
}
