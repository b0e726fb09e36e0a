import type { IdentifierKind, PrivateFacts } from './model.ts';

/**
 * By what two files are found to be perhaps one person: each value is the normal form of something the person gave, to be
 * fingerprinted before it is stored anywhere.
 */
export interface IdentifierValue {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** The identifiers of a file. A name alone is none: too many share one. */
export function identifierValues({ phone, name, birthDate, fileNumbers = [] }: PrivateFacts): IdentifierValue[] {
  const normalName = name === undefined ? '' : normalizeName(name);
  return [
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(normalName === '' || birthDate === undefined
      ? []
      : [{ kind: 'name-and-birth-date' as const, value: `${normalName}\n${birthDate}` }]),
    ...fileNumbers.map(({ organizationId, number }) => ({
      kind: 'file-number' as const,
      value: `${organizationId}\n${normalizeFileNumber(number)}`,
    })),
  ];
}

/** Letters of the Latin script that Unicode does not take apart into a letter and an accent. */
const WITHOUT_ACCENT: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th' };
/** The accents themselves, once taken apart. Not every mark: the vowel signs of other scripts are letters. */
const ACCENTS = /[\u0300-\u036f]/gu;
/** Joiners and soft hyphens stand inside a word and are not seen. */
const INVISIBLE = /\p{Cf}/gu;
/** Apostrophes that Unicode counts among the letters (ʼ, as in many orthographies of Indigenous languages). */
const LETTER_APOSTROPHES = /[\u02b9-\u02bf\u02c8\u02ca\u02cb\u02ee\ua78b\ua78c]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * The words of a name without accents, case, punctuation or order, so that "Tremblay, Marie-Ève" is "marie eve
 * tremblay". Syllabics and other scripts stay as they are. Empty when nothing in it is a word.
 */
export function normalizeName(name: string): string {
  return folded(name.normalize('NFKD').replace(INVISIBLE, '').replace(LETTER_APOSTROPHES, ' '))
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

/** By way of upper case: ß becomes ss (ẞ is ß in lower case), and a dotless ı an i. A sigma is the same letter at the end of a word. */
const folded = (text: string): string =>
  text
    .replace(ACCENTS, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replaceAll('ς', 'σ')
    .replace(/[œæøłđðþ]/gu, (letter) => WITHOUT_ACCENT[letter] ?? letter);

/** An agency's own number as it may be written here and there: `No 0042-a` is `NO0042A`. Leading zeros are part of it. */
export const normalizeFileNumber = (number: string): string =>
  number
    .normalize('NFKD')
    .toUpperCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
