import type { HubSettings } from '../../directory/index.ts';
import { readJoined } from '../../identity/index.ts';
import { queueText } from '../../messaging/index.ts';
import { profileKey, readProfile } from '../../people/index.ts';
import { later } from '../../platform/clock.ts';
import { isPhoneKey, type Platform } from '../../platform/platform.ts';
import { setTimer, type TimerWork } from '../../platform/timer.ts';
import { create, replace, type Write } from '../../platform/transaction.ts';
import { BY_PHONE, intakeHub } from '../hub-of-settings.ts';
import { say, timeZoneOf } from '../progress.ts';
import { load, safetyOf, type Loaded } from '../reading-service.ts';
import { HUB_ITSELF, sealConversation, toItem, toMessageItem, type ConversationItem } from '../store.ts';
import { answerWindowMs } from './check-clock.ts';
import { sayPickup } from './trip-moment.ts';
import { isTooLate, textKeyOf, withTripText, type TripNews } from './trip-text.ts';

export type TripTextWrites =
  | { readonly kind: 'queued'; readonly writes: readonly Write[]; readonly outboxId: string }
  | {
      readonly kind: 'cannot';
      /**
       * `no-conversation`: they never texted, or all of it was erased; `page`: they only ever wrote from a web page. `not-safe`: no
       * text may go to the phone they use, or none in time: before whoever comes would be there, or while they wait.
       */
      readonly why: 'no-conversation' | 'opted-out' | 'not-safe' | 'page';
    };

/**
 * The writes of one text to a person about their trip, for the transaction in which what it says becomes true: the message in
 * the thread of the phone they use, the conversation, the text in the outbox behind the one before it, and for a check the
 * clock on its answer. Nothing of who comes is in it. It leaves within their safe hours, and only if `holds` is true still; when
 * it cannot arrive, whoever is on call hears of it.
 *
 * The transaction is refused as `conversation-changed` when the person wrote meanwhile: ask anew.
 */
export async function tripTextWrites(platform: Platform, personId: string, news: TripNews): Promise<TripTextWrites> {
  const found = await conversationsOf(platform, personId);
  const bySms = found.filter(({ item, opened }) => item.channel === 'sms' && opened.phone !== undefined);
  // The phone they wrote from last. Another one of theirs may be anywhere by now.
  const [inUse] = bySms.toSorted((one, other) => (lastText(one) < lastText(other) ? 1 : -1));
  if (inUse === undefined) return { kind: 'cannot', why: found.length > 0 ? 'page' : 'no-conversation' };
  if (inUse.item.optedOut || inUse.opened.conversation.optedOut) return { kind: 'cannot', why: 'opted-out' };
  const safety = safetyOf(platform, inUse);
  if (safety.safe !== 'now' && safety.safe !== 'later') return { kind: 'cannot', why: 'not-safe' };
  const now = platform.clock().toISOString();
  const leavesAt = safety.safe === 'later' ? safety.at : now;
  if (isTooLate(news, leavesAt, now)) return { kind: 'cannot', why: 'not-safe' };
  return queued(platform, inUse, news, leavesAt);
}

const lastText = ({ opened }: Loaded): string => opened.conversation.lastTextAt;

/**
 * Of all the files that are this person's: their living conversations. A phone on which the conversation began anew after an
 * erasure may be somebody else's by now.
 */
async function conversationsOf(platform: Platform, personId: string): Promise<Loaded[]> {
  const files = (await readJoined(platform, [personId])).groupOf(personId);
  const profiles = await platform.table.batchGet(files.map(profileKey));
  const phoneKeys = files.flatMap((file) => {
    const item = profiles.item(profileKey(file));
    const profile = item && readProfile(item);
    return profile?.state === 'active' ? profile.phoneKeys : [];
  });
  const all = await Promise.all([...new Set(phoneKeys)].filter(isPhoneKey).map((key) => load(platform, key)));
  return all.flatMap((one) =>
    'refused' in one || one.item.personId === undefined || !files.includes(one.item.personId) ? [] : one,
  );
}

async function queued(platform: Platform, loaded: Loaded, news: TripNews, leavesAt: string): Promise<TripTextWrites> {
  const { settings, item, key, opened } = loaded;
  const { tripId, holds } = news;
  const { phoneKey } = item;
  const now = platform.clock().toISOString();
  const body = bodyOf(settings, loaded, news, leavesAt);
  const isCheck = news.says === 'check';
  const unanswered: TimerWork = { what: 'arrival-unanswered', phoneKey, tripId };
  const { id: outboxId, write } = await queueText(platform, {
    to: opened.phone ?? '',
    body,
    from: 'intake',
    sealedWith: key,
    urgent: false,
    about: { kind: 'conversation', id: phoneKey },
    // A check that did not arrive has no answer to wait for.
    afterFailure: isCheck ? unanswered : { what: 'text-failed', phoneKey },
    ...(item.lastOutboxId !== undefined && { behind: item.lastOutboxId }),
    notBefore: leavesAt,
    ...(holds !== undefined && { promise: { tripId, holds } }),
  });
  const next: ConversationItem = {
    ...item,
    ...conversationAfter(loaded, news, { at: leavesAt, outboxId }),
    sequence: item.sequence + 1,
    lastOutboxId: outboxId,
    updatedAt: now,
  };
  const message = {
    sequence: next.sequence,
    direction: 'out' as const,
    at: now,
    text: body,
    media: 0,
    author: HUB_ITSELF,
    outboxId,
  };
  const timer = (dueAt: string, work: TimerWork): Write => setTimer({ id: platform.ids.uuid(), dueAt, work });
  const replaced = opened.conversation.arrivalCheck;
  const isReplaced = isCheck && replaced !== undefined && replaced.tripId !== tripId;
  return {
    kind: 'queued',
    outboxId,
    writes: [
      replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version, 'conversation-changed'),
      create(toMessageItem(key, phoneKey, message), 'conversation-changed'),
      write,
      ...(isCheck ? [timer(later(leavesAt, answerWindowMs(settings.intake.answerMinutes)), unanswered)] : []),
      // Of an earlier trip nobody will hear any more.
      ...(isReplaced ? [timer(now, { what: 'arrival-answered', tripId: replaced.tripId, answer: 'none' })] : []),
    ],
  };
}

function conversationAfter(
  { item, key, opened }: Loaded,
  news: TripNews,
  asked: { readonly at: string; readonly outboxId: string },
): Pick<ConversationItem, 'handledBy' | 'sealed'> {
  const conversation = withTripText(opened.conversation, news, asked);
  return {
    handledBy: conversation.handledBy,
    sealed: sealConversation(key, item.phoneKey, conversation, opened.phone),
  };
}

/** On the clock of the place, in their language and their words. */
function bodyOf(settings: HubSettings, { opened }: Loaded, news: TripNews, leavesAt: string): string {
  const { conversation } = opened;
  const { language } = conversation;
  const hub = intakeHub(settings, BY_PHONE, language);
  const own = timeZoneOf(conversation, hub);
  const clocks = { there: news.timeZone ?? own, own };
  const when = news.at === undefined ? '' : sayPickup(news.at, leavesAt, clocks, language);
  return say(textKeyOf(news), conversation, hub, { when }).text;
}
