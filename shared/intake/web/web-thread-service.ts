import { parseHubSettings, readHubSettings, settingsKey, type HubSettings } from '../../directory/index.ts';
import type { DataKey } from '../../platform/key-ring.ts';
import type { PhoneKey, Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { Write } from '../../platform/transaction.ts';
import type { Channel } from '../hub-of-settings.ts';
import { keyOf, receiveText } from '../inbound-service.ts';
import type { Language } from '../model.ts';
import { sittingIsOver } from './web-sitting.ts';
import { textsOnPage } from '../texts/web-texts.ts';
import {
  conversationKey,
  conversationKeySubject,
  fromMessageItem,
  messageKey,
  openConversation,
  openFarewell,
  parseConversation,
  type ConversationItem,
  type Message,
} from '../store.ts';

/**
 * The conversation of a web page. The page holds a secret of 128 random bits and nothing else does: the conversation is
 * found by its fingerprint. Who knows the secret reads what was said in this sitting, and nothing before or after it.
 */

const TOKEN = /^[A-Za-z0-9_-]{22}$/;
export const isPageToken = (value: string): boolean => TOKEN.test(value);

/** More than one sees at once; a page that asks in between misses none. */
const MOST_MESSAGES = 50;

export interface WebPage {
  /** Where the quick exit leads: an https address. */
  readonly leaveTo: string;
  /** The number to call in an emergency. */
  readonly emergency: string;
}

/** What the page needs of the hub; undefined where the hub has no page. */
export async function webPageOf(platform: Platform): Promise<WebPage | undefined> {
  const { intake } = await readHubSettings(platform);
  return intake.webPage ? { leaveTo: intake.leaveTo, emergency: intake.crisisLines.emergency } : undefined;
}

export interface ThreadMessage {
  readonly sequence: number;
  readonly from: 'person' | 'hub';
  readonly text: string;
}

export interface WebThread {
  /** Oldest first. A text and its direct reply have the same sequence, in this order. */
  readonly messages: readonly ThreadMessage[];
  /** Ask after this sequence next time. */
  readonly through: number;
  /** Everything up to here was erased: it must go from the page as well. */
  readonly erasedThrough: number;
  /** A member of the hub writes at present. */
  readonly personIsHere: boolean;
}

const NOTHING: WebThread = { messages: [], through: 0, erasedThrough: 0, personIsHere: false };

interface Found {
  readonly phoneKey: PhoneKey;
  readonly settings: HubSettings;
  readonly item: ConversationItem | undefined;
  readonly key: DataKey | undefined;
}

async function find(platform: Platform, token: string): Promise<Found> {
  const phoneKey = await keyOf(platform, { channel: 'web', token });
  const subject = conversationKeySubject(phoneKey);
  const found = await platform.table.batchGet([conversationKey(phoneKey), settingsKey(platform.hubId)], [subject]);
  const stored = found.item(conversationKey(phoneKey));
  return {
    phoneKey,
    settings: (await parseHubSettings(platform, found.item(settingsKey(platform.hubId)))).settings,
    item: stored === undefined ? undefined : parseConversation(stored),
    key: stored === undefined ? undefined : await platform.keys.openAfter(platform.table, subject, found),
  };
}

/**
 * What was said after message number `after`. Up to where the page says that it has `shown` messages is noted for the
 * coordinator: what was fetched and never arrived does not count. With nothing new it costs one round trip.
 *
 * @param token 22 characters of base64url
 * @param shown the same as `after`, but for a page that is built anew each time
 * Refuses with `no-page` where the hub has none, and with `sitting-over` after half an hour of silence.
 */
export async function readThread(
  platform: Platform,
  token: string,
  after: number,
  shown: number = after,
): Promise<WebThread | Refusal> {
  const { phoneKey, settings, item, key } = await find(platform, token);
  if (!settings.intake.webPage) return noPage();
  if (item === undefined) return NOTHING;
  if (isOver(item, platform)) return sittingOver();
  const seen = Math.min(shown, item.sequence);
  if (seen > (item.seenThrough ?? 0)) await platform.table.write([noteSeen(phoneKey, seen)]);
  const erasedThrough = item.erasedThrough ?? 0;
  const opened = key === undefined ? undefined : openConversation(key, item);
  if (key === undefined || opened === undefined) {
    const farewell = after < item.sequence ? openFarewell(await platform.keys.hubKey(), item) : undefined;
    return {
      messages: farewell === undefined ? [] : [{ sequence: item.sequence, from: 'hub', text: farewell }],
      through: item.sequence,
      erasedThrough: item.sequence,
      personIsHere: false,
    };
  }
  const from = Math.max(after, erasedThrough);
  const said = item.sequence > from ? await messagesAfter(platform, phoneKey, key, from) : [];
  return {
    messages: said.flatMap(inOrder),
    through: said.at(-1)?.sequence ?? item.sequence,
    erasedThrough,
    personIsHere: opened.conversation.withPerson === true,
  };
}

/** The last ones, oldest first. */
async function messagesAfter(platform: Platform, phoneKey: PhoneKey, key: DataKey, after: number): Promise<Message[]> {
  const { items } = await platform.table.query({
    pk: conversationKey(phoneKey).pk,
    between: [messageKey(phoneKey, after + 1).sk, 'MESSAGE#~'],
    descending: true,
    limit: MOST_MESSAGES,
  });
  return items.map((item) => fromMessageItem(key, item)).reverse();
}

function inOrder({ sequence, direction, text, reply }: Message): ThreadMessage[] {
  if (direction === 'out') return [{ sequence, from: 'hub', text }];
  return [
    { sequence, from: 'person', text },
    ...(reply === undefined ? [] : [{ sequence, from: 'hub', text: reply } as const]),
  ];
}

/** Leaves the version alone: a coordinator who writes just now need not read again because a page was looked at. */
const noteSeen = (phoneKey: PhoneKey, through: number): Write => ({
  update: conversationKey(phoneKey),
  set: 'SET seenThrough = :through',
  condition: 'attribute_exists(pk) AND (attribute_not_exists(seenThrough) OR seenThrough < :through)',
  values: { through },
  refusal: 'seen-already',
});

/** A page that is closed cannot be written to: no hours, no code word for another day. */
const ON_PAGE: Channel = { wording: textsOnPage, notAsked: ['safeHours'] };

export interface PageText {
  readonly token: string;
  /** At most 1,600 characters, not blank. */
  readonly body: string;
  /** Made by the page, once for each text: a repeat under the same name is no second text. */
  readonly id: string;
  /** Of the page; their words may soon tell another. */
  readonly language: Language;
}

/**
 * Takes a text from a page in. After the end of a sitting it is never lost, since it may be a cry for help: it begins a new
 * conversation under another secret, made from the old one, so that a repeat finds the same. But a text that was taken in
 * before the end, as when a browser sends a page again, is not taken twice.
 *
 * @returns the token that the page holds from now on: the same, or that of the new conversation
 * Refuses with `no-page` where the hub has none, and with `sitting-over` when an old text comes again.
 */
export async function writeFromPage(
  platform: Platform,
  { token, body, id, language }: PageText,
): Promise<{ readonly token: string } | Refusal> {
  const { settings, item } = await find(platform, token);
  if (!settings.intake.webPage) return noPage();
  let current = token;
  if (isOver(item, platform)) {
    if (item?.recent.some(({ sid }) => sid === id) === true) return sittingOver();
    current = (await platform.fingerprint('web-page-next', `${token}\n${id}`)).slice(0, token.length);
    // It is there already only if this very text began it.
    if (isOver((await find(platform, current)).item, platform)) return sittingOver();
  }
  const from = { channel: 'web', token: current } as const;
  await receiveText(platform, { from, body, messageSid: id, mediaCount: 0 }, { ...ON_PAGE, language });
  return { token: current };
}

/**
 * The person is done and wants the page to forget: from now on the secret opens nothing. The conversation stays with the
 * coordinators. Without a script this is the only way to be sure that a page which is sent again shows nothing.
 */
export async function endSitting(platform: Platform, token: string): Promise<void> {
  await platform.table.write([
    {
      update: conversationKey(await keyOf(platform, { channel: 'web', token })),
      // A coordinator who is just writing must read again: nobody is there any more.
      set: 'SET pageClosedAt = :now, version = version + :one',
      condition: 'attribute_exists(pk)',
      values: { now: platform.clock().toISOString(), one: 1 },
      refusal: 'nothing-written',
    },
  ]);
}

const isOver = (item: ConversationItem | undefined, platform: Platform): boolean =>
  item !== undefined &&
  (item.pageClosedAt !== undefined || sittingIsOver(item.updatedAt, platform.clock().toISOString()));

const noPage = (): Refusal => refuse('not-found', 'no-page', 'There is nothing here.');
const sittingOver = (): Refusal => refuse('conflict', 'sitting-over', 'This conversation is no longer shown here.');
