import { auditWrite } from '../access/index.ts';
import { loadDirectory, parseHubSettings, readHubSettings, settingsKey, type HubSettings } from '../directory/index.ts';
import { lintText, measure, outboxStates, queueText, type SafetyFinding } from '../messaging/index.ts';
import { later } from '../platform/clock.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { isPhoneKey, type PhoneKey, type Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { consumeTimer, setTimer } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { givenBack, takenOver } from './conversation.ts';
import { describeAnswers, type IntakeSummary } from './describe.ts';
import { alertWrite } from './inbound-service.ts';
import type { SafeHours } from './model.ts';
import { safeToWrite, type SafeToWrite } from './safe-hours.ts';
import {
  conversationKey,
  conversationKeySubject,
  fromMessageItem,
  messageKey,
  openConversation,
  parseConversation,
  sealConversation,
  toItem,
  toMessageItem,
  triagePk,
  type ConversationItem,
  type Message,
  type Opened,
} from './store.ts';

/** The triage queue, the most urgent first, then who has waited longest. It says nothing of what was written. */
export async function listWaiting(
  platform: Platform,
  scope: Scope,
  page: PageRequest,
): Promise<Page<ConversationItem>> {
  const { items, cursor } = await platform.table.query({ ...page, pk: triagePk(scope.hubId), index: 'gsi1' });
  return { items: items.map(parseConversation), ...(cursor !== undefined && { cursor }) };
}

export interface OpenConversation {
  readonly item: ConversationItem;
  readonly intake: IntakeSummary;
  readonly safety: SafeToWrite;
  readonly messages: (Message & { readonly delivery?: string })[];
  /** For older messages. */
  readonly cursor?: string;
}

interface Loaded {
  readonly settings: HubSettings;
  readonly item: ConversationItem;
  readonly key: DataKey;
  readonly opened: Opened;
}

async function load(platform: Platform, phoneKey: PhoneKey): Promise<Loaded | Refusal> {
  const subject = conversationKeySubject(phoneKey);
  const found = await platform.table.batchGet([conversationKey(phoneKey), settingsKey(platform.hubId)], [subject]);
  const stored = found.item(conversationKey(phoneKey));
  if (stored === undefined) return notFound();
  const key = await platform.keys.openAfter(platform.table, subject, found);
  const item = parseConversation(stored);
  const opened = key === undefined ? undefined : openConversation(key, item);
  if (key === undefined || opened === undefined) {
    return refuse('not-found', 'conversation-erased', 'This conversation was erased at the wish of the person.');
  }
  const { settings } = await parseHubSettings(platform, found.item(settingsKey(platform.hubId)));
  return { settings, item, key, opened };
}

const notFound = (): Refusal => refuse('not-found', 'conversation-not-found', 'There is no such conversation.');

/** Reads the thread. Whoever opens it, when and why is written to the audit before a word is shown. */
export async function readConversation(
  platform: Platform,
  scope: Scope,
  id: string,
  reason: string,
  page: PageRequest,
): Promise<OpenConversation | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  const { item, key, opened } = loaded;
  await platform.table.write([auditWrite(platform, scope, conversationKeySubject(id), 'open-conversation', reason)]);
  const { items, cursor } = await platform.table.query({
    pk: conversationKey(id).pk,
    between: [messageKey(id, (item.erasedThrough ?? 0) + 1).sk, 'MESSAGE#~'],
    descending: true,
    limit: page.limit,
    cursor: page.cursor,
  });
  const messages = items.map((one) => fromMessageItem(key, one)).reverse();
  const states = await outboxStates(
    platform,
    messages.flatMap(({ outboxId }) => outboxId ?? []),
  );
  return {
    item,
    intake: describeAnswers(opened.conversation),
    safety: safeToWrite(opened.conversation.answers, platform.clock().toISOString()),
    messages: messages.map((message) => {
      const state = message.outboxId === undefined ? undefined : states.get(message.outboxId);
      return state === undefined ? message : { ...message, delivery: state.status };
    }),
    ...(cursor !== undefined && { cursor }),
  };
}

export interface SentText {
  readonly outboxId: string;
  readonly sequence: number;
  /** When it leaves, if the person's safe hours make it wait. */
  readonly notBefore?: string;
  readonly segments: number;
  readonly warnings: readonly SafetyFinding[];
}

/**
 * A coordinator writes. Refused when the person opted out; when texting is not known to be safe, unless the coordinator
 * says so knowingly; and when the lint finds something that gives the person away, unless likewise.
 */
export async function writeToPerson(
  platform: Platform,
  scope: Scope,
  id: string,
  text: { readonly id?: string; readonly body: string; readonly knowingly: boolean },
): Promise<SentText | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  const { settings, item, key, opened } = loaded;
  const now = platform.clock().toISOString();
  if (item.optedOut) {
    return refuse('conflict', 'opted-out', 'The person asked for no more texts. Only their own START ends that.');
  }
  const safety = safeToWrite(opened.conversation.answers, now);
  if (!text.knowingly && (safety.safe === 'no' || safety.safe === 'unknown')) {
    return refuse(
      'conflict',
      'not-known-to-be-safe',
      'The person has not said that texting is safe. To write all the same, send knowingly: true.',
      'knowingly',
    );
  }
  const declaredSafe = opened.conversation.answers.safeToText === 'yes';
  const { organizations } = await loadDirectory(platform);
  const warnings = lintText(text.body, {
    phoneDeclaredSafe: declaredSafe,
    isTemplate: false,
    organizationNames: organizations
      .filter(({ kinds }) => !kinds.includes('first-nation'))
      .flatMap(({ name }) => [name.fr, name.en]),
  });
  // On a phone that may be in other hands no coordinator can wave through what gives the person away.
  if (
    (!text.knowingly || !declaredSafe) &&
    warnings.some(({ kind }) => kind !== 'forces-ucs-2' && kind !== 'too-long')
  ) {
    const found = warnings.map(({ kind }) => kind).join(', ');
    return refuse(
      'conflict',
      'text-gives-away',
      declaredSafe
        ? `The text may give the person away (${found}). Change it, or send knowingly: true.`
        : `The text may give the person away (${found}), and the phone is not known to be safe. Change it.`,
      'body',
    );
  }
  if (opened.phone === undefined) {
    return refuse('conflict', 'page-not-phone', 'This person wrote from a web page: texts cannot be sent yet.');
  }
  const notBefore = safety.safe === 'later' ? safety.at : undefined;
  const sequence = item.sequence + 1;
  const queued = await queueText(platform, {
    ...(text.id !== undefined && { id: text.id }),
    to: opened.phone,
    body: text.body,
    from: 'intake',
    sealedWith: key,
    urgent: item.waiting?.urgency === 'danger',
    about: { kind: 'conversation', id },
    afterFailure: { what: 'text-failed', phoneKey: id },
    ...(notBefore !== undefined && { notBefore }),
  });
  const { waiting, ...rest } = item;
  const next: ConversationItem = {
    ...rest,
    handledBy: 'human',
    sealed: sealConversation(key, id, takenOver(opened.conversation), opened.phone),
    sequence,
    claimedBy: scope.memberId,
    updatedAt: now,
  };
  const outcome = await platform.table.write([
    replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version),
    create(
      toMessageItem(key, id, {
        sequence,
        direction: 'out',
        at: now,
        text: text.body,
        media: 0,
        outboxId: queued.id,
        author: scope.memberId,
      }),
    ),
    queued.write,
    auditWrite(
      platform,
      scope,
      conversationKeySubject(id),
      'text-person',
      waiting === undefined ? 'follow-up' : 'answer',
    ),
  ]);
  const repeated = !outcome.committed && outcome.refusals.includes('text-exists');
  if (!outcome.committed && !repeated) return changed();
  return {
    outboxId: queued.id,
    sequence: repeated ? item.sequence : sequence,
    segments: measure(text.body).segments,
    warnings,
    ...(notBefore !== undefined && { notBefore }),
  };
}

const changed = (): Refusal =>
  refuse(
    'precondition',
    'changed-meanwhile',
    'A new text came in meanwhile. Read the conversation again, then repeat.',
  );

/** The hours in which texts may reach the phone, as the person told them to a coordinator. */
export async function setSafeHours(
  platform: Platform,
  scope: Scope,
  id: string,
  safeHours: SafeHours,
  version: number,
): Promise<ConversationItem | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  if (!Intl.supportedValuesOf('timeZone').includes(safeHours.timeZone)) {
    return refuse(
      'invalid',
      'unknown-time-zone',
      'Use a name such as America/Toronto or America/Winnipeg.',
      'timeZone',
    );
  }
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  const { settings, item, key, opened } = loaded;
  if (item.version !== version) return changed();
  const { conversation, phone } = opened;
  const next: ConversationItem = {
    ...item,
    sealed: sealConversation(key, id, { ...conversation, answers: { ...conversation.answers, safeHours } }, phone),
  };
  const outcome = await platform.table.write([
    replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version),
    auditWrite(platform, scope, conversationKeySubject(id), 'handle-conversation', 'safe-hours'),
  ]);
  return outcome.committed ? { ...next, version: version + 1 } : changed();
}

export type TriageAction = 'take-over' | 'give-back' | 'done';

/** Takes a conversation over from the flow, gives it back, or takes it off the queue. */
export async function handleConversation(
  platform: Platform,
  scope: Scope,
  id: string,
  action: TriageAction,
  version: number,
): Promise<ConversationItem | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  const { settings, item, key, opened } = loaded;
  if (item.version !== version) return changed();
  const conversation =
    action === 'take-over'
      ? takenOver(opened.conversation)
      : action === 'give-back'
        ? givenBack(opened.conversation)
        : opened.conversation;
  const { handledBy } = conversation;
  const { waiting, claimedBy, ...rest } = item;
  const next: ConversationItem = {
    ...rest,
    handledBy,
    sealed: sealConversation(key, id, conversation, opened.phone),
    ...(action === 'take-over' && { claimedBy: scope.memberId, waiting }),
    ...(action === 'done' && { claimedBy }),
    updatedAt: platform.clock().toISOString(),
  };
  const outcome = await platform.table.write([
    replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version),
    auditWrite(platform, scope, conversationKeySubject(id), 'handle-conversation', action),
  ]);
  return outcome.committed ? { ...next, version: version + 1 } : changed();
}

/** The conversation, and whether its key is gone: then everything in it is erased. */
async function look(
  platform: Platform,
  phoneKey: string,
): Promise<{ readonly item: ConversationItem; readonly erased: boolean } | undefined> {
  if (!isPhoneKey(phoneKey)) return undefined;
  const subject = conversationKeySubject(phoneKey);
  const found = await platform.table.batchGet([conversationKey(phoneKey)], [subject]);
  const stored = found.item(conversationKey(phoneKey));
  if (stored === undefined) return undefined;
  return {
    item: parseConversation(stored),
    erased: (await platform.keys.openAfter(platform.table, subject, found)) === undefined,
  };
}

type Decide = (settings: HubSettings, item: ConversationItem, erased: boolean) => Promise<readonly Write[]>;

/** Consumes the timer in the same transaction as its effect; a conversation that changed meanwhile is looked at anew. */
async function onTimer(platform: Platform, phoneKey: string, timerId: string, decide: Decide): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const seen = await look(platform, phoneKey);
    const effect = seen === undefined ? [] : await decide(await readHubSettings(platform), seen.item, seen.erased);
    const outcome = await platform.table.write([consumeTimer(timerId), ...effect]);
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
  }
  // Still there, and still due: the sweeper meets it again.
}

/**
 * A conversation that still waits goes to the next person on call, again and again until somebody takes it; one whose key was
 * erased leaves the queue.
 */
export function reviewConversationNow(platform: Platform, phoneKey: string, timerId: string): Promise<void> {
  return onTimer(platform, phoneKey, timerId, async (settings, item, erased) => {
    const { waiting } = item;
    if (erased)
      return [
        replace(toItem(platform.hubId, forgotten(platform, item), settings.retention.conversationDays), item.version),
      ];
    if (waiting === undefined) return [];
    const next: ConversationItem = { ...item, waiting: { ...waiting, alerts: waiting.alerts + 1 } };
    const dueAt = nextAlertAt(platform, settings, next);
    const urgent = waiting.urgency === 'danger';
    return [
      replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version),
      await alertWrite(platform, settings, item.phoneKey, 'unanswered', urgent, waiting.alerts),
      setTimer({ id: platform.ids.uuid(), dueAt, work: { what: 'review-conversation', phoneKey } }),
    ];
  });
}

const LONGEST_BETWEEN_ALERTS_MINUTES = 240;

/** Danger is told again and again; anything else ever more rarely, or whoever is on call would mute the phone. */
function nextAlertAt(platform: Platform, settings: HubSettings, { waiting }: ConversationItem): string {
  const { answerMinutes } = settings.intake;
  const times = waiting?.urgency === 'danger' ? 1 : 2 ** Math.min(waiting?.alerts ?? 0, 10);
  const minutes = Math.max(answerMinutes, Math.min(answerMinutes * times, LONGEST_BETWEEN_ALERTS_MINUTES));
  return later(platform.clock().toISOString(), minutes * 60_000);
}

/** Whether a text may still go to this person: asked again right before each sending. */
export async function mayText(platform: Platform, phoneKey: string): Promise<boolean> {
  const seen = await look(platform, phoneKey);
  return seen !== undefined && !seen.erased && !seen.item.optedOut;
}

/** What stays of an erased conversation: that it was, and whether it wants no texts. */
function forgotten(platform: Platform, item: ConversationItem): ConversationItem {
  const { phoneKey, channel, optedOut, sequence, recent, flood, startedAt, version } = item;
  return {
    ...{ phoneKey, channel, optedOut, sequence, recent, flood, startedAt, version },
    handledBy: 'flow',
    erasedThrough: sequence,
    updatedAt: platform.clock().toISOString(),
  };
}

/** A coordinator's text did not arrive: the conversation is back in the queue, and whoever is on call hears of it. */
export function textFailedNow(platform: Platform, phoneKey: string, timerId: string): Promise<void> {
  return onTimer(platform, phoneKey, timerId, async (settings, item, erased) => {
    if (erased) return [];
    const since = platform.clock().toISOString();
    const next: ConversationItem = { ...item, waiting: item.waiting ?? { urgency: 'unread', since, alerts: 0 } };
    return [
      replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version),
      await alertWrite(platform, settings, item.phoneKey, 'text-failed', false, 0),
      setTimer({
        id: platform.ids.uuid(),
        dueAt: nextAlertAt(platform, settings, next),
        work: { what: 'review-conversation', phoneKey },
      }),
    ];
  });
}
