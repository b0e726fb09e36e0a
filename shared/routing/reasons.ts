import type { Organization } from '../directory/index.ts';
import type { TravelReasonCode } from '../travel/index.ts';

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
  'way-avoided': {
    fr: "On ne peut s'y rendre qu'en passant par une collectivité que la personne doit éviter.",
    en: 'The only known way there passes through a community that the person must avoid.',
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
  'hours-by-road': {
    fr: 'Environ {time} par la route ({km} km); arrivée {arrives}.',
    en: 'About {time} by road ({km} km), arriving {arrives}.',
  },
  'hours-by-winter-road': {
    fr: 'Environ {time} {modes}; arrivée {arrives}.',
    en: 'About {time} by {modes}, arriving {arrives}.',
  },
  'hours-by-air': {
    fr: 'Environ {time} {modes}; arrivée {arrives}.',
    en: 'About {time} by {modes}, arriving {arrives}.',
  },
  'hours-by-rail-or-boat': {
    fr: 'Environ {time} {modes}; arrivée {arrives}.',
    en: 'About {time} by {modes}, arriving {arrives}.',
  },
  'hours-at-most': {
    fr: "Au plus {time} {modes}, à {km} km ou moins à vol d'oiseau.",
    en: 'At most {time} by {modes}, within {km} km as the crow flies.',
  },
  'way-around': {
    fr: 'Le trajet contourne une collectivité que la personne doit éviter.',
    en: 'The way goes around a community that the person must avoid.',
  },
  'no-way-known': {
    fr: 'Aucun trajet connu dans les 14 jours : à vérifier.',
    en: 'No known way to travel there within 14 days: to be checked.',
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
  // Why another community.
  'local-none': { fr: 'Rien de tel à {community}.', en: 'Nothing of the kind in {community}.' },
  'local-full': { fr: 'À {community}, tout est complet.', en: 'In {community} everything is full.' },
  'local-closed': {
    fr: 'À {community}, tout est fermé au moment voulu.',
    en: 'In {community} everything is closed when it is needed.',
  },
  'local-unreachable': {
    fr: "On ne peut pas se rendre à ce qu'il y a à {community} en ce moment.",
    en: 'What there is in {community} cannot be reached at the moment.',
  },
  'local-less-suitable': {
    fr: "Ce qu'il y a à {community} convient moins à la personne.",
    en: 'What there is in {community} suits the person less.',
  },
  // The person's wishes.
  'wish-organization': { fr: 'Un organisme que la personne préfère.', en: 'An organization the person prefers.' },
  'wish-community': { fr: 'Dans une collectivité que la personne préfère.', en: 'In a community the person prefers.' },
  'wish-not': { fr: 'La personne aimerait mieux un autre choix.', en: 'The person would rather have another choice.' },
  'wish-near-home': {
    fr: "Près d'où est la personne, comme elle le souhaite.",
    en: 'Close to where the person is, as they wish.',
  },
  'wish-away-from-home': {
    fr: "Loin d'où est la personne, comme elle le souhaite.",
    en: 'Away from where the person is, as they wish.',
  },
  'wish-in-person': { fr: 'En personne, comme la personne le souhaite.', en: 'In person, as the person wishes.' },
  'wish-at-a-distance': {
    fr: 'Par téléphone ou par vidéo, comme la personne le souhaite.',
    en: 'By telephone or video, as the person wishes.',
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
  'by-appointment': {
    fr: 'Ouvert au moment voulu, sur rendez-vous seulement.',
    en: 'Open when it is needed, by appointment only.',
  },
  'closed-for-days': {
    fr: "Fermé jusqu'au {until}; rouvre {day} à {time} (heure locale).",
    en: 'Closed until {until}; opens again {day} at {time} (local time).',
  },
  'closed-on-arrival': {
    fr: "Fermé à l'heure d'arrivée; ouvre {day} à {time} (heure locale).",
    en: 'Closed at the time of arrival; opens {day} at {time} (local time).',
  },
  'open-on-arrival': { fr: "Ouvert à l'heure d'arrivée.", en: 'Open at the time of arrival.' },
  'closed-long': { fr: "Fermé jusqu'à nouvel ordre.", en: 'Closed until further notice.' },
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
  'plain-language-only': {
    fr: 'En langage clair, sans être conçu pour une déficience intellectuelle : à demander.',
    en: 'In plain language, but not made for a developmental disability: ask.',
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
  // Freshness.
  'not-confirmed-lately': {
    fr: "Confirmé pour la dernière fois le {date} : vérifier avant d'y compter.",
    en: 'Last confirmed on {date}: check before relying on it.',
  },
  'never-confirmed': {
    fr: "Jamais confirmé par l'organisme : vérifier avant d'y compter.",
    en: 'Never confirmed by the organization: check before relying on it.',
  },
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
  // Several needs at once.
  'one-organization': { fr: 'Un seul organisme pour tout : {name}.', en: 'One organization for everything: {name}.' },
  'fewer-hand-offs': {
    fr: '{count} organismes pour {needs} besoins.',
    en: '{count} organizations for {needs} needs.',
  },
  'same-place': { fr: 'Au même endroit : {needs}.', en: 'In the same place: {needs}.' },
  'same-town': {
    fr: 'Dans la même collectivité ({community}) : {needs}.',
    en: 'In the same community ({community}): {needs}.',
  },
  'separate-hand-offs': {
    fr: 'Un organisme différent pour chaque besoin ({count}).',
    en: 'A different organization for each need ({count}).',
  },
  'not-answered': { fr: 'Rien ne répond à : {needs}.', en: 'Nothing answers: {needs}.' },
  // What a change does.
  'ranked-lower': {
    fr: 'Possible encore, mais loin derrière les autres.',
    en: 'Still possible, but far behind the others.',
  },
  'need-gone': { fr: 'Ce besoin ne fait plus partie de la demande.', en: 'This need is no longer asked about.' },
  'other-need': { fr: 'Ne répond pas au besoin changé.', en: 'Does not answer the changed need.' },
} as const satisfies Record<string, LocalizedText>;

export type ReasonCode = keyof typeof texts;
export const reasonTexts: Readonly<Record<ReasonCode, LocalizedText>> = texts;

/** A value that reads differently in the two languages, or the same. */
type ReasonValue = number | string | LocalizedText;
export type ReasonValues = Readonly<Record<string, ReasonValue>>;

export type Reason = {
  /** Of routing, or of the travel network. */
  code: ReasonCode | TravelReasonCode;
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
