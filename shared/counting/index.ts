export { readBehindFigure, type Behind, type Figure } from './behind-service.ts';
export { eventRef } from './entry-ref.ts';
export { correctServiceEvent, readServiceEvent, recordServiceEvent, voidServiceEvent } from './event-service.ts';
export { fiscalYearOf, parseFiscalYear } from './fiscal-year.ts';
export { importRows } from './import-service.ts';
export type { LedgerEntry } from './ledger-entry.ts';
export { listEntries, readSpending, recordEntry, refOf, reverseExpenditure, voidActivity } from './ledger-service.ts';
export { announceYear, linkYear, yearsToLink } from './linking-service.ts';
export { lastServed, listEventsOfLedger, listEventsOfPerson } from './listing-service.ts';
export type { ServiceEvent } from './model.ts';
export { reconcile, type Reconciliation } from './reconcile-service.ts';
export { reportCsv } from './report-csv.ts';
export { reportPage } from './report-page.ts';
export { decideFunding, listFundingDecisions, readHeading, readHubReport, readReport } from './report-service.ts';
export { reportWorkbook } from './report-workbook.ts';
export type { Report } from './report.ts';
export {
  listSubmissions,
  parseSubmissionId,
  readSubmission,
  submitReport,
  unknownSubmission,
  type Submission,
} from './submission-service.ts';
