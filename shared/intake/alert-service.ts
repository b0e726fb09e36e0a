import type { HubSettings } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import type { PhoneKey, Platform } from '../platform/platform.ts';
import type { Write } from '../platform/transaction.ts';
import { alertText, type AlertReason } from './texts/alert-texts.ts';

/** An SMS to the nth person on call (after the last, the first again). */
export async function alertWrite(
  platform: Platform,
  settings: HubSettings,
  phoneKey: PhoneKey,
  reason: AlertReason,
  urgent: boolean,
  turn: number,
): Promise<Write> {
  const onCall = settings.onCall[turn % settings.onCall.length];
  if (onCall === undefined) throw new Error('A hub has somebody on call');
  const { write } = await queueText(platform, {
    to: onCall.phone,
    body: alertText(reason, urgent, phoneKey, onCall.language),
    from: 'dispatch',
    urgent,
    about: { kind: 'alert', id: phoneKey },
  });
  return write;
}
