/**
 * Every Lambda function of a deployment, by the name of its folder under `functions/`. The bundler, the stacks, the
 * alarms and the tests all read this one list.
 */
export const FUNCTION_NAMES = [
  'intake-sms',
  'partner-sms',
  'sms-status',
  'sms-fallback',
  'coordination-api',
  'reporting-api',
  'transport-api',
  'routing-api',
  'partner-link',
  'calendar-feed',
  'web-page',
  'directory-api',
  'outbox',
  'timers',
  'sweeper',
  'reconcile',
  'hub-setup',
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];
