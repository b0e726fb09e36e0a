import { isUuid } from '../platform/ids.ts';
import { parseFiscalYear, type FiscalYear } from './fiscal-year.ts';

/**
 * Where something is on the record: in the ledger of a recipient and year. The API gives it out as one opaque id, so that one
 * read finds the thing without a list having to be searched or an index kept.
 */
export interface LedgerPlace {
  readonly fiscalYear: FiscalYear;
  readonly recipientId: string;
}
export interface EventPlace extends LedgerPlace {
  readonly personId: string;
  readonly id: string;
}
export interface EntryPlace extends LedgerPlace {
  readonly id: string;
}

export const eventRef = ({ fiscalYear, recipientId, personId, id }: EventPlace): string =>
  [fiscalYear, recipientId, personId, id].join('.');

export const entryRef = ({ fiscalYear, recipientId, id }: EntryPlace): string =>
  [fiscalYear, recipientId, id].join('.');

export function parseEventRef(ref: string): EventPlace | undefined {
  const [year = '', recipientId = '', personId = '', id = '', ...more] = ref.split('.');
  if (more.length > 0 || ![recipientId, personId, id].every(isUuid)) return undefined;
  return withYear(year, (fiscalYear) => ({ fiscalYear, recipientId, personId, id }));
}

export function parseEntryRef(ref: string): EntryPlace | undefined {
  const [year = '', recipientId = '', id = '', ...more] = ref.split('.');
  if (more.length > 0 || ![recipientId, id].every(isUuid)) return undefined;
  return withYear(year, (fiscalYear) => ({ fiscalYear, recipientId, id }));
}

function withYear<T>(year: string, make: (fiscalYear: FiscalYear) => T): T | undefined {
  try {
    return make(parseFiscalYear(year));
  } catch {
    return undefined;
  }
}

export const sameLedger = (a: LedgerPlace, b: LedgerPlace): boolean =>
  a.fiscalYear === b.fiscalYear && a.recipientId === b.recipientId;
