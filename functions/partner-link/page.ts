import type { LinkAnswer, LinkedPlace, LinkedTrip } from '../../shared/transport/index.ts';

/** The page behind a partner's link: both languages, the partner's own first; no script, nothing loaded from anywhere. */

const words = {
  title: { fr: 'Votre trajet', en: 'Your trip' },
  pickup: { fr: 'Départ', en: 'Pickup' },
  destination: { fr: 'Destination', en: 'Destination' },
  time: { fr: 'Heure', en: 'Time' },
  passengers: { fr: 'Passagers', en: 'Passengers' },
  details: { fr: 'Détails', en: 'Details' },
  private: {
    fr: 'Ces renseignements sont confidentiels: ne les partagez avec personne.',
    en: 'This information is confidential: share it with nobody.',
  },
  gone: {
    fr: "Merci! Ce lien n'est plus valide. Pour toute question, répondez au texte reçu.",
    en: 'Thank you! This link is no longer valid. For any question, answer the text you received.',
  },
  refused: {
    fr: "Ce n'est plus possible à cette étape.",
    en: 'This is not possible at this stage.',
  },
} as const satisfies Record<string, Text>;

interface Text {
  readonly fr: string;
  readonly en: string;
}

const buttons: readonly {
  readonly answer: LinkAnswer;
  readonly label: Text;
  readonly at: readonly LinkedTrip['status'][];
}[] = [
  { answer: 'en-route', label: { fr: 'Je suis en route', en: 'I am on my way' }, at: ['accepted'] },
  {
    answer: 'picked-up',
    label: { fr: 'La personne est à bord', en: 'The passenger is on board' },
    at: ['accepted', 'en-route'],
  },
  {
    answer: 'completed',
    label: { fr: 'Nous sommes arrivés', en: 'We have arrived' },
    at: ['accepted', 'en-route', 'picked-up'],
  },
  {
    answer: 'problem',
    label: { fr: 'Il y a un problème', en: 'There is a problem' },
    at: ['accepted', 'en-route', 'picked-up'],
  },
];

export const isLinkAnswer = (value: string | undefined): value is LinkAnswer =>
  buttons.some(({ answer }) => answer === value);

export function tripPage(trip: LinkedTrip, refused: boolean): string {
  const { language } = trip;
  const both = (text: Text): string => inBoth(text, language);
  const { adults, children } = trip.passengers;
  const who = [
    `${adults} ${language === 'fr' ? (adults > 1 ? 'adultes' : 'adulte') : adults > 1 ? 'adults' : 'adult'}`,
    `${children} ${language === 'fr' ? (children > 1 ? 'enfants' : 'enfant') : children > 1 ? 'children' : 'child'}`,
    ...trip.accessibility,
  ].join(', ');
  const legs = trip.legs
    .map(
      ({ from, to }) =>
        `<dt>${both(words.pickup)}</dt><dd>${place(from, language)}</dd>` +
        `<dt>${both(words.destination)}</dt><dd>${place(to, language)}</dd>`,
    )
    .join('');
  const details =
    trip.details === undefined
      ? ''
      : `<dt>${both(words.details)}</dt><dd class="details">${escapeHtml(trip.details)}</dd>`;
  const actions = buttons
    .filter(({ at }) => at.includes(trip.status))
    .map(({ answer, label }) => `<button name="answer" value="${answer}">${both(label)}</button>`)
    .join('');
  return layout(
    language,
    `<h1>${both(words.title)} ${escapeHtml(trip.code)}</h1>` +
      (refused ? `<p role="alert">${both(words.refused)}</p>` : '') +
      `<dl><dt>${both(words.time)}</dt><dd>${escapeHtml(trip.pickupTime)}</dd>${legs}` +
      `<dt>${both(words.passengers)}</dt><dd>${escapeHtml(who)}</dd>${details}</dl>` +
      `<form method="post">${actions}</form><p>${both(words.private)}</p>`,
  );
}

export const gonePage = (): string => layout('fr', `<h1>${inBoth(words.gone, 'fr')}</h1>`);

function place({ name, address }: LinkedPlace, language: 'fr' | 'en'): string {
  return escapeHtml(name[language]) + (address === undefined ? '' : `<br>${escapeHtml(address)}`);
}

function inBoth(text: Text, first: 'fr' | 'en'): string {
  const second = first === 'fr' ? 'en' : 'fr';
  return `<span lang="${first}">${escapeHtml(text[first])}</span> <small lang="${second}">${escapeHtml(text[second])}</small>`;
}

const layout = (language: 'fr' | 'en', body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">' +
  '<title>·</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:34rem;padding:0 1rem}' +
  'dt{font-weight:600;margin-top:.8rem}dd{margin:0}.details{white-space:pre-wrap}small{color:#555}' +
  'button{display:block;width:100%;min-height:3.2rem;margin:.6rem 0;font:inherit}</style></head>' +
  `<body>${body}</body></html>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
