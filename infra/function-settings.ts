import { Duration } from 'aws-cdk-lib/core';
import type { FunctionName } from './functions.ts';

export interface FunctionSettings {
  readonly description: string;
  /** Default: the construct's, 10 s. */
  readonly timeout?: Duration;
  /** Default: the construct's, 1024 MB. */
  readonly memoryMegabytes?: number;
  /** Default: the construct's, true. */
  readonly traced?: boolean;
  /** A failed invocation has no caller to tell: keep it in the queue of the unfinished. Default: false. */
  readonly keepsFailures?: boolean;
}

/** What differs from function to function, beside its access. */
export const FUNCTION_SETTINGS: Readonly<Record<FunctionName, FunctionSettings>> = {
  'intake-sms': { description: 'Answers a text to the intake number' },
  'partner-sms': { description: 'Answers a text to the dispatch number' },
  'sms-status': { description: 'Takes in what became of a text we sent' },
  'sms-fallback': {
    description: 'Tells a person in both languages whom to call when intake does not answer',
    timeout: Duration.seconds(3),
    memoryMegabytes: 128,
    // X-Ray would be its only right in AWS.
    traced: false,
  },
  'coordination-api': { description: 'The API of the console', timeout: Duration.seconds(20) },
  // A hundred rows of an imported history in one call.
  'reporting-api': { description: 'The API of counting and of reports', timeout: Duration.seconds(28) },
  'transport-api': { description: 'The API of trips, journeys and appointments', timeout: Duration.seconds(20) },
  // A hundred entries of an imported directory in one call.
  'routing-api': {
    description: 'The API of the directory, its agreements and of matching',
    timeout: Duration.seconds(28),
    memoryMegabytes: 1769,
  },
  'partner-link': { description: 'Shows a partner what a trip or referral needs, and takes the answer' },
  'calendar-feed': { description: 'The calendar of trips behind a secret address of a coordinator' },
  'web-page': { description: 'The page for writing from a shared computer, and what it asks' },
  // A directory of tens of thousands of services is read whole, and checked, when the first request of an instance comes.
  'directory-api': {
    description: 'The public directory (HSDS 3.1) and the health of the hub',
    timeout: Duration.seconds(28),
    memoryMegabytes: 1769,
  },
  // A batch of texts, one after the other, each with its own time-out.
  outbox: { description: 'Sends texts and makes schedules as the table calls for them', timeout: Duration.minutes(2) },
  timers: { description: 'Does what was due at this moment', timeout: Duration.seconds(30), keepsFailures: true },
  sweeper: {
    description: 'Takes up again what is overdue',
    // Shorter than its rate, so that two sweeps never run at once.
    timeout: Duration.seconds(50),
    keepsFailures: true,
    // One whole CPU: a directory of a hundred thousand entries is packed in time (docs/adr/0015-a-large-directory-packed-beside-its-entries.md).
    memoryMegabytes: 1769,
  },
  // As long as Lambda lets a function run: it goes through every event of three fiscal years.
  reconcile: {
    description: 'Counts three fiscal years again from their events, and compares',
    timeout: Duration.minutes(15),
    // One whole CPU: three years of a million events each are compared in time.
    memoryMegabytes: 1769,
  },
  'hub-setup': { description: 'Loads the settings, directory and members of the hub', timeout: Duration.minutes(10) },
};
