import { readEntry, readHubSettings } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import { describeFault } from '../platform/log.ts';
import type { Platform } from '../platform/platform.ts';
import type { Write } from '../platform/transaction.ts';
import { HUB_LINE, recordText, repliedBefore, type PartnerLine } from './line/index.ts';
import { alarmText, strangerDangerText, type AlarmReason } from './texts.ts';

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

/**
 * A partner that has left the directory still has to be looked for: then its id is the only name left. Read alone: an alert waits
 * for no directory, and for no entry that cannot be read.
 */
async function nameOf(
  platform: Platform,
  line: PartnerLine | undefined,
  language: PartnerLine['language'],
): Promise<string | undefined> {
  if (line === undefined) return undefined;
  if (line.organizationId === HUB_LINE) return language === 'fr' ? 'une personne de garde' : 'somebody on call';
  const entry = await readEntry(platform, 'organization', line.organizationId).catch((error: unknown) => {
    platform.log.error('directory-entry-unreadable', describeFault(error));
    return undefined;
  });
  return entry?.kind === 'organization' ? entry.value.name[language] : line.organizationId;
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
