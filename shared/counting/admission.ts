import type { LocalDate } from '../platform/local-date.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { mayActFor, type Scope } from '../platform/scope.ts';
import { fiscalYearLabel, fiscalYearOf } from './fiscal-year.ts';
import type { Funding } from './model.ts';

/** What of the hub and the recipient decides whether something may go on the record. */
export interface Circumstances {
  /** On the hub's own calendar: the day turns where the hub is, not where the server is. */
  readonly today: LocalDate;
  /** The first day on which anything may be dated. */
  readonly openedOn: string;
  /** Absent: no such organization, or not a transfer payment recipient. */
  readonly recipient: { readonly isRecipient: boolean; readonly fundingStreams: readonly string[] } | undefined;
  readonly funding: Funding | undefined;
}

/** Nothing when a thing of this date may be recorded for the recipient; else why not. */
export function whyNotOn(date: LocalDate, circumstances: Circumstances, field: string): Refusal | undefined {
  const { today, openedOn, recipient, funding } = circumstances;
  if (date > today) {
    return refuse('invalid', 'future-date', `${date} is after today (${today}). Record it once it took place.`, field);
  }
  if (date < openedOn) {
    return refuse('invalid', 'before-hub-opened', `${date} is before the hub opened on ${openedOn}.`, field);
  }
  if (recipient?.isRecipient !== true) {
    return refuse(
      'invalid',
      'unknown-recipient',
      'No transfer payment recipient of this hub has this id.',
      'recipientId',
    );
  }
  // Without a decision for the year, the recipient's standing funding streams decide.
  const funded = funding?.funded ?? recipient.fundingStreams.length > 0;
  if (funded) return undefined;
  const label = fiscalYearLabel(fiscalYearOf(date));
  return refuse('invalid', 'recipient-not-funded', `The recipient is not funded in ${label}.`, 'recipientId');
}

export function whyNotServiceType(
  code: string,
  serviceTypes: readonly { readonly code: string; readonly active: boolean }[],
): Refusal | undefined {
  if (serviceTypes.some((type) => type.code === code && type.active)) return undefined;
  const known = serviceTypes.filter((type) => type.active).map((type) => type.code);
  return refuse('invalid', 'unknown-service-type', `Use one of: ${known.join(', ')}.`, 'serviceType');
}

/** The hub's staff report for every recipient, a reporter for their own organization, nobody else for any. */
export function mayReportFor(scope: Scope, recipientId: string): boolean {
  return scope.role !== 'partner' && scope.role !== 'nation-steward' && mayActFor(scope, recipientId);
}

export const notYourRecipient = (): Refusal =>
  refuse('forbidden', 'not-your-organization', 'You report for your own organization only.', 'recipientId');
