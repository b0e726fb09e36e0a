import { auditWrite } from '../access/index.ts';
import { later } from '../platform/clock.ts';
import { isPhoneKey, type PhoneKey, type Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { replace, type Write } from '../platform/transaction.ts';
import { isFitForCodeWord } from './answers/code-word.ts';
import { givenBack, trusted, withPerson } from './conversation.ts';
import type { Conversation, Language, SafeHours } from './model.ts';
import { changed, load, notFound, safetyOf, type Loaded } from './reading-service.ts';
import { conversationKeySubject, sealConversation, toItem, type ConversationItem } from './store.ts';
import { wordingOf, type TextKey } from './texts/texts.ts';
import { textsOnPage } from './texts/web-texts.ts';
import { plainWords } from './hearing/wording.ts';
import { outgoing } from './writing-service.ts';

export type TriageAction =
  | 'take-over'
  | 'give-back'
  | 'done'
  /** The phone is the person's own again: a coordinator knows, by a call for instance. */
  | 'trust-phone'
  | 'ask-code-word';

/** After a text this recent somebody is still looking at the screen. */
const STILL_THERE_MS = 30 * 60_000;

/** Takes a conversation over from the flow (and says so to the person, if that is safe), gives it back, or takes it off the queue. */
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
  if (loaded.item.version !== version) return changed();
  const handled = await handling(platform, scope, id, loaded, action);
  if ('refused' in handled) return handled;
  const outcome = await platform.table.write([
    ...handled.writes,
    auditWrite(platform, scope, conversationKeySubject(id), 'handle-conversation', action),
  ]);
  return outcome.committed ? { ...handled.item, version: version + 1 } : changed();
}

interface Handled {
  readonly item: ConversationItem;
  readonly writes: readonly Write[];
}

async function handling(
  platform: Platform,
  scope: Scope,
  id: PhoneKey,
  loaded: Loaded,
  action: TriageAction,
): Promise<Handled | Refusal> {
  const { item, opened } = loaded;
  const { conversation } = opened;
  const { waiting: _waiting, claimedBy, ...rest } = item;
  switch (action) {
    case 'take-over': {
      const taken = withPerson(conversation);
      if (!isThere(platform, loaded)) {
        return kept(platform, id, loaded, taken, { ...item, claimedBy: scope.memberId });
      }
      // Being told that somebody is there is not an answer yet.
      return outgoing(platform, scope, id, loaded, taken, {
        body: textOf('with-person', loaded),
        knowingly: false,
        answers: false,
      });
    }
    case 'give-back':
      if (conversation.doubt !== undefined) {
        return refuse(
          'conflict',
          'phone-in-doubt',
          'The phone may be in other hands. Once you know better, trust it first.',
        );
      }
      return kept(platform, id, loaded, givenBack(conversation), rest);
    case 'done':
      return kept(platform, id, loaded, conversation, { ...rest, ...(claimedBy !== undefined && { claimedBy }) });
    case 'trust-phone':
      return kept(platform, id, loaded, trusted(conversation, platform.clock().toISOString()), item);
    case 'ask-code-word': {
      if (conversation.codeWord === undefined) {
        return refuse('conflict', 'no-code-word', 'This person has set no code word.', 'action');
      }
      if (item.optedOut) {
        return refuse('conflict', 'opted-out', 'The person asked for no more texts. Only their own START ends that.');
      }
      const body = textOf('code-word-ask', loaded);
      return outgoing(platform, scope, id, loaded, withPerson(conversation), {
        body,
        knowingly: true,
        answers: false,
      });
    }
  }
}

function isThere(platform: Platform, loaded: Loaded): boolean {
  const { item, opened } = loaded;
  const since = Date.parse(platform.clock().toISOString()) - Date.parse(opened.conversation.lastTextAt);
  return !item.optedOut && since <= STILL_THERE_MS && safetyOf(platform, loaded).safe === 'now';
}

function textOf(key: TextKey, { settings, item, opened }: Loaded): string {
  const { language, plain } = opened.conversation;
  const own = item.channel === 'web' ? textsOnPage(settings.texts) : settings.texts;
  return wordingOf(key, language, own, { crisisLines: settings.intake.crisisLines }, plain === true);
}

function kept(
  platform: Platform,
  id: PhoneKey,
  { settings, item: was, key, opened }: Loaded,
  conversation: Conversation,
  item: ConversationItem,
): Handled {
  const next: ConversationItem = {
    ...item,
    handledBy: conversation.handledBy,
    sealed: sealConversation(key, id, conversation, opened.phone),
    updatedAt: platform.clock().toISOString(),
  };
  return {
    item: next,
    writes: [replace(toItem(platform.hubId, next, settings.retention.conversationDays), was.version)],
  };
}

/** What a coordinator writes down of how this person wants to be written to; what is left out stays as it is. */
export interface Contact {
  readonly safeHours?: SafeHours | undefined;
  /** As the person told them, by voice for instance. */
  readonly safeToText?: 'yes' | 'no' | undefined;
  /** Short sentences, one idea a text. */
  readonly plain?: boolean | undefined;
  readonly language?: Language | undefined;
  /** Null takes it away. */
  readonly codeWord?: string | null | undefined;
  /** "Not before then": texts wait for it. Null ends the wait. */
  readonly pausedUntil?: string | null | undefined;
}

const LONGEST_PAUSE_MS = 14 * 86_400_000;

/** Refuses an unknown time zone, a pause that is past or too long, and a code word that the conversation would take for something else. */
export async function setContact(
  platform: Platform,
  scope: Scope,
  id: string,
  contact: Contact,
  version: number,
): Promise<ConversationItem | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  const wrong = whatIsWrong(contact, platform.clock().toISOString());
  if (wrong) return wrong;
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  if (loaded.item.version !== version) return changed();
  const next = withContact(loaded.opened.conversation, contact, platform.clock().toISOString());
  const { item, writes } = kept(platform, id, loaded, next, loaded.item);
  const outcome = await platform.table.write([
    ...writes,
    auditWrite(platform, scope, conversationKeySubject(id), 'handle-conversation', 'contact'),
  ]);
  return outcome.committed ? { ...item, version: version + 1 } : changed();
}

function whatIsWrong({ safeHours, codeWord, pausedUntil }: Contact, now: string): Refusal | undefined {
  if (safeHours !== undefined && !Intl.supportedValuesOf('timeZone').includes(safeHours.timeZone)) {
    return refuse(
      'invalid',
      'unknown-time-zone',
      'Use a name such as America/Toronto or America/Winnipeg.',
      'safeHours.timeZone',
    );
  }
  if (typeof codeWord === 'string' && !isFitForCodeWord(plainWords(codeWord).join(' '))) {
    return refuse(
      'invalid',
      'unfit-code-word',
      'Choose a word of three letters or more that means nothing else here: not STOP, OUI, HELP or a number.',
      'codeWord',
    );
  }
  if (typeof pausedUntil === 'string' && (pausedUntil <= now || pausedUntil > later(now, LONGEST_PAUSE_MS))) {
    return refuse('invalid', 'pause-out-of-range', 'Name an instant within the next 14 days.', 'pausedUntil');
  }
  return undefined;
}

function withContact(before: Conversation, contact: Contact, now: string): Conversation {
  const { safeHours, safeToText, plain, language, codeWord, pausedUntil } = contact;
  return {
    ...before,
    answers: { ...before.answers, ...(safeHours && { safeHours }), ...(safeToText && { safeToText }) },
    ...(safeToText === 'yes' && { unsafeSince: undefined, pausedUntil: undefined, lastTextAt: now }),
    ...(safeToText === 'no' && { unsafeSince: now }),
    ...(plain !== undefined && { plain }),
    ...(language && { language, languageIsGuess: false }),
    ...(codeWord !== undefined && { codeWord: codeWord === null ? undefined : plainWords(codeWord).join(' ') }),
    ...(pausedUntil !== undefined && { pausedUntil: pausedUntil ?? undefined }),
  };
}
