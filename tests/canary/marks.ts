/**
 * What marks the personal fields of the canary's traffic. Every word is made of one of two stems, every number of one of two,
 * so that a mark is found wherever it stands, whatever was cut off around it; the end of a word tells which field it marked.
 */
const WORD = 'Zorvaqlim';
/** With accents, which something on the way may fold away. */
const ACCENTED = 'Xévuldorqué';
const NUMBERS = ['249555731', '249555732'] as const;
/** A birth date that stands nowhere else. */
export const BIRTH_DATE = '1911-03-17';

/** A word that marks a field: `mark('note')`. */
export const mark = (field: string): string => `${WORD}${field}`;
export const accentedMark = (field: string): string => `${ACCENTED}${field}`;

/** The nth marked phone, 0 to 19. No phone of the demo hub is among them. */
export const phoneOf = (n: number): string => `+1${NUMBERS[n < 10 ? 0 : 1]}${n % 10}`;
/** The same as somebody would write it in a text. */
export const phoneInWords = (n: number): string => phoneOf(n).replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');

export interface Stem {
  readonly text: string;
  /** Ways of writing it, letter by letter; each is looked for in every encoding. */
  readonly writings: readonly string[];
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
const cased = (text: string): string[] => [text, text.toLowerCase(), text.toUpperCase()];
const wordStem = (text: string): Stem => ({
  text,
  writings: [...new Set([text, text.normalize('NFD'), folded(text)].flatMap(cased))],
});
const numberStem = (digits: string): Stem => {
  const [area, exchange, rest] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  const joined = ['', ' ', '-', '.', '\u00a0'].map((gap) => [area, exchange, rest].join(gap));
  return { text: digits, writings: [...joined, `${area}) ${exchange}-${rest}`, `${area}) ${exchange} ${rest}`] };
};
const dateStem = (date: string): Stem => {
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    text: date,
    writings: [
      date,
      `${year}${month}${day}`,
      `${year}/${month}/${day}`,
      `${day}/${month}/${year}`,
      `${day}-${month}-${year}`,
    ],
  };
};

export const STEMS: readonly Stem[] = [
  wordStem(WORD),
  wordStem(ACCENTED),
  ...NUMBERS.map(numberStem),
  dateStem(BIRTH_DATE),
];
