import type { LinkedReferral, ReferralClosed } from '../../shared/referrals/index.ts';
import type { Words } from './page-texts.ts';

type Told = LinkedReferral['told'];
type Need = NonNullable<Told['needs']>[number];
type ByTelephone = Told['byTelephone'][number];

/** Every word of a referral's page: "vous", short, and nothing that says what the hub is for. */
export const referralWords = {
  referral: { fr: 'Demande {code}', en: 'Request {code}' },
  transfer: { fr: 'Transfert {code}', en: 'Transfer {code}' },
  asked: { fr: 'Envoyée le {time}', en: 'Sent on {time}' },
  refused: {
    fr: "Ce n'est plus possible à cette étape: voici où en est la demande.",
    en: 'This is no longer possible at this stage: here is where the request stands.',
  },
  unreadable: {
    fr: "Écrivez un nombre en chiffres. Rien n'a été envoyé.",
    en: 'Write a number in figures. Nothing was sent.',
  },
  consentOver: {
    fr: "L'accord de la personne n'est plus en vigueur: rien de plus n'est montré ici. Le carrefour vous appelle.",
    en: "The person's agreement is no longer in force: nothing more is shown here. The hub will call you.",
  },
  problemNoted: {
    fr: 'Problème signalé le {time}: le carrefour est prévenu et vous appelle.',
    en: 'Problem reported on {time}: the hub has been told and will call you.',
  },
  needs: { fr: 'Besoin', en: 'Need' },
  age: { fr: 'Âge', en: 'Age' },
  area: { fr: 'Secteur', en: 'Area' },
  language: { fr: 'Langue', en: 'Language' },
  adaptations: { fr: 'À prévoir', en: 'To plan for' },
  waiting: { fr: 'Sur votre liste', en: 'On your list' },
  position: { fr: 'Rang {position}', en: 'Position {position}' },
  next: { fr: 'La suite', en: 'What comes next' },
  hubCalls: {
    fr: 'Le carrefour vous appelle. Pour le joindre: {number}',
    en: 'The hub will call you. To reach it: {number}',
  },
  warm: {
    fr: "Quelqu'un du carrefour reste avec la personne jusqu'à ce que vous vous soyez parlé.",
    en: 'Somebody of the hub stays with the person until you have spoken with each other.',
  },
  byTelephone: { fr: 'Dit au téléphone seulement', en: 'Told by telephone only' },
  answer: { fr: 'Répondre', en: 'Answer' },
  accept: { fr: 'Oui, nous acceptons', en: 'Yes, we accept' },
  place: { fr: 'Oui, une place est libre', en: 'Yes, there is a place now' },
  receive: { fr: 'Bien reçu, réponse à venir', en: 'Received, answer to come' },
  waitlist: { fr: "Sur notre liste d'attente", en: 'On our waiting list' },
  moved: { fr: 'Le rang a changé', en: 'The position has changed' },
  rank: { fr: 'À quel rang? (1 est le prochain)', en: 'At which position? (1 is next)' },
  wait: { fr: 'Mettre sur la liste', en: 'Put on the list' },
  decline: { fr: 'Nous ne pouvons pas', en: 'We cannot' },
  declineWhy: { fr: 'Pourquoi? La demande sera fermée pour vous.', en: 'Why? The request will be closed for you.' },
  start: { fr: "C'est commencé", en: 'It has begun' },
  news: { fr: 'Ça continue', en: 'It is still going on' },
  over: { fr: "C'est terminé", en: 'It is over' },
  overHow: {
    fr: 'Comment cela a-t-il fini? La demande sera fermée.',
    en: 'How did it end? The request will be closed.',
  },
  unreached: { fr: "Cela n'a pas pu se faire", en: 'It could not be done' },
  unreachedWhy: { fr: 'Pourquoi? La demande sera fermée.', en: 'Why? The request will be closed.' },
  noContact: { fr: 'Impossible de joindre la personne', en: 'The person could not be reached' },
  personDeclined: { fr: 'La personne ne veut pas', en: 'The person does not want it' },
  problem: { fr: 'Il y a un problème', en: 'There is a problem' },
  problemSure: { fr: 'Le carrefour vous appelle.', en: 'The hub will call you.' },
  problemYes: { fr: 'Oui, appelez-nous', en: 'Yes, call us' },
  room: { fr: 'Vos places', en: 'Your room' },
  places: { fr: 'Places libres: {service}', en: 'Places free: {service}' },
  lastSaid: { fr: 'Dernière réponse: {places}, le {time}', en: 'Last told: {places}, on {time}' },
  neverSaid: { fr: 'Jamais dit', en: 'Never told' },
  tell: { fr: 'Dire les places', en: 'Tell the places' },
} as const satisfies Record<string, Words>;

export const referralStatuses = {
  requested: { fr: 'En attente de votre réponse', en: 'Waiting for your answer' },
  received: { fr: 'Vous avez dit: bien reçu', en: 'You said: received' },
  accepted: { fr: 'Acceptée', en: 'Accepted' },
  'in-progress': { fr: 'En cours', en: 'Under way' },
} as const satisfies Record<LinkedReferral['status'], Words>;

export const urgencies = {
  urgent: { fr: 'URGENT', en: 'URGENT' },
  soon: { fr: 'Sous peu', en: 'Soon' },
  standard: undefined,
} as const satisfies Record<Told['urgency'], Words | undefined>;

export const ages = {
  'under-16': { fr: 'Moins de 16 ans', en: 'Under 16' },
  '16-17': { fr: '16-17 ans', en: '16-17' },
  '18-plus': { fr: '18 ans et plus', en: '18 or over' },
  unknown: { fr: 'On ne sait pas', en: 'Not known' },
} as const satisfies Record<NonNullable<Told['ageBand']>, Words>;

export const adaptations = {
  wheelchair: { fr: 'fauteuil roulant', en: 'wheelchair' },
  lifting: { fr: 'aide au transfert', en: 'lifting help' },
  'service-animal': { fr: "chien d'assistance", en: 'service animal' },
  'sign-language': { fr: 'langue des signes', en: 'sign language' },
  'low-vision': { fr: 'vision réduite', en: 'low vision' },
  attendant: { fr: 'personne qui accompagne', en: 'an attendant' },
  children: { fr: 'enfants', en: 'children' },
  'developmental-disability': {
    fr: 'soutien adapté à une déficience intellectuelle',
    en: 'support adapted to a developmental disability',
  },
  'plain-language': { fr: 'mots simples', en: 'plain language' },
} as const satisfies Record<NonNullable<Told['adaptations']>[number], Words>;

export const byTelephone = {
  name: { fr: 'le nom', en: 'the name' },
  phone: { fr: 'le téléphone', en: 'the telephone number' },
  'safe-hours': { fr: 'quand appeler sans danger', en: 'when it is safe to call' },
} as const satisfies Record<ByTelephone, Words>;

export const rejectReasons = {
  'no-capacity': { fr: 'Plus de place', en: 'No room' },
  'not-eligible': { fr: 'Hors de nos critères', en: 'Not eligible here' },
  'out-of-area': { fr: 'Hors de notre secteur', en: 'Out of our area' },
  unsafe: { fr: 'Pas sécuritaire', en: 'Not safe' },
  'no-agreement': { fr: "Pas d'entente", en: 'No agreement' },
  other: { fr: 'Autre raison', en: 'Another reason' },
} as const satisfies Record<string, Words>;

export const results = {
  served: { fr: 'Service rendu', en: 'Service given' },
  'support-goes-on': { fr: 'Le soutien continue chez nous', en: 'Support goes on with us' },
  'referred-on': { fr: 'Dirigée ailleurs', en: 'Referred on' },
  'did-not-attend': { fr: "La personne n'est pas venue", en: 'The person did not come' },
} as const satisfies Record<string, Words>;

/** Said once, when the link is over. */
export const closings = {
  reject: { fr: "C'est noté. Merci d'avoir répondu!", en: 'Noted. Thank you for answering!' },
  complete: { fr: "C'est noté: terminé. Merci beaucoup!", en: 'Noted: done. Thank you so much!' },
  fail: { fr: "C'est noté. Le carrefour prend la suite. Merci!", en: 'Noted. The hub takes it from here. Thank you!' },
  covered: {
    fr: "Merci! Quelqu'un d'autre a déjà pris cette demande: il n'y a plus rien à faire.",
    en: 'Thank you! Someone else has already taken this request: nothing more to do.',
  },
} as const satisfies Record<ReferralClosed['as'], Words>;

/** Seen by the partner alone, behind the link, and still no word that names what the hub is for. */
export const needNames = {
  'safe-place': { fr: 'Lieu sécuritaire', en: 'Safe place to stay' },
  housing: { fr: 'Logement', en: 'Housing' },
  'transport-road': { fr: 'Transport par la route', en: 'Transport by road' },
  'transport-air': { fr: 'Transport par avion', en: 'Transport by air' },
  'transport-rail': { fr: 'Transport par train', en: 'Transport by rail' },
  'transport-boat': { fr: 'Transport par bateau', en: 'Transport by boat' },
  'crisis-support': { fr: 'Soutien en cas de crise', en: 'Crisis support' },
  counselling: { fr: 'Counseling', en: 'Counselling' },
  'peer-support': { fr: 'Groupe de soutien', en: 'Peer support' },
  'case-management': { fr: 'Gestion de cas', en: 'Case management' },
  health: { fr: 'Santé', en: 'Health' },
  'sexual-assault-centre': { fr: 'Soutien spécialisé', en: 'Specialized support' },
  'mental-health-addictions': { fr: 'Santé mentale et dépendances', en: 'Mental health and addictions' },
  legal: { fr: 'Aide juridique', en: 'Legal help' },
  'child-services': { fr: "Services à l'enfance", en: 'Child services' },
  'developmental-services': {
    fr: 'Services aux personnes ayant une déficience intellectuelle',
    en: 'Developmental services',
  },
  'life-skills': { fr: 'Autonomie de vie', en: 'Life skills' },
  education: { fr: 'Études', en: 'Education' },
  employment: { fr: 'Emploi', en: 'Employment' },
  'language-program': { fr: 'Cours de langue', en: 'Language program' },
  'cultural-support': { fr: 'Soutien culturel', en: 'Cultural support' },
  'police-liaison': { fr: 'Liaison', en: 'Liaison' },
  settlement: { fr: 'Établissement', en: 'Settlement' },
  'return-home': { fr: 'Retour à la maison', en: 'Return home' },
  'material-support': { fr: 'Aide matérielle', en: 'Material help' },
} as const satisfies Record<Need, Words>;
