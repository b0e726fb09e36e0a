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
}

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

const SHAPE = /^([pqgkctu])(:[^:]+:|[a-g])?([1-9abc])$/;

export const isCounter = (name: string): name is Counter => {
  const [, letter = '', type] = SHAPE.exec(name) ?? [];
  return type === undefined ? MEASURES.has(letter) : TYPED.has(letter);
};

export function counter({ measure, month, serviceType }: CounterMeaning): Counter {
  const letter = measure === 'persons' ? 't' : 'u';
  const name =
    serviceType === undefined
      ? `${LETTER[measure]}${monthMark(month)}`
      : `${letter}${typeMark(serviceType)}${monthMark(month)}`;
  if (!isCounter(name)) throw new RangeError(`Not a counter: ${name}`);
  return name;
}

export function meaningOf(name: Counter): CounterMeaning {
  const [, letter = '', type, month = ''] = SHAPE.exec(name) ?? [];
  const measure = (type === undefined ? MEASURES : TYPED).get(letter);
  if (measure === undefined) throw new RangeError(`Not a counter: ${name}`);
  return { measure, month: monthOfMark(month), ...(type !== undefined && { serviceType: typeOfMark(type) }) };
}

/** a + b, without the counters that come to 0. */
export function plus(a: Figures, b: Figures): Figures {
  const sum = new Map(a);
  for (const [name, n] of b) sum.set(name, (sum.get(name) ?? 0) + n);
  return new Map([...sum].filter(([, n]) => n !== 0));
}

export const minus = (a: Figures, b: Figures): Figures => plus(a, new Map([...b].map(([name, n]) => [name, -n])));

export const sumOf = (all: Iterable<Figures>): Figures => [...all].reduce<Figures>(plus, new Map());

/** The sum of a measure over the months from April to `through`. */
export function cumulative(figures: Figures, measure: Measure, through: FiscalMonth, serviceType?: string): number {
  let sum = 0;
  for (const [name, n] of figures) {
    const meaning = meaningOf(name);
    if (meaning.measure === measure && meaning.serviceType === serviceType && meaning.month <= through) sum += n;
  }
  return sum;
}
