/** Every word of the page, in both languages: "vous", short, read at a glance in a car. */
export interface Words {
  readonly fr: string;
  readonly en: string;
}

export const words = {
  /** Of the window, the history and the preview: it says nothing. */
  title: { fr: 'Info', en: 'Info' },
  shutHeading: { fr: 'Des renseignements pour vous', en: 'Information for you' },
  shut: {
    fr: "Ce lien s'ouvre sur un seul appareil: celui où vous appuyez sur le bouton. Ne le transférez pas.",
    en: 'This link opens on one device only: the one on which you press the button. Do not forward it.',
  },
  open: { fr: 'Ouvrir sur cet appareil', en: 'Open on this device' },
  notOpened: {
    fr: 'Appuyez encore une fois. Si ce message revient, ce navigateur refuse les témoins (cookies): ouvrez le lien dans un autre navigateur.',
    en: 'Please press again. If this message comes back, this browser refuses cookies: open the link in another browser.',
  },
  gone: { fr: "Ce lien n'est plus valide. Merci!", en: 'This link is no longer valid. Thank you!' },
  goneHelp: {
    fr: 'Pour toute question, répondez au texto reçu. Si le trajet ou la demande est encore à vous, textez LIEN et son code, par exemple LIEN 7K3M: vous recevrez un nouveau lien.',
    en: 'For any question, answer the text you received. If the trip or request is still yours, text LINK and its code, for example LINK 7K3M: you will get a new link.',
  },
  elsewhere: {
    fr: 'Ce lien a déjà été ouvert sur un autre appareil.',
    en: 'This link was already opened on another device.',
  },
  elsewhereHelp: {
    fr: "Aucun souci: pour en recevoir un nouveau, textez {code} au numéro qui vous l'a envoyé, à partir du téléphone de votre organisme. L'ancien lien cessera de fonctionner. Si ce n'était pas vous, faites-le tout de suite.",
    en: 'No problem: for a new one, text {code} to the number that sent it, from the phone of your organization. The old link will stop working. If it was not you, do so right away.',
  },
  failed: { fr: "Cela n'a pas fonctionné. Rien n'est perdu.", en: 'This did not work. Nothing is lost.' },
  failedHelp: {
    fr: 'Réessayez dans une minute, ou dites-le par texto: OUI, EN ROUTE, À BORD, TERMINÉ.',
    en: 'Try again in a minute, or say it by text: YES, ON MY WAY, PICKED UP, DONE.',
  },
  completed: { fr: "C'est noté: trajet terminé. Merci beaucoup!", en: 'Noted: the trip is done. Thank you so much!' },
  'no-show': {
    fr: "C'est noté: personne au rendez-vous. Merci d'y avoir été! Le carrefour prend la suite.",
    en: 'Noted: nobody was there. Thank you for going! The hub takes it from here.',
  },
  refused: {
    fr: "Ce n'est pas possible à cette étape: regardez l'état du trajet.",
    en: 'This is not possible at this stage: look at where the trip stands.',
  },
  minutes: {
    fr: "Écrivez les minutes en chiffres, de 1 à 1440. Rien n'a été envoyé.",
    en: 'Write the minutes in figures, from 1 to 1440. Nothing was sent.',
  },
  problemNoted: {
    fr: 'Problème signalé à {time}: le carrefour est prévenu et vous appelle. En danger? Composez le 911.',
    en: 'Problem reported at {time}: the hub has been told and will call you. In danger? Call 911.',
  },
  trip: { fr: 'Trajet {code}', en: 'Trip {code}' },
  stageThere: { fr: "Étape {part} de {parts} de l'aller", en: 'Stage {part} of {parts} of the way there' },
  stageBack: { fr: 'Étape {part} de {parts} du retour', en: 'Stage {part} of {parts} of the way back' },
  now: { fr: 'Maintenant', en: 'Now' },
  noTime: { fr: 'Heure à confirmer', en: 'Time to be confirmed' },
  expected: { fr: 'Vous avez dit: au départ vers {time}', en: 'You said: at the pickup around {time}' },
  from: { fr: 'Départ', en: 'Pickup' },
  to: { fr: 'Destination', en: 'Destination' },
  details: { fr: 'À savoir', en: 'What to know' },
  agreedAs: { fr: 'Convenu avec la personne', en: 'Agreed with the passenger' },
  avoid: { fr: 'Attention', en: 'Take care' },
  avoidPeople: {
    fr: 'Ne doivent ni savoir ni approcher:',
    en: 'Must not know or come near:',
  },
  avoidPlaces: { fr: "Ne pas s'arrêter à:", en: 'Do not stop at:' },
  unmarked: { fr: 'Véhicule sans marques de police', en: 'No police markings on the vehicle' },
  passengers: { fr: 'Passagers', en: 'Passengers' },
  mode: { fr: 'Transport', en: 'Travel' },
  private: {
    fr: 'Confidentiel: ne partagez ceci avec personne.',
    en: 'Confidential: share this with nobody.',
  },
  newLink: {
    fr: 'Un autre appareil? Textez {code}.',
    en: 'Another device? Text {code}.',
  },
  report: { fr: 'Dire où vous en êtes', en: 'Say how it goes' },
  inMinutes: { fr: 'Au départ dans combien de minutes?', en: 'At the pickup in how many minutes?' },
  inMinutesMaybe: {
    fr: 'Au départ dans combien de minutes? (facultatif)',
    en: 'At the pickup in how many minutes? (optional)',
  },
  'en-route': { fr: 'Je suis en route', en: 'I am on my way' },
  eta: { fr: "Dire seulement l'heure", en: 'Only tell the time' },
  'picked-up': { fr: 'La personne est à bord', en: 'The passenger is on board' },
  arrived: { fr: 'Nous sommes arrivés', en: 'We have arrived' },
  over: { fr: 'Le trajet est déjà fini', en: 'The trip is already over' },
  overSure: {
    fr: 'La personne est à destination, le trajet est fermé.',
    en: 'The passenger is there, the trip is closed.',
  },
  overYes: { fr: 'Oui, trajet terminé', en: 'Yes, trip done' },
  nobody: { fr: "Il n'y a personne", en: 'Nobody is there' },
  nobodySure: {
    fr: 'Vous avez attendu et regardé autour? Le trajet sera fermé et le carrefour prendra la suite.',
    en: 'You have waited and looked around? The trip will be closed and the hub will take over.',
  },
  nobodyYes: { fr: 'Oui, personne sur place', en: 'Yes, nobody is there' },
  problem: { fr: 'Il y a un problème', en: 'There is a problem' },
  problemSure: { fr: 'Le carrefour vous appelle. En danger? 911.', en: 'The hub will call you. In danger? 911.' },
  breakdown: { fr: 'Panne', en: 'Breakdown' },
  weather: { fr: 'Météo', en: 'Weather' },
  road: { fr: 'Route fermée', en: 'Road closed' },
  other: { fr: 'Autre chose', en: 'Something else' },
} as const satisfies Record<string, Words>;

export const statuses = {
  accepted: { fr: 'Accepté', en: 'Accepted' },
  'en-route': { fr: 'En route', en: 'On the way' },
  'picked-up': { fr: 'À bord', en: 'On board' },
} as const satisfies Record<string, Words>;

export const modes = {
  road: { fr: 'Par la route', en: 'By road' },
  'winter-road': { fr: "Par la route d'hiver", en: 'By winter road' },
  air: { fr: 'En avion', en: 'By plane' },
  rail: { fr: 'En train', en: 'By train' },
  boat: { fr: 'En bateau', en: 'By boat' },
} as const satisfies Record<string, Words>;

export const needs = {
  wheelchair: { fr: 'fauteuil roulant', en: 'wheelchair' },
  lifting: { fr: 'aide au transfert', en: 'lifting help' },
  'service-animal': { fr: "chien d'assistance", en: 'service animal' },
  attendant: { fr: 'une accompagnatrice', en: 'an attendant' },
} as const satisfies Record<string, Words>;

export const luggages = {
  none: { fr: 'sans bagage', en: 'no luggage' },
  hand: { fr: 'bagage à main', en: 'hand luggage' },
  bags: { fr: 'valises', en: 'suitcases' },
  bulky: { fr: 'bagages encombrants', en: 'bulky luggage' },
} as const satisfies Record<string, Words>;

const people = (count: number, one: string, many: string): string => `${count} ${count > 1 ? many : one}`;

/** How many of whom; those who are none are left out. */
export const passengerWords = (adults: number, children: number, attendants: number): readonly Words[] => [
  ...(adults > 0 ? [{ fr: people(adults, 'adulte', 'adultes'), en: people(adults, 'adult', 'adults') }] : []),
  ...(children > 0 ? [{ fr: people(children, 'enfant', 'enfants'), en: people(children, 'child', 'children') }] : []),
  ...(attendants > 0
    ? [
        {
          fr: people(attendants, 'personne qui accompagne', 'personnes qui accompagnent'),
          en: people(attendants, 'attendant', 'attendants'),
        },
      ]
    : []),
];
