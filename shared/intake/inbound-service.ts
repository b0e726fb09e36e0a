import { communityById, findCommunity, parseHubSettings, settingsKey, type HubSettings } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import { createPersonWrites } from '../people/index.ts';
import { later } from '../platform/clock.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { isPhoneKey, type PhoneKey, type Platform } from '../platform/platform.ts';
import { setTimer } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { blankAfterKey, erasureByTextWrites } from './erasure-service.ts';
import { alertText, type AlertReason } from './alert-texts.ts';
import { type Conversation, type Effect, type IntakeHub, type Language } from './model.ts';
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
  URGENCY,
  type ConversationItem,
  type Urgency,
} from './store.ts';

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

const MAX_ATTEMPTS = 12;

/**
 * A text from a person: one read of everything it needs, a pure decision, one transaction with the message, its reply, the
 * new state and whatever the decision calls for. A repeated webhook changes nothing and gets the same reply.
 */
export async function receiveText(platform: Platform, inbound: InboundText): Promise<{ reply: string | undefined }> {
  const phoneKey = await keyOf(platform, inbound.from);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const found = await platform.table.batchGet(
      [conversationKey(phoneKey), settingsKey(platform.hubId)],
      [conversationKeySubject(phoneKey)],
    );
    const stored = found.item(conversationKey(phoneKey));
    const was = stored === undefined ? undefined : parseConversation(stored);
    const subject = conversationKeySubject(phoneKey);
    const storedKey =
      was === undefined
        ? await platform.keys.open(subject, found.dataKey(subject))
        : await platform.keys.openAfter(platform.table, subject, found);
    const repeated = was?.recent.find(({ sid }) => sid === inbound.messageSid);
    if (was !== undefined && repeated !== undefined) return earlierReply(platform, was, repeated.sequence, storedKey);

    const { settings } = await parseHubSettings(platform, found.item(settingsKey(platform.hubId)));
    const answered = await answer(platform, settings, phoneKey, inbound, was, storedKey);
    const outcome = await platform.table.write(answered.writes);
    if (outcome.committed) {
      if (answered.calledHuman) platform.log.metric('HumanCalled', 1);
      return { reply: answered.reply };
    }
    // Another text of the same phone was written meanwhile: read again and decide anew.
  }
  throw new Error('A conversation kept changing while a text was answered');
}

/** The name of a conversation: the blind index of its phone, or of the secret that the page holds. */
export async function keyOf(platform: Platform, from: Sender): Promise<PhoneKey> {
  if (from.channel === 'sms') return platform.phoneKey(from.phone);
  const key = await platform.fingerprint('web-page', from.token);
  if (!isPhoneKey(key)) throw new Error('A fingerprint has 43 characters');
  return key;
}

async function earlierReply(
  platform: Platform,
  was: ConversationItem,
  sequence: number,
  key: DataKey | undefined,
): Promise<{ reply: string | undefined }> {
  if (key === undefined || sequence <= (was.erasedThrough ?? 0))
    return { reply: openFarewell(await platform.keys.hubKey(), was) };
  const item = await platform.table.get(messageKey(was.phoneKey, sequence));
  return {
    reply: item === undefined ? openFarewell(await platform.keys.hubKey(), was) : fromMessageItem(key, item).reply,
  };
}

interface Answered {
  readonly reply: string | undefined;
  readonly writes: Write[];
  readonly calledHuman: boolean;
}

async function answer(
  platform: Platform,
  settings: HubSettings,
  phoneKey: PhoneKey,
  inbound: InboundText,
  was: ConversationItem | undefined,
  storedKey: DataKey | undefined,
): Promise<Answered> {
  const now = platform.clock().toISOString();
  const before =
    was === undefined || storedKey === undefined
      ? blankAfterKey(was, now)
      : openConversation(storedKey, was)?.conversation;
  const decided = step(
    before,
    { text: inbound.body, mediaCount: inbound.mediaCount },
    now,
    intakeHub(settings, before?.language),
  );
  const flood = floodAfter(was, now);
  const mustAct = decided.effects.some(({ kind }) => kind === 'call-human' || kind === 'opted-out' || kind === 'erase');
  // A flood is kept and acted upon but not answered; danger, STOP and a call for help are never drowned in it.
  const flooded = flood.texts > settings.intake.textsPerHour && !mustAct;
  const { effects } = decided;
  const reply = flooded ? undefined : decided.replies[0]?.text;
  const sequence = (was?.sequence ?? 0) + 1;

  if (effects.some(({ kind }) => kind === 'erase')) {
    const { messageSid } = inbound;
    const { optedOut } = decided.state;
    const about = { phoneKey, was, messageSid, sequence, optedOut, reply, flood, now };
    return { reply, calledHuman: false, writes: await erasureByTextWrites(platform, settings, about) };
  }

  const made = storedKey === undefined ? await platform.keys.create(conversationKeySubject(phoneKey)) : undefined;
  const key = storedKey ?? made?.key;
  if (key === undefined) throw new Error('A conversation has a key');
  const phone = inbound.from.channel === 'sms' ? inbound.from.phone : undefined;
  const writes: Write[] = made === undefined ? [] : [made.write];

  // An erased conversation starts anew: nothing ties it to who it was before.
  let personId = storedKey === undefined ? undefined : was?.personId;
  if (effects.some(({ kind }) => kind === 'intake-ready') && personId === undefined) {
    const person = await personOf(platform, settings, phoneKey, phone, decided.state, now);
    personId = person.personId;
    writes.push(...person.writes);
  }
  const calls = effects.filter((effect) => effect.kind === 'call-human');
  const waiting = waitingAfter(was, effects, now, calls.length);
  const next: ConversationItem = {
    phoneKey,
    channel: inbound.from.channel,
    sealed: sealConversation(key, phoneKey, decided.state, phone),
    optedOut: decided.state.optedOut,
    handledBy: decided.state.handledBy,
    personId,
    sequence,
    erasedThrough: storedKey === undefined ? was?.sequence : was?.erasedThrough,
    recent: remember(was?.recent ?? [], inbound.messageSid, sequence),
    waiting,
    claimedBy: was?.claimedBy,
    flood,
    startedAt: was?.startedAt ?? now,
    updatedAt: now,
    version: was?.version ?? 1,
  };
  const item = toItem(platform.hubId, next, settings.retention.conversationDays);
  writes.push(was === undefined ? create(item) : replace(item, was.version));
  writes.push(
    create(
      toMessageItem(key, phoneKey, {
        sequence,
        direction: 'in',
        at: now,
        text: inbound.body,
        reply,
        media: inbound.mediaCount,
      }),
    ),
  );
  for (const call of calls) writes.push(await alertWrite(platform, settings, phoneKey, call.reason, call.urgent, 0));
  // Each time it becomes more urgent its clock starts anew; without a clock nobody would hear of it again.
  if (waiting !== undefined && was?.waiting?.urgency !== waiting.urgency) {
    const minutes = settings.intake.answerMinutes;
    const dueAt = later(now, minutes * 60_000);
    writes.push(setTimer({ id: platform.ids.uuid(), dueAt, work: { what: 'review-conversation', phoneKey } }));
  }
  return { reply, writes, calledHuman: calls.length > 0 };
}

async function personOf(
  platform: Platform,
  settings: HubSettings,
  phoneKey: PhoneKey,
  phone: string | undefined,
  { answers, language }: Conversation,
  now: string,
): Promise<{ personId: string; writes: Write[] }> {
  return createPersonWrites(platform, {
    phoneKeys: [phoneKey],
    language,
    ageBand: answers.ageBand ?? 'unknown',
    communityId: answers.communityId,
    privately: {
      ...(phone !== undefined && { phone }),
      ...(answers.accommodations && { accommodations: answers.accommodations }),
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

/** A conversation waits for a human from the first thing that calls for one; later ones can only make it more urgent. */
function waitingAfter(
  was: ConversationItem | undefined,
  effects: readonly Effect[],
  now: string,
  alerts: number,
): ConversationItem['waiting'] {
  const called = effects.flatMap((effect) => urgencyOf(effect) ?? []);
  const all: Urgency[] = was?.waiting === undefined ? called : [was.waiting.urgency, ...called];
  const urgency = URGENCY.find((one) => all.includes(one));
  if (urgency === undefined) return undefined;
  return was?.waiting?.urgency === urgency
    ? { ...was.waiting, alerts: was.waiting.alerts + alerts }
    : { urgency, since: now, alerts };
}

function urgencyOf(effect: Effect): Urgency | undefined {
  switch (effect.kind) {
    case 'call-human':
      return effect.reason === 'danger' || effect.reason === 'opted-out-in-danger' || effect.reason === 'threat-near'
        ? 'danger'
        : 'human-asked';
    case 'intake-ready':
      return 'intake-ready';
    case 'text-for-human':
      return 'unread';
    case 'opted-out':
    case 'opted-in':
    case 'erase':
    case 'language-changed':
      return undefined;
  }
}

function floodAfter(was: ConversationItem | undefined, now: string): ConversationItem['flood'] {
  const hour = now.slice(0, 13);
  return { hour, texts: was?.flood.hour === hour ? was.flood.texts + 1 : 1 };
}

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

function intakeHub(settings: HubSettings, language: Language | undefined): IntakeHub {
  const defaultLanguage = settings.languages[0] ?? 'fr';
  return {
    texts: settings.texts,
    crisisLines: settings.intake.crisisLines,
    defaultLanguage,
    askAgainAfterMinutes: settings.intake.askAgainAfterMinutes,
    timeZoneOf: (id) => (id === undefined ? undefined : communityById(id)?.timeZone) ?? settings.timeZone,
    findCommunity: (words) => {
      const search = findCommunity(words);
      if (search.kind === 'unknown') return search;
      const named = ({ id }: { id: string }): { id: string; name: string } => ({
        id,
        name: communityById(id)?.name[language ?? defaultLanguage] ?? id,
      });
      return search.kind === 'found'
        ? { kind: 'found', ...named(search.community), exact: search.exact }
        : { kind: 'ambiguous', candidates: search.candidates.map(named) };
    },
  };
}
