import type { Organization } from '../../directory/index.ts';

type LocalizedText = Organization['name'];

/** Why a partner stands where it stands among those to be asked, beside what routing says of its service. For a coordinator. */
const texts = {
  'on-night-rota': { fr: 'De garde la nuit.', en: 'On the night rota.' },
  'quiet-hours': {
    fr: "Heures de silence jusqu'à {time}, à l'heure du partenaire.",
    en: "Quiet hours until {time}, by the partner's clock.",
  },
  record: {
    fr: 'Sur 12 mois : {carried} faits, {declined} refusés, {silent} sans réponse, {withdrew} abandonnés après un oui.',
    en: 'Over 12 months: {carried} carried out, {declined} declined, {silent} not answered, {withdrew} withdrawn after a yes.',
  },
  'no-record': {
    fr: "Aucun trajet ces 12 derniers mois : ni devant ni derrière ceux que l'on connaît.",
    en: 'No trip in the last 12 months: neither before nor behind those who are known.',
  },
  'carried-lately': {
    fr: 'Trajets pris ces trois derniers mois : {trips}.',
    en: 'Trips taken on in the last three months: {trips}.',
  },
  'base-unknown': {
    fr: "On ne sait pas d'où part ce partenaire.",
    en: 'Where this partner sets out from is not known.',
  },
  'closed-or-full': {
    fr: 'Après les autres : fermé au départ, ou sans assez de places libres.',
    en: 'After the others: closed at departure, or without enough free seats.',
  },
  'other-mode': {
    fr: 'Par un autre moyen de transport ({mode}), si personne ne vient autrement.',
    en: 'By another way of travelling ({mode}), when nobody comes otherwise.',
  },
  'neighbouring-hub': {
    fr: "Carrefour voisin, si aucun partenaire d'ici ne vient.",
    en: 'Neighbouring hub, when no partner from here comes.',
  },
} as const satisfies Record<string, LocalizedText>;

export type OrderReasonCode = keyof typeof texts;
type Value = number | string | LocalizedText;

/** The same shape as a reason of routing: a code, and its text in both languages. */
export type OrderReason = {
  readonly code: OrderReasonCode;
  readonly text: LocalizedText;
  readonly values?: Readonly<Record<string, Value>>;
};

const fill = (template: string, values: Readonly<Record<string, Value>>, language: 'fr' | 'en'): string =>
  template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'object' ? value[language] : String(value);
  });

/** A reason in words. `values` has every name its text asks for. */
export function orderReason(code: OrderReasonCode, values?: Readonly<Record<string, Value>>): OrderReason {
  const { fr, en } = texts[code];
  if (values === undefined) return { code, text: { fr, en } };
  return { code, text: { fr: fill(fr, values, 'fr'), en: fill(en, values, 'en') }, values };
}

export const modeNames = {
  road: { fr: 'route', en: 'road' },
  air: { fr: 'avion', en: 'air' },
  rail: { fr: 'train', en: 'rail' },
  boat: { fr: 'bateau', en: 'boat' },
} as const satisfies Record<string, LocalizedText>;

/** « 6 h », « 6 h 30 » and "6:00", "6:30", of a wall time such as `06:30`. */
export function clockWords(time: string): LocalizedText {
  const hour = String(Number(time.slice(0, 2)));
  const minute = time.slice(3);
  return { fr: minute === '00' ? `${hour} h` : `${hour} h ${minute}`, en: `${hour}:${minute}` };
}
