import { readConversation, receiveText } from '../../shared/intake/index.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import { parseOutbox } from '../../shared/messaging/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import { willingAnswer } from '../willing-person.ts';
import { staff } from './transport-scene.ts';

/** A person who has texted and answered everything; the id of their file. */
export async function personWhoTexted(platform: Platform, phone: string): Promise<string> {
  let sid = 0;
  const say = async (body: string): Promise<string> => {
    const text = {
      from: { channel: 'sms', phone } as const,
      body,
      messageSid: `SM-${phone}-${(sid += 1)}`,
      mediaCount: 0,
    };
    return (await receiveText(platform, text)).reply ?? '';
  };
  let reply = await say('Hello, I need a ride');
  for (let text = 0; text < 15 && !reply.includes('will read your answers'); text += 1) {
    reply = await say(
      reply.includes('text you here? For example')
        ? 'any time'
        : willingAnswer(reply.replace('Français? Réponds FR.', '')),
    );
  }
  const opened = await readConversation(platform, staff, await platform.phoneKey(phone), 'intake-triage', {});
  if ('refused' in opened || opened.item.personId === undefined) throw new Error('the intake opened no file');
  return opened.item.personId;
}

/** Texts that wait to leave for a phone, in the order in which they were written. */
export async function textsWaitingFor(platform: Platform, phone: string): Promise<string[]> {
  const texts: { at: string; body: string }[] = [];
  const { items } = await pendingBy(platform.table, '9999', 1000);
  for (const item of items) {
    if (!item.pk.startsWith('OUTBOX#')) continue;
    const text = parseOutbox(item);
    const opened = await openOutbox(platform, text);
    if (opened?.to === phone) texts.push({ at: `${text.queuedAt}#${text.id}`, body: opened.body });
  }
  return texts.sort((a, b) => a.at.localeCompare(b.at)).map(({ body }) => body);
}
