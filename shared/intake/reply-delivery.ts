import { statusRank } from '../messaging/index.ts';
import type { ConversationItem, Unreachable } from './store.ts';

/** The carrier's report on the direct reply to a text. */
export interface ReplyReport {
  readonly status: 'delivered' | 'undelivered' | 'failed';
  /** A later report counts only if it goes further. */
  readonly rank: number;
  readonly errorCode?: number;
}

/** Undefined for a status that is on the way, or none. */
export function readReport(status: string, errorCode: number | undefined): ReplyReport | undefined {
  const rank = statusRank(status);
  switch (status) {
    case 'delivered':
    case 'read':
      return { status: 'delivered', rank };
    case 'undelivered':
    case 'failed':
    case 'canceled':
      return {
        status: status === 'undelivered' ? status : 'failed',
        rank,
        ...(errorCode !== undefined && { errorCode }),
      };
    default:
      return undefined;
  }
}

/** The carrier holds back what goes to a number that told it to stop. */
const OPTED_OUT = 21_610;

/** Twilio's errors after which the next reply will fare no better. A phone that is off (30003) may be on again. */
const UNREACHABLE_BY_ERROR: Readonly<Record<number, Unreachable>> = {
  21_211: 'unknown-number',
  21_408: 'blocked',
  21_612: 'blocked',
  21_614: 'landline',
  21_635: 'landline',
  30_004: 'blocked',
  30_005: 'unknown-number',
  30_006: 'landline',
};

/** What follows for the conversation. */
export interface AfterReport {
  /** Whoever is on call hears that the text did not arrive. */
  readonly tell: boolean;
  readonly conversation:
    | { readonly change: 'none' }
    | { readonly change: 'reachable' }
    | { readonly change: 'unreachable'; readonly why: Unreachable }
    /** They opted out at the carrier, and we did not know: they wait for an answer that no text can bring. */
    | { readonly change: 'opted-out' };
}

const NOTHING: AfterReport = { tell: false, conversation: { change: 'none' } };

/** Pure. `sequence`: of the text that was replied to. */
export function afterReport(
  { status, errorCode }: ReplyReport,
  item: Pick<ConversationItem, 'optedOut' | 'unreachable' | 'sequence'>,
  sequence: number,
): AfterReport {
  if (status === 'delivered') {
    return item.unreachable === undefined ? NOTHING : { tell: false, conversation: { change: 'reachable' } };
  }
  if (errorCode === OPTED_OUT) {
    // An old report says nothing of today: a START may have come since.
    return item.optedOut || item.sequence !== sequence
      ? NOTHING
      : { tell: false, conversation: { change: 'opted-out' } };
  }
  const why = UNREACHABLE_BY_ERROR[errorCode ?? 0];
  if (why === undefined) return { tell: true, conversation: { change: 'none' } };
  // Told once: a landline that goes on writing is a landline still.
  return item.unreachable === why ? NOTHING : { tell: true, conversation: { change: 'unreachable', why } };
}

/** Where the carrier reports on the reply to a text. Names the conversation by its fingerprint and nobody. */
export const replyReportUrl = (publicUrl: string, phoneKey: string, sequence: number): string =>
  `${publicUrl}/sms/status?conversation=${phoneKey}&sequence=${sequence}`;
