import type { Platform } from '../platform/platform.ts';
import type { OutboxText } from './model.ts';

/** Where a text stands by now, for the log and its alarms: never a word of it, nor whom it is for. */
export function reportText(platform: Platform, text: OutboxText): void {
  platform.log.info('outbox-text', {
    outboxId: text.id,
    code: text.status,
    providerStatus: text.providerStatus,
    providerError: text.errorCode,
    attempt: text.attempts,
  });
  if (text.status === 'failed' || text.status === 'undelivered') platform.log.metric('OutboxFailed', 1);
  if (text.status === 'unknown') platform.log.metric('OutboxUnknown', 1);
}
