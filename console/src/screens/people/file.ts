import type { AnswerOf, ItemOf } from '../../api/contract.ts';

export type PersonFile = AnswerOf<'GET /v1/people/{personId}'>;
export type PrivateFacts = PersonFile['private'];
export type Person = ItemOf<'GET /v1/people'>;
export type AgeBand = Person['ageBand'];

export const AGE_BANDS = ['under-16', '16-17', '18-plus', 'unknown'] as const satisfies readonly AgeBand[];

/** What a consent can be for. */
export const PURPOSES = [
  'support',
  'referral',
  'transport',
  'transfer',
  'disclosure',
] as const satisfies readonly PersonFile['consents'][number]['purpose'][];

/** First languages of persons in the north; a file can hold any other one as well. */
const LANGUAGES = ['fr', 'en', 'cr', 'oj', 'ojs', 'iu', 'ase', 'fcs'] as const;

/** What is offered as a language, with the one that is on file. */
export const languagesWith = (own: string): readonly string[] =>
  LANGUAGES.some((code) => code === own) ? LANGUAGES : [...LANGUAGES, own];

/** The end of an id (its beginning is when it was made): enough to tell two files apart by voice, and it names nobody. */
export const shortId = (id: string): string => id.slice(-6);

/** The calendar day at an instant where the hub is: services are dated by it, wherever the device is. */
export function dayIn(timeZone: string | undefined, now: number): string {
  return new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone !== undefined && { timeZone }),
  }).format(now);
}

/** A number as it is dialled (`705 555-0100`), in the form in which it is kept (`+17055550100`); nothing when it is none. */
export function phoneOf(typed: string): string | undefined {
  const digits = typed.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return /^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : undefined;
}

/** `+17055550100` as it is read: `705 555-0100`. */
export const readablePhone = (phone: string): string => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1 $2-$3');

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The id of a file in what was pasted: the number alone, or the address of its page. */
export const personIdIn = (pasted: string): string | undefined => UUID.exec(pasted)?.[0].toLowerCase();
