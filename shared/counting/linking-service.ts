import type { Platform } from '../platform/platform.ts';
import type { LocalDate } from '../platform/local-date.ts';
import type { Write } from '../platform/transaction.ts';
import { apart, diff, together, type Contribution } from './contribution.ts';
import { fiscalYearOf, parseFiscalYear, type FiscalYear } from './fiscal-year.ts';
import { standingKeys, standingOf, tallyWrites, type Cause, type Standing } from './standing-service.ts';
import * as store from './store.ts';

/**
 * Two files are one person, or are not after all: each year of theirs is one step, one transaction, in which the
 * contribution of the one is added to that of the other (or taken away again) and every tally moves by the difference. Before a
 * step the year counts as it did, after it as it should; there is nothing in between.
 */
export interface Linking {
  readonly personId: string;
  /** Whom the person is counted by once it is done (`join`), or was counted by before (`leave`). */
  readonly parentId: string;
  readonly direction: 'join' | 'leave';
}

/**
 * The years to go through: every one that services may be dated in, the next, and every one that either file has an item of.
 * Also where the person had none: the step leaves an item there, so that a service recorded at this very moment under the old
 * state of things meets it and is decided anew.
 */
export async function yearsToLink(
  platform: Platform,
  personIds: readonly string[],
  calendar: { readonly openedOn: LocalDate; readonly today: LocalDate },
): Promise<FiscalYear[]> {
  const years = new Set<number>();
  for (let year: number = fiscalYearOf(calendar.openedOn); year <= fiscalYearOf(calendar.today) + 1; year += 1) {
    years.add(year);
  }
  for (const personId of personIds) {
    const { pk } = store.servedKey(personId, fiscalYearOf(calendar.today));
    for await (const item of platform.table.queryAll({ pk, prefix: store.SERVED_PREFIX })) {
      years.add(store.parseServed(item).fiscalYear);
    }
  }
  return [...years].sort((a, b) => a - b).map(parseFiscalYear);
}

interface Both {
  readonly own: store.Served;
  readonly parent: Standing;
}

async function readBoth(platform: Platform, { personId, parentId }: Linking, fiscalYear: FiscalYear): Promise<Both> {
  const ownKey = store.servedKey(personId, fiscalYear);
  const answer = await platform.table.batchGet([ownKey, ...standingKeys(parentId, fiscalYear)]);
  return {
    own: store.readServed(answer.item(ownKey), fiscalYear),
    parent: await standingOf(platform, parentId, fiscalYear, (key) => answer.item(key)),
  };
}

/** Says in every tally of the year that the step may change, that a change of persons is under way. */
export async function announceYear(
  platform: Platform,
  linking: Linking,
  fiscalYear: FiscalYear,
  cause: Cause,
): Promise<{ readonly recipients: readonly string[]; readonly writes: Write[] }> {
  const { own, parent } = await readBoth(platform, linking, fiscalYear);
  const recipients = [...new Set([...own.recipients, ...(parent.at(-1)?.served.recipients ?? [])])].sort();
  const changes = recipients.map((id) => [id, { figures: new Map(), merging: 1 }] as const);
  return { recipients, writes: await tallyWrites(platform, fiscalYear, new Map(changes), cause) };
}

/** The writes of one step; what was announced for it is taken back in the same transaction. A step done already only does that. */
export async function linkYear(
  platform: Platform,
  linking: Linking,
  fiscalYear: FiscalYear,
  cause: Cause,
  announced: readonly string[],
): Promise<Write[]> {
  const { own, parent } = await readBoth(platform, linking, fiscalYear);
  const changes = new Map<string, store.TallyChange>(announced.map((id) => [id, { figures: new Map(), merging: -1 }]));
  const writes: Write[] = [];
  if (own.countedBy !== undefined && own.countedBy !== linking.parentId) {
    throw new Error('A year of a file is counted by another one than its link says');
  }
  const isDone = (own.countedBy === linking.parentId) === (linking.direction === 'join') && own.version > 0;
  if (!isDone) {
    const countedBy = linking.direction === 'join' ? linking.parentId : undefined;
    writes.push(store.servedWrite(linking.personId, { ...own, countedBy }, own.contribution));
    if (own.contribution.services.size > 0 || own.contribution.about.size > 0) {
      writes.push(...moved(parent, own.contribution, linking.direction));
      for (const [id, figures] of difference(parent, own.contribution, linking.direction)) {
        changes.set(id, { ...changes.get(id), figures });
      }
    }
  }
  return [...writes, ...(await tallyWrites(platform, fiscalYear, changes, cause))];
}

function moved(parent: Standing, own: Contribution, direction: Linking['direction']): Write[] {
  const next = direction === 'join' ? together : apart;
  return parent.map(({ personId, served }) => store.servedWrite(personId, served, next(served.contribution, own)));
}

function difference(parent: Standing, own: Contribution, direction: Linking['direction']): ReturnType<typeof diff> {
  const was = parent.at(-1)?.served.contribution;
  if (was === undefined) throw new Error('Somebody counts for every person');
  return direction === 'join' ? diff([was, own], [together(was, own)]) : diff([was], [apart(was, own), own]);
}
