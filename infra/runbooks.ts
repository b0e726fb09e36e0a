/** The runbooks in `docs/runbooks/`, without `.md`. Every alarm names one. */
export const RUNBOOKS = [
  'api-errors',
  'automated-texts',
  'carrier-erasure-given-up',
  'console-not-working',
  'dead-letters',
  'delivery-reports-lost',
  'directory-entry-unreadable',
  'intake-flood',
  'intake-not-answering',
  'intake-pumping',
  'overdue-work',
  'partner-answers-lost',
  'public-directory-down',
  'table-throttled',
  'tally-drift',
  'text-failed',
  'text-outcome-unknown',
  'texts-not-leaving',
  'timers-failing',
  'trip-unfilled',
  'trip-without-clock',
  'webhooks-rejected',
] as const;

export type Runbook = (typeof RUNBOOKS)[number];
