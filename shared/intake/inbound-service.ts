import { parseHubSettings, settingsKey, type HubSettings } from '../directory/index.ts';
import { deleteMediaTimer, leftAt } from '../messaging/index.ts';
import { createPersonWrites } from '../people/index.ts';
import { later } from '../platform/clock.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { isPhoneKey, type PhoneKey, type Platform } from '../platform/platform.ts';
import { setTimer } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { alertWrite } from './alert-service.ts';
import { blankAfterKey, conversationExpiryTimer, erasureByTextWrites } from './erasure-service.ts';
import { countNewPhone, hubLoadKey, readHubLoad } from './traffic/hub-load-store.ts';
import { BY_PHONE, intakeHub, type Channel } from './hub-of-settings.ts';
import type { Conversation, Waiting } from './model.ts';
import { replyReportUrl } from './reply-delivery.ts';
import { step } from './step.ts';
import {
  conversationKey,
  conversationKeySubject,
  fromMessageItem,
  messageKey,
  openConversation,
  openFarewell,
  parseConversation,
  remember,
  sealConversation,
  toItem,
  toMessageItem,
  type ConversationItem,
} from './store.ts';
import { reportSigns } from './traffic/traffic-service.ts';
import { isHeeded, judge, kept, senderKind, type HubLoad, type Verdict } from './traffic/traffic.ts';
import { waitingNow } from './waiting.ts';

/** Whence a text came: a phone, or a page opened on some computer, which nobody can write to once it is closed. */
export type Sender =
  { readonly channel: 'sms'; readonly phone: string } | { readonly channel: 'web'; readonly token: string };

export interface InboundText {
  readonly from: Sender;
  readonly body: string;
  /** Names the text: a repeat under the same name changes nothing and gets the same reply. */
  readonly messageSid: string;
  readonly mediaCount: number;
}

/** The direct reply, and where the carrier is to say what became of it. */
export interface DirectReply {
  readonly reply: string | undefined;
  readonly statusCallback?: string;
}

const MAX_ATTEMPTS = 12;

/**
 * A text from a person: one read of everything it needs, a pure decision, one transaction with the message, its reply, the
 * new state and whatever the decision calls for. A repeated webhook changes nothing and gets the same reply.
 */
export async function receiveText(
  platform: Platform,
  inbound: InboundText,
  channel: Channel = BY_PHONE,
): Promise<DirectReply> {
  const phone = phoneOf(inbound);
  if (!isHeeded(phone, inbound.body)) return ignore(platform, inbound);
  const phoneKey = await keyOf(platform, inbound.from);
  const subject = conversationKeySubject(phoneKey);
  const now = platform.clock().toISOString();
  const loadKey = hubLoadKey(platform.hubId, now);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const found = await platform.table.batchGet(
      [conversationKey(phoneKey), settingsKey(platform.hubId), loadKey],
      [subject],
    );
    const stored = found.item(conversationKey(phoneKey));
    const was = stored === undefined ? undefined : parseConversation(stored);
    const key =
      was?.sealed === undefined
        ? await platform.keys.open(subject, found.dataKey(subject))
        : await platform.keys.openAfter(platform.table, subject, found);
    const repeated = was?.recent.find(({ sid }) => sid === inbound.messageSid);
    if (was !== undefined && repeated !== undefined) {
      const reply = await earlierReply(platform, was, repeated.sequence, key);
      return directReply(platform, inbound, phoneKey, repeated.sequence, reply);
    }

    const { settings } = await parseHubSettings(platform, found.item(settingsKey(platform.hubId)));
    const hubLoad = readHubLoad(found.item(loadKey));
    const answered = await answer(platform, { settings, channel, hubLoad, phoneKey, inbound, was, key, now });
    const isFirst = was === undefined && attempt === 1;
    const [outcome] = await Promise.all([
      platform.table.write(answered.writes),
      isFirst ? countNewPhone(platform, phone, now) : undefined,
    ]);
    if (outcome.committed) {
      if (answered.calledHuman) platform.log.metric('HumanCalled', 1);
      reportSigns(platform, answered.verdict.signs);
      return directReply(platform, inbound, phoneKey, answered.sequence, answered.reply);
    }
    // Another text of the same phone was written meanwhile: read again and decide anew.
  }
  throw new Error('A conversation kept changing while a text was answered');
}

const phoneOf = ({ from }: InboundText): string | undefined => (from.channel === 'sms' ? from.phone : undefined);

/** What a machine sends by itself leaves nothing behind. */
async function ignore(platform: Platform, { mediaCount, messageSid }: InboundText): Promise<DirectReply> {
  reportSigns(platform, ['automated-sender']);
  if (mediaCount > 0) await platform.table.write([deleteMediaTimer(platform, messageSid)]);
  return { reply: undefined };
}

/** The name of a conversation: the blind index of its phone, or of the secret that the page holds. */
export async function keyOf(platform: Platform, from: Sender): Promise<PhoneKey> {
  if (from.channel === 'sms') return platform.phoneKey(from.phone);
  const key = await platform.fingerprint('web-page', from.token);
  if (!isPhoneKey(key)) throw new Error('A fingerprint has 43 characters');
  return key;
}

function directReply(
  platform: Platform,
  inbound: InboundText,
  phoneKey: PhoneKey,
  sequence: number,
  reply: string | undefined,
): DirectReply {
  const isReported = reply !== undefined && inbound.from.channel === 'sms';
  return { reply, ...(isReported && { statusCallback: replyReportUrl(platform.publicUrl, phoneKey, sequence) }) };
}

async function earlierReply(
  platform: Platform,
  was: ConversationItem,
  sequence: number,
  key: DataKey | undefined,
): Promise<string | undefined> {
  const isGone = key === undefined || sequence <= (was.erasedThrough ?? 0);
  const item = isGone ? undefined : await platform.table.get(messageKey(was.phoneKey, sequence));
  return item === undefined || key === undefined
    ? openFarewell(await platform.keys.hubKey(), was)
    : fromMessageItem(key, item).reply;
}

interface Situation {
  readonly settings: HubSettings;
  readonly channel: Channel;
  readonly hubLoad: HubLoad;
  readonly phoneKey: PhoneKey;
  readonly inbound: InboundText;
  readonly was: ConversationItem | undefined;
  readonly key: DataKey | undefined;
  readonly now: string;
}

interface Answered {
  readonly reply: string | undefined;
  readonly sequence: number;
  readonly writes: Write[];
  readonly calledHuman: boolean;
  readonly verdict: Verdict;
}

async function answer(platform: Platform, situation: Situation): Promise<Answered> {
  const { settings, phoneKey, inbound, was, now } = situation;
  const before = beforeText(situation);
  const hub = intakeHub(settings, situation.channel, before?.language);
  // Once anything else was written to them since, a yes may be the answer to that.
  const checkId = before?.arrivalCheck?.outboxId;
  const checkSentAt =
    checkId !== undefined && checkId === was?.lastOutboxId ? await leftAt(platform.table, checkId) : undefined;
  const verdict = judge({
    from: phoneOf(inbound),
    text: inbound.body,
    now,
    flood: was?.flood,
    before,
    isNew: was === undefined,
    hubLoad: situation.hubLoad,
    limits: settings.intake,
    hubTexts: hub.texts,
    decided: step(before, { text: inbound.body, mediaCount: inbound.mediaCount, checkSentAt }, now, hub),
  });
  const { decided, flood } = verdict;
  const reply = decided.replies[0]?.text;
  const sequence = (was?.sequence ?? 0) + 1;
  const media = inbound.mediaCount > 0 ? [deleteMediaTimer(platform, inbound.messageSid)] : [];
  const calls = decided.effects.filter((effect) => effect.kind === 'call-human');
  const result = { reply, sequence, verdict, calledHuman: calls.length > 0 };

  if (decided.effects.some(({ kind }) => kind === 'erase')) {
    const { messageSid } = inbound;
    const { optedOut } = decided.state;
    const about = { phoneKey, phone: phoneOf(inbound), was, messageSid, sequence, optedOut, reply, flood, now };
    return { ...result, writes: [...(await erasureByTextWrites(platform, settings, about)), ...media] };
  }
  const waiting = waitingNow(was?.waiting, decided.effects, now, settings.intake.answerMinutes);
  const writes = [...media, ...(await conversationWrites(platform, situation, verdict, sequence, waiting))];
  const [call] = calls.toSorted((one, other) => Number(other.urgent) - Number(one.urgent));
  // In an attack each new sender may cry for help: whoever is on call hears of danger at once, of the rest by the clock.
  const isAttack = verdict.signs.includes('pumping') && waiting?.urgency !== 'danger';
  if (call && waiting?.toldAt === now && !isAttack) {
    writes.push(await alertWrite(platform, settings, phoneKey, call.reason, call.urgent, 0));
  }
  for (const effect of decided.effects) {
    if (effect.kind !== 'arrival') continue;
    const { tripId, answer: said } = effect;
    const work = { what: 'arrival-answered', tripId, answer: said } as const;
    writes.push(setTimer({ id: platform.ids.uuid(), dueAt: now, work }));
  }
  return { ...result, writes };
}

/** The carrier may have told us of an opt-out that the person never texted to us. */
function beforeText({ was, key, now }: Situation): Conversation | undefined {
  if (was === undefined || key === undefined) return blankAfterKey(was, now);
  const before = openConversation(key, was)?.conversation;
  return before && was.optedOut ? { ...before, optedOut: true } : before;
}

async function conversationWrites(
  platform: Platform,
  situation: Situation,
  { decided, flood, signs }: Verdict,
  sequence: number,
  waiting: Waiting | undefined,
): Promise<Write[]> {
  const { settings, phoneKey, inbound, was, now } = situation;
  const { state, effects } = decided;
  const phone = phoneOf(inbound);
  const made = situation.key === undefined ? await platform.keys.create(conversationKeySubject(phoneKey)) : undefined;
  const key = situation.key ?? made?.key;
  if (key === undefined) throw new Error('A conversation has a key');
  const writes: Write[] = made === undefined ? [] : [made.write, conversationExpiryTimer(platform, phoneKey)];

  // An erased conversation starts anew: nothing ties it to who it was before.
  const isKnown = situation.key !== undefined;
  let personId = isKnown ? was?.personId : undefined;
  if (effects.some(({ kind }) => kind === 'intake-ready') && personId === undefined) {
    const person = await personOf(platform, settings, phoneKey, phone, state, now);
    personId = person.personId;
    writes.push(...person.writes);
  }
  const { optedOut, handledBy } = state;
  const next: ConversationItem = {
    phoneKey,
    channel: inbound.from.channel,
    sealed: sealConversation(key, phoneKey, state, phone),
    optedOut,
    handledBy,
    personId,
    sequence,
    erasedThrough: isKnown ? was?.erasedThrough : was?.sequence,
    recent: remember(was?.recent ?? [], inbound.messageSid, sequence),
    waiting,
    claimedBy: was?.claimedBy,
    lastOutboxId: was?.lastOutboxId,
    seenThrough: was?.seenThrough,
    unreachable: isAnswerable(phone) ? was?.unreachable : 'unknown-number',
    flood,
    startedAt: was?.startedAt ?? now,
    updatedAt: now,
    version: was?.version ?? 1,
  };
  const item = toItem(platform.hubId, next, settings.retention.conversationDays);
  writes.push(was === undefined ? create(item) : replace(item, was.version));
  const text = kept(inbound.body);
  const [reply] = decided.replies;
  const message = { sequence, direction: 'in', at: now, text, reply: reply?.text, media: inbound.mediaCount } as const;
  writes.push(create(toMessageItem(key, phoneKey, message)));
  // Each time it becomes more urgent its clock starts anew; without a clock nobody would hear of it again. Five hundred phones
  // of a machine would each text whoever is on call: of these an alarm tells.
  const isMachine = signs.includes('pumping') && waiting?.urgency === 'unread';
  if (waiting?.nextAt !== undefined && was?.waiting?.nextAt !== waiting.nextAt && !isMachine) {
    const work = { what: 'review-conversation', phoneKey } as const;
    writes.push(setTimer({ id: platform.ids.uuid(), dueAt: waiting.nextAt, work }));
  }
  return writes;
}

const isAnswerable = (phone: string | undefined): boolean =>
  phone === undefined || !['short-code', 'name'].includes(senderKind(phone));

async function personOf(
  platform: Platform,
  settings: HubSettings,
  phoneKey: PhoneKey,
  phone: string | undefined,
  { answers, language }: Conversation,
  now: string,
): Promise<{ personId: string; writes: Write[] }> {
  const words = answers.accommodationWords?.slice(0, 60).trim();
  const accommodations = [...(answers.accommodations ?? []), ...(words === undefined ? [] : [words])];
  return createPersonWrites(platform, {
    phoneKeys: [phoneKey],
    language,
    ageBand: answers.ageBand ?? 'unknown',
    communityId: answers.communityId,
    privately: {
      ...(phone !== undefined && isAnswerable(phone) && { phone }),
      ...(accommodations.length > 0 && { accommodations }),
    },
    ...(answers.consent === 'yes' && {
      consent: {
        recipient: { kind: 'partners-as-needed' },
        purpose: 'support',
        shares: ['needs', 'community', 'age-band', 'language', 'accommodations'],
        how: 'text',
        expiresAt: later(now, settings.consent.expiryDays * 86_400_000),
      },
    }),
  });
}
