export { eventRef, parseEventRef, type LedgerPlace } from './entry-ref.ts';
export { correctServiceEvent, readServiceEvent, recordServiceEvent, voidServiceEvent } from './event-service.ts';
export { fiscalYearLabel, fiscalYearOf, parseFiscalYear, type FiscalYear } from './fiscal-year.ts';
export type { LedgerEntry } from './ledger-entry.ts';
export { listEntries, recordEntry, refOf, reverseExpenditure, voidActivity } from './ledger-service.ts';
export { listEventsOfLedger, listEventsOfPerson } from './listing-service.ts';
export type { ServiceEvent } from './model.ts';
export { reportCsv } from './report-csv.ts';
export {
  decideFunding,
  listSubmissions,
  readHubReport,
  readReport,
  submitReport,
  type Submission,
} from './report-service.ts';
export type { Report } from './report.ts';
