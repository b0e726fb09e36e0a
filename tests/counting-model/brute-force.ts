import { isIn, monthOf, MONTHS } from './calendar.ts';

/**
 * The counts as an auditor would make them: every live event taken in hand, persons put into sets, nothing added up on the
 * way. It shares no line with what it is compared with, the names of the counters included.
 */
export interface LiveEvent {
  /** As whom the person counts. */
  readonly countsAs: string;
  readonly recipientId: string;
  readonly serviceDate: string;
  readonly serviceType: string;
}

export interface LiveEntry {
  readonly kind: 'group-activity' | 'capacity-activity' | 'expenditure';
  readonly date: string;
  readonly cents: number;
}

/** Counts by the name of the counter; no zeros. */
export type Counts = ReadonlyMap<string, number>;

const TYPE_MARK: Readonly<Record<string, string>> = {
  transportation: 'b',
  'safety-planning': 'e',
  'land-camp': ':land-camp:',
};
const monthMark = (month: number): string => '.123456789abc'.charAt(month);

/** How many different persons the events of a recipient (or of all) and a type (or of any) are about, up to a month's end. */
export function personsThrough(
  events: readonly LiveEvent[],
  month: number,
  {
    recipientId,
    serviceType,
  }: { readonly recipientId?: string | undefined; readonly serviceType?: string | undefined },
): ReadonlySet<string> {
  const fitting = events.filter(
    (event) =>
      monthOf(event.serviceDate) <= month &&
      (recipientId === undefined || event.recipientId === recipientId) &&
      (serviceType === undefined || event.serviceType === serviceType),
  );
  return new Set(fitting.map(({ countsAs }) => countsAs));
}

/** Who is there at the end of a month and was not at the end of the one before. */
function newIn(
  events: readonly LiveEvent[],
  month: number,
  within: { readonly recipientId: string; readonly serviceType?: string | undefined },
): readonly string[] {
  const before = personsThrough(events, month - 1, within);
  return [...personsThrough(events, month, within)].filter((person) => !before.has(person));
}

/** The recipient for whom the hub counts a person: who served them in the earliest month, of several the first by id. */
function countedAt(events: readonly LiveEvent[], person: string, serviceType: string | undefined): string | undefined {
  const theirs = events.filter(
    (event) => event.countsAs === person && (serviceType === undefined || event.serviceType === serviceType),
  );
  const earliest = Math.min(...theirs.map(({ serviceDate }) => monthOf(serviceDate)));
  return theirs
    .filter(({ serviceDate }) => monthOf(serviceDate) === earliest)
    .map(({ recipientId }) => recipientId)
    .sort()[0];
}

/**
 * Every counter of one recipient and year.
 * @param all the live events of the year, of all recipients.
 * @param factsOf the marks of what is known of whoever counts as this person.
 */
export function countsOf(
  recipientId: string,
  all: readonly LiveEvent[],
  entries: readonly LiveEntry[],
  factsOf: (person: string) => readonly string[],
): Counts {
  const counts = new Map<string, number>();
  const add = (name: string, n: number): void => {
    if (n !== 0) counts.set(name, (counts.get(name) ?? 0) + n);
  };
  const types = [undefined, ...new Set(all.map(({ serviceType }) => serviceType))];
  for (const month of MONTHS) {
    for (const serviceType of types) {
      const [mine, elsewhere, mark] = serviceType === undefined ? ['p', 'q', ''] : ['t', 'u', markOf(serviceType)];
      for (const person of newIn(all, month, { recipientId, serviceType })) {
        add(`${mine}${mark}${monthMark(month)}`, 1);
        if (countedAt(all, person, serviceType) !== recipientId) add(`${elsewhere}${mark}${monthMark(month)}`, 1);
        if (serviceType !== undefined) continue;
        // Facts are counted by quarter, in its last month.
        for (const fact of factsOf(person)) add(`x${fact}${monthMark(Math.ceil(month / 3) * 3)}`, 1);
      }
    }
    const inMonth = entries.filter(({ date }) => monthOf(date) === month);
    add(`g${monthMark(month)}`, inMonth.filter(({ kind }) => kind === 'group-activity').length);
    add(`k${monthMark(month)}`, inMonth.filter(({ kind }) => kind === 'capacity-activity').length);
    const spent = inMonth.filter(({ kind }) => kind === 'expenditure').map(({ cents }) => cents);
    add(`c${monthMark(month)}`, sum(spent));
  }
  return counts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** The mark of a service type in the name of a counter. */
export function markOf(serviceType: string): string {
  const mark = TYPE_MARK[serviceType];
  if (mark === undefined) throw new RangeError(`Not a type of these runs: ${serviceType}`);
  return mark;
}

/** The counters of a person's own year: live events by recipient, type and month. */
export function cellsOf(events: readonly LiveEvent[], recipientId: string): Counts {
  const cells = new Map<string, number>();
  for (const event of events.filter((each) => each.recipientId === recipientId)) {
    const cell = markOf(event.serviceType) + monthMark(monthOf(event.serviceDate));
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return cells;
}

export const eventsIn = (year: number, events: readonly LiveEvent[]): LiveEvent[] =>
  events.filter(({ serviceDate }) => isIn(year, serviceDate));

/** Where the files of one person differ, most of them decide; where they are equal, the first in this order. */
const PRECEDENCE: readonly string[] = ['A', 'B', 'C', 'F', 'E', 'R', 'U', 'N'];

/** One mark of each dimension, of what several files that are one person say. */
export function settled(files: readonly Readonly<Record<string, string>>[]): string[] {
  const dimensions = [...new Set(files.flatMap((file) => Object.keys(file)))];
  return dimensions.flatMap((dimension) => {
    const said = files.flatMap((file) => file[dimension] ?? []);
    const times = (mark: string): number => said.filter((other) => other === mark).length;
    const rank = (mark: string): number => (PRECEDENCE.includes(mark) ? PRECEDENCE.indexOf(mark) : PRECEDENCE.length);
    return [...new Set(said)].sort((a, b) => times(b) - times(a) || rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, 1);
  });
}
