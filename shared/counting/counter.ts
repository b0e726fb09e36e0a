import { parseFiscalMonth, type FiscalMonth } from './fiscal-year.ts';

/**
 * What a tally counts in a month. `persons` were served for the first time in the year by this recipient; of those,
 * `persons-elsewhere` are counted for the hub at another recipient, who served them first.
 */
export type Measure = 'persons' | 'persons-elsewhere' | 'group-activities' | 'capacity-activities' | 'spent-cents';

export interface CounterMeaning {
  readonly measure: Measure;
  readonly month: FiscalMonth;
  /** Only of persons: counted within this type of service alone. */
  readonly serviceType?: string | undefined;
  /** Only of persons: those of whom this is known (see facts.ts). */
  readonly fact?: FactMark | undefined;
}

/** One capital letter (see facts.ts). */
export type FactMark = string;

declare const counterBrand: unique symbol;

/**
 * The short name of one counter, which is also its attribute in the tally item: `p1` persons of April, `ta1` of those by
 * service type `a`. Short because a whole year of every counter has to fit 1 KB: a transaction pays 2 write units for each KB.
 */
export type Counter = string & { readonly [counterBrand]: true };

/** Counts by counter; a counter that is not there is 0. Cents are integers as well. */
export type Figures = ReadonlyMap<Counter, number>;

const LETTER: Readonly<Record<Measure, string>> = {
  persons: 'p',
  'persons-elsewhere': 'q',
  'group-activities': 'g',
  'capacity-activities': 'k',
  'spent-cents': 'c',
};
const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ['p', 'persons'],
  ['q', 'persons-elsewhere'],
  ['g', 'group-activities'],
  ['k', 'capacity-activities'],
  ['c', 'spent-cents'],
]);
const TYPED: ReadonlyMap<string, Measure> = new Map([
  ['t', 'persons'],
  ['u', 'persons-elsewhere'],
]);

/** The seven types that ship have a letter; a hub's own type goes by its code. Never reuse or move a letter. */
const TYPE_LETTERS: ReadonlyMap<string, string> = new Map([
  ['intake-assessment', 'a'],
  ['transportation', 'b'],
  ['mobile-phone', 'c'],
  ['crisis-support', 'd'],
  ['safety-planning', 'e'],
  ['case-management', 'f'],
  ['mobile-services', 'g'],
]);
export const SHIPPED_TYPES: readonly string[] = [...TYPE_LETTERS.keys()];
const TYPES_BY_LETTER = new Map([...TYPE_LETTERS].map(([code, letter]) => [letter, code] as const));

/** The service type as it stands in the name of a counter: a letter, or its code between colons. */
export const typeMark = (serviceType: string): string => TYPE_LETTERS.get(serviceType) ?? `:${serviceType}:`;

export function typeOfMark(mark: string): string {
  const code = mark.startsWith(':') ? mark.slice(1, -1) : TYPES_BY_LETTER.get(mark);
  if (code === undefined) throw new RangeError(`Not the mark of a service type: ${mark}`);
  return code;
}

/** Months 1 to 9, then a (January), b, c. */
export const monthMark = (month: FiscalMonth): string => month.toString(13);
export const monthOfMark = (mark: string): FiscalMonth => parseFiscalMonth(Number.parseInt(mark, 13));

const FACT = 'x';
const SHAPE = /^(?:[pqgkc]|[tu](?::[^:]+:|[a-g])|x[A-Z])[1-9abc]$/;

export const isCounter = (name: string): name is Counter => SHAPE.test(name);

export function counter({ measure, month, serviceType, fact }: CounterMeaning): Counter {
  const letter = measure === 'persons' ? 't' : 'u';
  const name =
    fact !== undefined
      ? `${FACT}${fact}${monthMark(month)}`
      : serviceType === undefined
        ? `${LETTER[measure]}${monthMark(month)}`
        : `${letter}${typeMark(serviceType)}${monthMark(month)}`;
  if (!isCounter(name)) throw new RangeError(`Not a counter: ${name}`);
  return name;
}

export function meaningOf(name: Counter): CounterMeaning {
  const letter = name.slice(0, 1);
  const mark = name.slice(1, -1);
  const month = monthOfMark(name.slice(-1));
  if (letter === FACT) return { measure: 'persons', month, fact: mark };
  const measure = (mark === '' ? MEASURES : TYPED).get(letter);
  if (measure === undefined) throw new RangeError(`Not a counter: ${name}`);
  return { measure, month, ...(mark !== '' && { serviceType: typeOfMark(mark) }) };
}

/** a + b, without the counters that come to 0. */
export function plus(a: Figures, b: Figures): Figures {
  const sum = new Map(a);
  for (const [name, n] of b) sum.set(name, (sum.get(name) ?? 0) + n);
  return new Map([...sum].filter(([, n]) => n !== 0));
}

export const minus = (a: Figures, b: Figures): Figures => plus(a, new Map([...b].map(([name, n]) => [name, -n])));

/** The sum of a measure over the months from April to `through`; of persons, within a service type or a fact alone. */
export function cumulative(
  figures: Figures,
  measure: Measure,
  through: FiscalMonth,
  within: { readonly serviceType?: string | undefined; readonly fact?: FactMark | undefined } = {},
): number {
  let sum = 0;
  for (const [name, n] of figures) {
    const meaning = meaningOf(name);
    const fits =
      meaning.measure === measure && meaning.serviceType === within.serviceType && meaning.fact === within.fact;
    if (fits && meaning.month <= through) sum += n;
  }
  return sum;
}

/** Only what counts in the months up to `through`. */
export const figuresThrough = (figures: Figures, through: FiscalMonth): Figures =>
  new Map([...figures].filter(([name]) => meaningOf(name).month <= through));
