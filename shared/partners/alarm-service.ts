import { loadDirectory, readHubSettings } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Write } from '../platform/transaction.ts';
import { isOfferAsk, recordText, repliedBefore, type Ask, type PartnerLine } from './line/index.ts';
import { alarmText, strangerDangerText, type AlarmReason } from './texts.ts';

/** A driver on the road who asks for help is not asking for a list of words. */
export const hasTripInHand = (asks: readonly Ask[]): boolean =>
  asks.some((ask) => isOfferAsk(ask) && ask.state === 'accepted');

/**
 * The text to whoever is on call, for the transaction that stores what was said. It names the organization, so that it can
 * be called; no number. Should it not arrive, the alert topic tells the hub's people (the rule of all alerts).
 */
export async function alarmWrite(
  platform: Platform,
  phoneKey: string,
  reason: AlarmReason,
  line: PartnerLine | undefined,
): Promise<Write> {
  const settings = await readHubSettings(platform);
  const [onCall] = settings.onCall;
  if (onCall === undefined) throw new Error('A hub has somebody on call');
  const { write } = await queueText(platform, {
    to: onCall.phone,
    body: alarmText(onCall.language, reason, await nameOf(platform, line, onCall.language)),
    from: 'dispatch',
    urgent: true,
    about: { kind: 'alert', id: phoneKey },
  });
  return write;
}

/** A partner that has left the directory still has to be looked for: then its id is the only name left. */
async function nameOf(
  platform: Platform,
  line: PartnerLine | undefined,
  language: PartnerLine['language'],
): Promise<string | undefined> {
  if (line === undefined) return undefined;
  const { organizations } = await loadDirectory(platform);
  const name = organizations.find(({ id }) => id === line.organizationId)?.name;
  return name?.[language] ?? name?.en ?? name?.fr ?? line.organizationId;
}

/**
 * A stranger in danger has no line to write to: the words are kept, sealed, beside the alert, and by the id of the message,
 * so that a repeated webhook alerts nobody twice and is told the same.
 */
export async function answerStrangerInDanger(
  platform: Platform,
  phoneKey: string,
  text: { readonly body: string; readonly messageSid: string },
): Promise<{ readonly reply?: string }> {
  const { intakeNumber } = await readHubSettings(platform);
  const reply = strangerDangerText(intakeNumber);
  const outcome = await platform.table.write([
    await recordText(platform, phoneKey, { ...text, reply }),
    await alarmWrite(platform, phoneKey, 'danger', undefined),
  ]);
  if (outcome.committed) {
    platform.log.metric('HumanCalled', 1);
    return { reply };
  }
  return (await repliedBefore(platform, phoneKey, text.messageSid)) ?? { reply };
}
